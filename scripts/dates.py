"""Refuse les dates de vérification changées en bloc sans source relue : `make dates DEPUIS=origin/main`."""

import subprocess
import sys
from collections.abc import Sequence

from macros.proofs.freshness import FOLDERS, bumped
from scripts.verifier import ROOT, show


def main(chosen: Sequence[str]) -> int:
    """Compare à une branche ou à un enregistrement ; rend 1 si des dates ont changé sans lecture."""
    base = chosen[0] if chosen else "HEAD"
    if base.startswith("-"):
        print(f"Donnez une branche ou un enregistrement, pas « {base} ».", file=sys.stderr)
        return 1
    command = ["git", "-c", "core.quotePath=false", "diff", "--unified=0", base, "--", *FOLDERS]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if said.returncode:
        print(f"git ne connaît pas « {base} ». Exemple : make dates DEPUIS=origin/main", file=sys.stderr)
        return 1
    dates = bumped(said.stdout.splitlines())
    show(dates)
    return 1 if dates else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
