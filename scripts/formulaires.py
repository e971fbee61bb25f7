"""Récrit les formulaires tirés des questions, celui de la forge et celui à imprimer : `make formulaires`."""

import sys
from collections.abc import Mapping
from pathlib import Path

from macros.building.guide import current_guide
from macros.building.mirror import refresh
from macros.contributions.papers import paper, ticket
from macros.corpus.facts import Corpus
from scripts.verifier import ROOT, command

TICKET = ROOT / ".github" / "ISSUE_TEMPLATE" / "retour.yml"
PAPER = ROOT / "data" / "modeles" / "formulaire-retour.md"


@command
def main() -> int:
    """Récrit les fichiers qui ont changé."""
    corpus = current_guide(ROOT)
    for path, text in files(corpus).items():
        refresh(path, text.encode())
    return 0


def files(corpus: Corpus) -> Mapping[Path, str]:
    """Le texte de chaque formulaire, par chemin ; celui à imprimer garde son en-tête, écrit à la main."""
    head = PAPER.read_text(encoding="utf-8").split("\n---\n", 1)[0]
    return {TICKET: ticket(corpus), PAPER: f"{head}\n---\n{paper(corpus)}"}


if __name__ == "__main__":
    sys.exit(main())
