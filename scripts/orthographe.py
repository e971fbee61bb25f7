"""Relit l'orthographe de toutes les pages, et d'une seule traite : `make orthographe`."""

import sys

from macros.building.guide import current_guide
from macros.checks.pages import drafts
from macros.checks.spelling import MISSING, orthographe, speller, words
from macros.reading.problems import Problem
from scripts.verifier import ROOT, command, show


@command
def main() -> int:
    """Montre les mots inconnus ; rend 1 s'il y en a, 0 quand le dictionnaire manque."""
    corpus = current_guide(ROOT)
    check = speller(corpus)
    if check is None:
        print(MISSING)
        return 0
    pages = list(drafts(ROOT, corpus))
    unknown = check({word for page in pages for _, text in page.prose() for word in words(text)})
    misspelt = [
        Problem(page.source.path, line, message)
        for page in pages
        for line, message in orthographe(page, unknown.intersection)
    ]
    show(misspelt)
    return 1 if misspelt else 0


if __name__ == "__main__":
    sys.exit(main())
