"""Note ce que répond chaque fiche, une fois ses changements annoncés : `make reponses`, et `make publier`."""

import sys
from pathlib import Path

from macros.building.guide import current_guide
from macros.building.mirror import refresh
from macros.checks import annonces
from macros.corpus.facts import Corpus
from macros.proofs.announced import Annonce, noted_again
from scripts.verifier import ROOT, command, show

PLACE = Path("releves") / "reponses.yml"
HEAD = """\
# yaml-language-server: $schema=../construit/schemas/reponses.json
# Écrit par `make publier` ou `make reponses` : ce que répondait chaque fiche à la dernière annonce.
"""


@command
def main() -> int:
    """Refuse un changement que data/nouveautes.yml n'annonce pas ; n'écrit alors rien."""
    corpus = current_guide(ROOT)
    if silent := list(annonces.problems(ROOT, corpus)):
        show(silent)
        return 1
    note(corpus)
    return 0


def note(corpus: Corpus) -> None:
    """Réécrit le relevé."""
    again = noted_again(corpus.obligations.values(), corpus.reponses, corpus.nouveautes.values())
    refresh(ROOT / PLACE, (HEAD + "".join(map(line, again))).encode())


def line(noted: Annonce) -> str:
    """Une fiche dans le relevé."""
    nouveaute = noted.nouveaute or "null"
    return f'- obligation: {noted.obligation}\n  empreinte: "{noted.empreinte}"\n  nouveaute: {nouveaute}\n'


if __name__ == "__main__":
    sys.exit(main())
