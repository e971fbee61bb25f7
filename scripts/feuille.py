"""Écrit la feuille de style que reçoit le navigateur : la nôtre, sans ses commentaires ni ses espaces."""

import sys

import lightningcss

from macros.building.folder import ASSETS
from scripts.verifier import ROOT

OURS = ROOT / "overrides" / "styles" / "guide.css"
WRITTEN = ROOT / ASSETS / "guide.css"


def main() -> int:
    """Écrit la feuille."""
    WRITTEN.parent.mkdir(parents=True, exist_ok=True)
    WRITTEN.write_text(sheet(), encoding="utf-8")
    return 0


def sheet() -> str:
    """La feuille, aussi légère que possible ; elle donne les mêmes pages."""
    return lightningcss.process_stylesheet(OURS.read_text(encoding="utf-8"), filename=OURS.name)


if __name__ == "__main__":
    sys.exit(main())
