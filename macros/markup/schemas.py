"""Les schémas du guide, en SVG : des cases qui se suivent, le bas d'un site, la première page d'un modèle.

Leurs traits et leurs tailles sont écrits dans le dessin : aucune page ne charge une feuille pour eux.
"""

from collections.abc import Sequence
from textwrap import wrap

from markupsafe import Markup

from macros.markup.html import join
from macros.texts.french import slug
from macros.texts.typography import typeset

WIDTH = 320
"""La largeur d'un schéma : celle d'un petit téléphone ; il s'agrandit sans se déformer."""

LETTERS = 40
"""Le nombre de lettres qui tiennent sur une ligne d'une case."""

LINE, PAD, ARROW = 18, 12, 26
BAND, BOTTOM = 74, 120
"""Où commence et où finit le bas de page, dans son dessin."""

TEXT = Markup('<text fill="currentColor" stroke="none" x="{}" y="{}"{}>{}</text>')
GREY = Markup('<path stroke-width="6" opacity=".35" d="M20 22h190M20 38h270M20 54h230"/>')
"""Le texte d'une page, en barres."""


def chain(title: str, boxes: Sequence[tuple[str, str]]) -> Markup:
    """Des cases de haut en bas, reliées par des flèches : qui, et ce qu'il fait."""
    drawn: list[Markup] = []
    top = 0
    for rank, (who, what) in enumerate(boxes, 1):
        lines = wrap(typeset(what), LETTERS)
        height = LINE * (len(lines) + 1) + 2 * PAD
        drawn += [frame(top, height), words(PAD, top + PAD, [f"{rank}. {who}"], bold=True)]
        drawn.append(words(PAD, top + PAD + LINE, lines))
        top += height
        if rank < len(boxes):
            drawn.append(arrow(top))
            top += ARROW
    return picture(title, boxes, top, drawn)


def footer(title: str, links: Sequence[tuple[str, str]]) -> Markup:
    """Le bas d'un site : une page en gris, ses liens numérotés, et ce que chacun doit dire."""
    named = [f"{rank}. {name}" for rank, (name, _) in enumerate(links, 1)]
    top = BAND + PAD + LINE * len(links) + PAD
    drawn = [GREY, frame(0, top), Markup('<path d="M1 {}h318"/>').format(BAND)]
    drawn.append(words(PAD, BAND + PAD, named, bold=True))
    for name, (_, what) in zip(named, links, strict=True):
        lines = wrap(typeset(f"{name} : {what}"), LETTERS + 4)
        drawn.append(words(0, top + PAD, lines))
        top += LINE * len(lines) + PAD
    return picture(title, links, top + PAD, drawn)


def frame(top: int, height: int) -> Markup:
    """Le contour d'une case."""
    return Markup('<rect x="1" y="{}" width="318" height="{}"/>').format(top + 1, height - 2)


def arrow(top: int) -> Markup:
    """Une flèche vers la case suivante."""
    return Markup('<path d="M160 {}v{}m-6-6l6 6 6-6"/>').format(top + 2, ARROW - 5)


def words(left: int, top: int, lines: Sequence[str], *, bold: bool = False) -> Markup:
    """Des lignes de texte, à partir d'un coin."""
    weight = Markup(' font-weight="700"') if bold else ""
    said = (
        Markup('<text fill="currentColor" stroke="none" x="{}" y="{}"{}>{}</text>').format(
            left, top + LINE * at + 13, weight, typeset(line)
        )
        for at, line in enumerate(lines)
    )
    return join(said)


def picture(title: str, said: Sequence[tuple[str, str]], height: int, drawn: Sequence[Markup]) -> Markup:
    """Le dessin et ses mots ; il est tu aux lecteurs d'écran, que son nom et sa description servent déjà."""
    name, told = slug(title), " ; ".join(f"{who} : {what}" for who, what in said)
    return Markup(
        '<svg viewBox="0 0 {0} {1}" width="{0}" role="img" aria-labelledby="{2} {2}-dit">\n'
        '<title id="{2}">{3}</title>\n<desc id="{2}-dit">{4}</desc>\n'
        '<g aria-hidden="true" fill="none" stroke="currentColor" font-size="13">\n{5}</g></svg>'
    ).format(WIDTH, height, name, typeset(title), typeset(told), join(drawn, "\n"))


PAGE, MARGIN, STEP = 84, 8, 5
"""La largeur d'une vignette, sa marge, et la hauteur d'une de ses lignes."""

ROWS = 20
FULL = PAGE - 2 * MARGIN
PER_UNIT = 1.2
"""Le nombre de lettres que représente une unité de large."""


def thumbnail(title: str, paragraphs: Sequence[tuple[str, bool]]) -> Markup:
    """La première page d'un modèle, en petit : une barre par ligne, épaisse pour un titre."""
    bars: dict[bool, str] = {True: "", False: ""}
    top, bottom = MARGIN + 4, MARGIN + STEP * ROWS
    for said, heading in paragraphs:
        left = max(len(said) / PER_UNIT, MARGIN)
        while left > 0 and top < bottom:
            bars[heading] += f"M{MARGIN} {top}h{min(round(left), FULL)}"
            left, top = left - FULL, top + STEP
        top += 2
    return Markup(
        '<svg viewBox="0 0 {0} {1}" width="{0}" role="img" aria-labelledby="premiere-page" fill="none" '
        'stroke="currentColor">\n<title id="premiere-page">{2}</title>\n<rect x="1" y="1" width="{3}" '
        'height="{4}"/><path stroke-width="3" d="{5}"/><path d="{6}"/></svg>'
    ).format(PAGE, bottom + MARGIN, typeset(title), PAGE - 2, bottom + MARGIN - 2, bars[True], bars[False])
