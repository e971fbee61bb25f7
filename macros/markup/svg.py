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
