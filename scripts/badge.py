"""Dessine l'étiquette d'accessibilité du fichier LISEZMOI, d'après le registre : `make badge`."""

import sys

from macros.building.guide import current_guide
from macros.building.mirror import refresh
from macros.exports.badge import drawing
from macros.main import today
from macros.models.hebergement import Publication
from macros.proofs.rgaa import assess
from scripts.verifier import ROOT, command

BADGE = ROOT / "docs" / "accessibilite" / "etat.svg"


@command
def main() -> int:
    """Écrit l'étiquette si elle a changé."""
    review = assess(current_guide(ROOT).rgaa, Publication(), today())
    refresh(BADGE, drawing(review).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
