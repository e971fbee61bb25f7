"""Les feuilles de style que reçoit le navigateur : les nôtres, sans commentaires ni espaces."""

import re
from collections.abc import Mapping
from pathlib import Path

import lightningcss

from macros.building.folder import ASSETS
from macros.reading.loading import name, read_text
from macros.reading.problems import Problem, Problems

FOLDER = Path("overrides") / "styles"

PLACE = re.compile(r":(\d+):\d+$")
UNREADABLE = (
    "feuille de style illisible ici ou plus haut : une accolade, un deux-points ou un point-virgule manque "
    "ou est de trop. Exemple : p { color: black; }"
)


def write(root: Path) -> None:
    """Écrit chaque feuille d'un guide ; si une seule ne se lit pas, n'écrit rien et dit sa ligne."""
    made = sheets(root)
    (root / ASSETS).mkdir(parents=True, exist_ok=True)
    for place, text in made.items():
        (root / ASSETS / place).write_text(text, encoding="utf-8")


def sheets(root: Path) -> Mapping[str, str]:
    """Les feuilles par nom, aussi légères que possible ; elles donnent les mêmes pages."""
    return {path.name: light(root, path) for path in sorted((root / FOLDER).glob("*.css"))}


def light(root: Path, path: Path) -> str:
    """Une feuille allégée ; refuse celle qui ne se lit pas."""
    text = read_text(root, path)
    try:
        return lightningcss.process_stylesheet(text, filename=path.name)
    except ValueError as error:
        place = PLACE.search(str(error))
        line = min(int(place[1]) + 1 if place else 1, text.count("\n") or 1)
        raise Problems([Problem(name(root, path), line, UNREADABLE)]) from None
