"""Dit les faits à relire et ce qu'il faut rouvrir : `make perimes` ; `--ticket`, une liste à cocher."""

import sys
from collections.abc import Iterator, Sequence

from macros.building.guide import current_guide
from macros.corpus.facts import Corpus
from macros.main import today
from macros.proofs.droit import moved
from macros.proofs.freshness import Perime, overdue
from macros.texts.french import counted
from macros.views.textes import CHANGEMENTS
from scripts.verifier import ROOT

TWO = "Deux personnes relisent la source, puis changent `verifie_le`, `revoir_avant` et la ligne de source."
NOTHING = "Aucun fait n'a passé sa date de relecture."


def main(options: Sequence[str]) -> int:
    """Écrit la liste ; un fait à relire n'est pas une faute."""
    late, guide = overdue(ROOT, today()), current_guide(ROOT)
    print("\n".join(ticket(late, guide) if "--ticket" in options else plain(late, guide)))
    return 0


def changed(guide: Corpus) -> Iterator[str]:
    """Les textes qui ont changé depuis notre lecture, avec les fiches à relire : ils passent d'abord."""
    for pin in guide.articles.values():
        if pin.change:
            sheets = [id for id, item in guide.obligations.items() if pin in moved(item, guide.articles)]
            said = CHANGEMENTS[pin.change.changement]
            yield f"{pin.reference} : {said} Fiches à relire : {', '.join(sheets) or 'aucune'}"


def plain(late: Sequence[Perime], guide: Corpus) -> Iterator[str]:
    """La liste pour une personne au terminal."""
    lines = [*changed(guide), *map(str, late)]
    yield from lines
    yield f"{counted(len(lines), 'fait à relire', 'faits à relire')}. {TWO}" if lines else NOTHING


def ticket(late: Sequence[Perime], guide: Corpus) -> Iterator[str]:
    """La liste à cocher d'un ticket."""
    texts = list(changed(guide))
    if not (texts or late):
        yield NOTHING
        return
    yield from (TWO, "")
    yield from (f"- [ ] {text}" for text in texts)
    yield from (f"- [ ] `{fact.path}` ligne {fact.line} : {str(fact).split(': ', 1)[1]}" for fact in late)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
