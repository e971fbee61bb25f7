"""L'étiquette d'accessibilité que montre le dépôt, d'après le registre."""

from markupsafe import Markup

from macros.proofs.rgaa import Bilan, Niveau

TITRE = "Accessibilité"
LETTER, MARGIN, HEIGHT = 7, 10, 24
COLORS = {Niveau.TOTALE: "#18753c", Niveau.PARTIELLE: "#7a4a00", Niveau.NON: "#8f1d1d"}
"""Des fonds assez sombres pour un texte blanc ; le mot dit tout, la couleur ne fait que le répéter."""

SHAPE = Markup("""\
<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" role="img" aria-label="{2} : {3}">
<rect width="{0}" height="{1}" rx="3" fill="{4}"/><rect width="{5}" height="{1}" rx="3" fill="#333"/>
<g fill="#fff" font-family="Verdana, sans-serif" font-size="12" text-anchor="middle">
<text x="{6}" y="16">{2}</text><text x="{7}" y="16">{3}</text></g>
</svg>
""")


def drawing(review: Bilan) -> str:
    """L'étiquette en SVG : un titre, le mot de la loi, la part des critères prouvés."""
    said = f"{review.niveau}, {review.taux} % prouvés"
    left, right = width(TITRE), width(said)
    return SHAPE.format(
        left + right, HEIGHT, TITRE, said, COLORS[review.niveau], left, left // 2, left + right // 2
    )


def width(text: str) -> int:
    """La largeur que prend un texte, marges comprises."""
    return LETTER * len(text) + 2 * MARGIN
