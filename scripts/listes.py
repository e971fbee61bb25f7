"""Écrit les pages des listes de retours, avant la construction ; retire celles qui n'ont plus de récit."""

import sys
from pathlib import Path

from macros.corpus.loader import current_corpus
from macros.reading.problems import Problems
from macros.views.listes import Liste, lists, title
from scripts.profils import stale_removed, write
from scripts.verifier import ROOT, show

FOLDER = ROOT / "docs" / "retours" / "listes"


def main() -> int:
    """Écrit une page par tranche de cinquante récits de chaque liste."""
    try:
        found = list(lists(current_corpus(ROOT)))
    except Problems as problems:
        show(list(problems.found))
        return 1
    wanted = {place(one, page): content(one, page) for one in found for page in range(1, one.pages + 1)}
    stale_removed(FOLDER, "*.md", wanted)
    for path, text in wanted.items():
        write(path, text)
    return 0


def place(liste: Liste, page: int) -> Path:
    """Le fichier d'une page de liste."""
    return FOLDER.parent.parent / f"{liste.address(page).rstrip('/')}.md"


def content(liste: Liste, page: int) -> str:
    """La page : son en-tête et le mot qui affiche la liste."""
    name = title(liste, page)
    description = f"Les retours d'expérience des collectivités. {name}."
    return (
        f'---\ntitre: "{name}"\ndescription: "{description}"\n---\n'
        f'{{{{ liste_retours("{liste.nom}", {page}) }}}}\n'
    )


if __name__ == "__main__":
    sys.exit(main())
