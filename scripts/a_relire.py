"""Dit les faits à relire et ce qu'il faut rouvrir : `make perimes` ; `--ticket`, une liste à cocher."""

import sys
from collections.abc import Iterator, Sequence

from macros.main import today
from macros.proofs.freshness import Perime, overdue
from macros.texts.french import counted
from scripts.verifier import ROOT

TWO = "Deux personnes relisent la source, puis changent `verifie_le`, `revoir_avant` et la ligne de source."
NOTHING = "Aucun fait n'a passé sa date de relecture."


def main(options: Sequence[str]) -> int:
    """Écrit la liste ; un fait à relire n'est pas une faute."""
    found = overdue(ROOT, today())
    print("\n".join(ticket(found) if "--ticket" in options else plain(found)))
    return 0


def plain(found: Sequence[Perime]) -> Iterator[str]:
    """La liste pour une personne au terminal."""
    yield from map(str, found)
    yield f"{counted(len(found), 'fait à relire', 'faits à relire')}. {TWO}" if found else NOTHING


def ticket(found: Sequence[Perime]) -> Iterator[str]:
    """La liste à cocher d'un ticket."""
    if not found:
        yield NOTHING
        return
    yield from (TWO, "")
    yield from (f"- [ ] `{fact.path}` ligne {fact.line} : {str(fact).split(': ', 1)[1]}" for fact in found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
