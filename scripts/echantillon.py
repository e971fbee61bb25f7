"""Écrit l'adresse des pages où se conduisent les contrôles du clavier : `python -m scripts.echantillon`.

Ce sont les pages de l'échantillon, et le témoin de chaque gabarit.
"""

import sys
from collections.abc import Iterator

from macros.building.guide import current_guide
from macros.proofs.ledger import Ledger
from scripts.verifier import ROOT, command


@command
def main() -> int:
    """Une adresse par ligne, depuis la racine."""
    sys.stdout.writelines(f"/{address}\n" for address in sorted(set(addresses(current_guide(ROOT).rgaa))))
    return 0


def addresses(ledger: Ledger) -> Iterator[str]:
    """L'adresse de chaque page de l'échantillon et de chaque témoin."""
    yield from (page.address for page in ledger.echantillon.values())
    yield from (template.temoin for template in ledger.gabarits.values())


if __name__ == "__main__":
    sys.exit(main())
