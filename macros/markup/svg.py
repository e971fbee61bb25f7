"""Les graphiques du guide : des barres horizontales, en SVG, lisibles sans couleur et à 320 pixels."""

from collections.abc import Sequence
from textwrap import wrap

from markupsafe import Markup

from macros.markup.html import join
from macros.texts.french import number, slug
from macros.texts.typography import NBSP, typeset

WIDTH = 320
"""La largeur du dessin : celle d'un petit téléphone ; il s'agrandit sans se déformer."""

LONGEST = 260
LINE, BAR, GAP = 16, 14, 14
LETTERS = 44
"""Le nombre de lettres qui tiennent sur une ligne de texte du dessin."""


def bars(title: str, shares: Sequence[tuple[str, float]]) -> Markup:
    """Un diagramme de parts en pourcentage : intitulé au-dessus de sa barre, valeur au bout.

    Le dessin est tu aux lecteurs d'écran : son nom et sa description disent déjà tout (RGAA 1.1 et 1.6).
    """
    name, top, drawn = slug(title), 0, []
    for label, value in shares:
        lines = wrap(typeset(label), LETTERS)
        drawn.append(bar(lines, value, top))
        top += LINE * len(lines) + BAR + GAP
    spoken = " ; ".join(f"{label} : {percent(value)}" for label, value in shares)
    return Markup(
        '<svg class="graphique" viewBox="0 0 {} {}" role="img" aria-labelledby="graphique-{} donnees-{}">\n'
        '<title id="graphique-{}">{}</title>\n<desc id="donnees-{}">{}.</desc>\n'
        '<g aria-hidden="true">\n{}</g></svg>'
    ).format(WIDTH, top, name, name, name, typeset(title), name, typeset(spoken), join(drawn))


def bar(lines: Sequence[str], value: float, top: int) -> Markup:
    """Une barre, son intitulé et sa valeur."""
    texts = join(
        Markup('<text class="graphique__nom" x="0" y="{}">{}</text>').format(
            top + LINE * (rank + 1) - 4, line
        )
        for rank, line in enumerate(lines)
    )
    below, length = top + LINE * len(lines), round(LONGEST * value / 100, 1)
    return Markup(
        '{}<rect class="graphique__barre" x="0" y="{}" width="{}" height="{}"/>'
        '<text class="graphique__valeur" x="{}" y="{}">{}</text>\n'
    ).format(texts, below, length, BAR, length + 6, below + BAR - 2, percent(value))


def percent(value: float) -> str:
    """Une part : 8,2 %."""
    return f"{number(value)}{NBSP}%"


LETTER, MARGIN, HEIGHT = 7, 10, 24
BADGE = Markup("""\
<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" role="img" aria-label="{2} : {3}">
<rect width="{0}" height="{1}" rx="3" fill="{4}"/><rect width="{5}" height="{1}" rx="3" fill="#333"/>
<g fill="#fff" font-family="Verdana, sans-serif" font-size="12" text-anchor="middle">
<text x="{6}" y="16">{2}</text><text x="{7}" y="16">{3}</text></g>
</svg>
""")


def badge(title: str, said: str, color: str) -> str:
    """Une étiquette de deux cases : un titre, puis ce que l'on en dit sur un fond de couleur."""
    left, right = width(title), width(said)
    return BADGE.format(left + right, HEIGHT, title, said, color, left, left // 2, left + right // 2)


def width(text: str) -> int:
    """La largeur que prend un texte, marges comprises."""
    return LETTER * len(text) + 2 * MARGIN
