"""Écrit l'index de recherche d'un site construit : `python -m scripts.index site`."""

import sys
from pathlib import Path

from macros.corpus.loader import load_corpus
from macros.search.index import script
from macros.search.reading import read_site
from scripts.verifier import ROOT

PLACE = Path("assets") / "index-recherche.js"
"""Où la page de recherche trouve l'index, dans le site comme dans le thème."""


def write(site: Path, root: Path = ROOT) -> None:
    """Écrit l'index dans le site, et dans le thème pour que `make servir` offre aussi la recherche."""
    text = script(load_corpus(root), read_site(site))
    for folder in (site, root / "overrides"):
        path = folder / PLACE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
