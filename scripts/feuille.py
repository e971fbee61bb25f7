"""Écrit les feuilles de style que reçoit le navigateur : les nôtres, sans commentaires ni espaces."""

import sys
from collections.abc import Mapping

import lightningcss

from macros.building.folder import ASSETS
from scripts.verifier import ROOT

FOLDER = ROOT / "overrides" / "styles"
OURS = FOLDER / "guide.css"
"""La feuille de toutes les pages ; les autres s'y ajoutent, sur les pages qui les nomment."""

WRITTEN = ROOT / ASSETS


def main() -> int:
    """Écrit chaque feuille."""
    WRITTEN.mkdir(parents=True, exist_ok=True)
    for name, text in sheets().items():
        (WRITTEN / name).write_text(text, encoding="utf-8")
    return 0


def sheets() -> Mapping[str, str]:
    """Les feuilles par nom, aussi légères que possible ; elles donnent les mêmes pages."""
    return {
        path.name: lightningcss.process_stylesheet(path.read_text(encoding="utf-8"), filename=path.name)
        for path in sorted(FOLDER.glob("*.css"))
    }


if __name__ == "__main__":
    sys.exit(main())
