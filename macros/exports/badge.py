"""L'étiquette d'accessibilité que montre le dépôt, d'après le registre."""

from macros.markup import svg
from macros.proofs.rgaa import Bilan, Niveau

TITRE = "Accessibilité"
COLORS = {Niveau.TOTALE: "#18753c", Niveau.PARTIELLE: "#7a4a00", Niveau.NON: "#8f1d1d"}
"""Des fonds assez sombres pour un texte blanc ; le mot dit tout, la couleur ne fait que le répéter."""


def drawing(review: Bilan) -> str:
    """L'étiquette en SVG : un titre, le mot de la loi, la part des critères prouvés."""
    return svg.badge(TITRE, f"{review.niveau}, {review.taux} % prouvés", COLORS[review.niveau])
