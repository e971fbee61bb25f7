"""Dessine l'étiquette d'accessibilité du fichier LISEZMOI, d'après le registre : `make badge`."""

import sys

from macros.building.guide import current_guide
from macros.building.mirror import refresh
from macros.exports.badge import drawing
from macros.main import today
from macros.models.hebergement import Publication
from macros.proofs.rgaa import assess
from macros.reading.problems import Problems
from scripts.verifier import ROOT, show

BADGE = ROOT / "docs" / "accessibilite" / "etat.svg"


def main() -> int:
    """Écrit l'étiquette si elle a changé."""
    try:
        review = assess(current_guide(ROOT).rgaa, Publication(), today())
    except Problems as problems:
        show(list(problems.faults))
        return 1
    refresh(BADGE, drawing(review).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
