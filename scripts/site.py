"""Construit le site à côté, puis l'échange d'un coup avec l'ancien : `make site`."""

import shutil
import subprocess
import sys
from pathlib import Path

from macros.checks.run import verify
from scripts import index, preparer
from scripts.verifier import ROOT, show

SITE = ROOT / "site"


def main() -> int:
    """Prépare, vérifie, construit, échange ; en cas de faute, l'ancien `site/` reste tel quel."""
    if preparer.main():
        return 1
    found = list(verify(ROOT))
    if found:
        show(found)
        return 1
    fresh = SITE.with_name(".site-neuf")
    shutil.rmtree(fresh, ignore_errors=True)
    if not build(fresh):
        shutil.rmtree(fresh, ignore_errors=True)
        return 1
    index.write(fresh, ROOT)
    swap(fresh, SITE)
    print("Le guide est construit dans site/.")
    return 0


def build(target: Path) -> bool:
    """Vrai si le moteur a construit tout le site dans `target`, sans avertissement."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(target)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def swap(fresh: Path, current: Path) -> None:
    """Met le dossier neuf à la place de l'ancien."""
    old = current.with_name(".site-ancien")
    shutil.rmtree(old, ignore_errors=True)
    if current.exists():
        current.rename(old)
    fresh.rename(current)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
