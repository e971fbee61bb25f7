"""Construit le site avec Zensical, le moteur de rechange, dans `site-zensical/` : `make site-zensical`."""

import subprocess
import sys
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from scripts import preparer
from scripts.copies import copy_guide
from scripts.verifier import ROOT

TARGET = ROOT / "site-zensical"


def main() -> int:
    """Prépare, construit dans une copie (Zensical écrit toujours dans `site/`), puis range le résultat."""
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
