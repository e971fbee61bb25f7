"""Écrit, critère par critère, ce qui est prouvé, par quoi, sur combien de pages : `make note-rgaa`."""

import sys

from macros.building.guide import current_guide
from macros.proofs.notes import lines
from scripts.verifier import ROOT, command


@command
def main() -> int:
    """Une ligne par critère, dans l'ordre du référentiel."""
    print("\n".join(lines(current_guide(ROOT).rgaa)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
