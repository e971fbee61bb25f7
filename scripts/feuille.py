"""Écrit les feuilles de style que reçoit le navigateur."""

import sys

from macros.building.sheets import write
from scripts.verifier import ROOT, command


@command
def main() -> int:
    """Écrit chaque feuille ; dit la ligne de celle qui ne se lit pas, et n'écrit alors rien."""
    write(ROOT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
