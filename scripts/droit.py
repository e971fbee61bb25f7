"""Le droit du guide : `make droit` dit la dette ; `make droit EXTRAIT=dossier`, ce qui a bougé."""

import sys
from collections.abc import Sequence
from pathlib import Path

from macros.building.guide import current_guide
from macros.checks.account import account, compare
from macros.main import today
from macros.reading.extracts import read_extract
from scripts.verifier import ROOT, command


@command
def main(given: Sequence[str]) -> int:
    """Écrit le compte et la dette ; avec un extrait, ce qui a bougé, et le note pour les pages."""
    corpus = current_guide(ROOT)
    if not given:
        print("\n".join(account(corpus)))
        return 0
    extract = read_extract(Path(given[0]))
    print("\n".join(compare(corpus, extract, Path(given[0]).name, ROOT, today())))
    return 0


if __name__ == "__main__":
    sys.exit(main([argument for argument in sys.argv[1:] if argument]))
