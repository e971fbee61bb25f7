"""Écrit, avant la construction, le mot d'accessibilité du pied de page, la grille et les lectures."""

import sys

from macros.corpus.facts import Corpus
from macros.corpus.loader import current_corpus
from macros.proofs.rgaa import assess, findings_csv, grid_csv
from macros.reading.problems import Problems
from macros.views.pages import titles
from macros.views.rgaa import target_names
from scripts.profils import write
from scripts.verifier import ROOT, show

FRAGMENT = ROOT / "overrides" / "partials" / "etat-accessibilite.html"
GRILLE = ROOT / "docs" / "accessibilite" / "grille.csv"
LECTURES = GRILLE.with_name("lectures.csv")
BOM = "\ufeff"
"""Ce qui fait lire les accents à un tableur."""


def main() -> int:
    """Écrit les trois fichiers, s'ils ont changé."""
    try:
        corpus = current_corpus(ROOT)
    except Problems as problems:
        show(list(problems.found))
        return 1
    write(FRAGMENT, word(corpus))
    write(GRILLE, BOM + grid_csv(corpus.rgaa, titles(corpus)))
    write(LECTURES, BOM + findings_csv(corpus.rgaa, target_names(corpus)))
    return 0


def word(corpus: Corpus) -> str:
    """Le mot calculé, le même au pied de chaque page."""
    return assess(corpus.rgaa).niveau


if __name__ == "__main__":
    sys.exit(main())
