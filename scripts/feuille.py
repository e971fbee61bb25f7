"""Écrit les feuilles de style que reçoit le navigateur : les nôtres, sans commentaires ni espaces."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import lightningcss

from macros.building.folder import ASSETS
from macros.reading.problems import Problem, Problems
from scripts.verifier import ROOT, command

FOLDER = ROOT / "overrides" / "styles"
OURS = FOLDER / "guide.css"
"""La feuille de toutes les pages ; les autres s'y ajoutent, sur les pages qui les nomment."""

WRITTEN = ROOT / ASSETS


PLACE = re.compile(r":(\d+):\d+$")
UNREADABLE = (
    "feuille de style illisible ici ou plus haut : une accolade, un deux-points ou un point-virgule manque "
    "ou est de trop. Exemple : p { color: black; }"
)


@command
def main() -> int:
    """Écrit chaque feuille ; dit la ligne de celle qui ne se lit pas, et n'écrit alors rien."""
    write()
    return 0


def write() -> None:
    """Écrit chaque feuille."""
    made = sheets()
    WRITTEN.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (WRITTEN / name).write_text(text, encoding="utf-8")


def sheets() -> Mapping[str, str]:
    """Les feuilles par nom, aussi légères que possible ; elles donnent les mêmes pages."""
    return {path.name: light(path) for path in sorted(FOLDER.glob("*.css"))}


def light(path: Path) -> str:
    """Une feuille allégée ; refuse celle qui ne se lit pas."""
    text = path.read_text(encoding="utf-8")
    try:
        return lightningcss.process_stylesheet(text, filename=path.name)
    except ValueError as error:
        place = PLACE.search(str(error))
        line = min(int(place[1]) + 1 if place else 1, text.count("\n") or 1)
        raise Problems([Problem(path.relative_to(ROOT).as_posix(), line, UNREADABLE)]) from None


if __name__ == "__main__":
    sys.exit(main())
