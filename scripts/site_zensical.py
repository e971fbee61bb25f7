"""Construit le site avec Zensical, le moteur de rechange, dans `site-zensical/` : `make site-zensical`."""

import subprocess
import sys
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from macros.checks.run import verify
from scripts import preparer
from scripts.copies import copy_guide
from scripts.jour import today
from scripts.verifier import ROOT, show

TARGET = ROOT / "site-zensical"


def main() -> int:
    """Vérifie, prépare, construit dans une copie (Zensical écrit dans `site/`), puis range le résultat."""
    faults = list(verify(ROOT, today(ROOT)))
    if faults:
        show(faults)
        return 1
    if preparer.main():
        return 1
    with TemporaryDirectory() as folder:
        guide = copy_guide(Path(folder) / "guide")
        if subprocess.run(["zensical", "build", "--strict"], cwd=guide, check=False).returncode:
            return 1
        rmtree(TARGET, ignore_errors=True)
        (guide / "site").rename(TARGET)
    print("Le guide est construit dans site-zensical/.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
