"""Note ce que répond chaque fiche, une fois ses changements annoncés : `make reponses`."""

import sys
from pathlib import Path

from macros.building.guide import current_guide
from macros.building.mirror import refresh
from macros.proofs.announced import Annonce, noted_again, unannounced
from scripts.verifier import ROOT, command

PLACE = Path("releves") / "reponses.yml"
HEAD = """\
# yaml-language-server: $schema=../construit/schemas/reponses.json
# Écrit par `make reponses` : ce que répondait chaque fiche la dernière fois qu'un changement a été annoncé.
"""


@command
def main() -> int:
    """Refuse un changement que data/nouveautes.yml n'annonce pas ; n'écrit alors rien."""
    corpus = current_guide(ROOT)
    items, noted, news = corpus.obligations.values(), corpus.reponses, corpus.nouveautes.values()
    if silent := list(unannounced(items, noted, news)):
        print("\n".join(silent), file=sys.stderr)
        return 1
    refresh(ROOT / PLACE, (HEAD + "".join(map(line, noted_again(items, noted, news)))).encode())
    return 0


def line(noted: Annonce) -> str:
    """Une fiche dans le relevé."""
    nouveaute = noted.nouveaute or "null"
    return f'- obligation: {noted.obligation}\n  empreinte: "{noted.empreinte}"\n  nouveaute: {nouveaute}\n'


if __name__ == "__main__":
    sys.exit(main())
