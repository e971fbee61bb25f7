"""Montre les constats d'accessibilité qui ne comptent plus : `make perimes-rgaa`."""

import sys

from macros.building.guide import current_guide
from macros.corpus.facts import Corpus
from macros.models.rgaa import Verdict
from macros.proofs.rgaa import judged
from macros.proofs.validity import stale
from macros.texts.french import counted
from macros.views.rgaa import finding_line
from scripts.verifier import ROOT, command


@command
def main() -> int:
    """Écrit la liste ; un constat périmé n'est pas une faute, il est à refaire."""
    corpus = current_guide(ROOT)
    print("\n".join(lines(corpus)))
    return 0


def lines(corpus: Corpus) -> list[str]:
    """Les constats périmés, puis leur nombre et celui des critères non vérifiés."""
    outdated = [finding_line(corpus, item) for item in stale(corpus.rgaa)]
    waiting = len([item for item in judged(corpus.rgaa) if item.verdict is Verdict.NON_TESTE])
    return [
        *outdated,
        f"{counted(len(outdated), 'constat périmé', 'constats périmés')}, à refaire.",
        f"{counted(waiting, 'critère non vérifié', 'critères non vérifiés')} au total.",
    ]


if __name__ == "__main__":
    sys.exit(main())
