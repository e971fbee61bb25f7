"""Dit les nombres prouvés, les nombres sans texte et les articles non lus : `make droit`."""

import sys
from collections.abc import Iterator

from macros.building.guide import current_guide
from macros.corpus.facts import Corpus
from macros.proofs.droit import debt, faults, numbers, unread
from macros.texts.french import counted
from scripts.verifier import ROOT


def main() -> int:
    """Écrit le compte, puis la dette ; une preuve qui ne porte pas son nombre se dit à `make verifier`."""
    print("\n".join(account(current_guide(ROOT))))
    return 0


def account(corpus: Corpus) -> Iterator[str]:
    """Le compte des nombres et des textes, fiche par fiche."""
    items = corpus.obligations.values()
    written = sum(1 for item in items for _ in numbers(item))
    alone = {item.id: debt(item, corpus.articles) for item in items}
    wrong = sum(len(faults(item, corpus.articles)) for item in items)
    owing = sum(map(len, alone.values()))
    missing = {item.id: list(unread(item, corpus.articles)) for item in items}
    yield f"{counted(written - owing - wrong, 'nombre prouvé', 'nombres prouvés')} sur {written}."
    yield f"{counted(owing, 'nombre sans texte', 'nombres sans texte')} :"
    yield from (f"  {id} : {it.field} : {it.dit}" for id, found in alone.items() for it in found)
    texts = {it.texte for found in missing.values() for it in found}
    yield f"{counted(len(texts), 'texte non lu', 'textes non lus')} :"
    yield from (f"  {id} : {it.texte} ({it.raison})" for id, found in missing.items() for it in found)


if __name__ == "__main__":
    sys.exit(main())
