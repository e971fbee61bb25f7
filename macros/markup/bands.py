"""Le dessin de la carte des obligations : une bande par réponse, la population de gauche à droite."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from macros.texts.typography import typeset

WIDTH = 320
"""La largeur du dessin, en unités : il se lit sans être réduit sur un écran de 320 pixels."""

LABEL, ROW, GAP = 18, 7, 6
THIN = 14
KEY, SAMPLE = 20, 28
"""La hauteur d'une ligne de la légende, et la largeur d'un échantillon."""

AXIS = 34
STACKED = frozenset({"s_applique"})
HATCHED = frozenset({"selon_reponse", "a_venir"})
"""Un rang par fiche, des hachures, ou rien : une bande se reconnaît sans sa couleur (RGAA 3.1)."""
DASHES = {"s_applique": "4.5 2.5", "selon_reponse": "1 3", "a_venir": "8 8"}
"""Les tirets de chaque trame : un rang par fiche, des hachures serrées, des hachures larges."""


@dataclass(frozen=True)
class Column:
    """Une tranche de population : l'étiquette de son début, et si elle ne contient qu'un seul nombre."""

    label: str
    single: bool


@dataclass(frozen=True)
class Group:
    """Des fiches qui ont les mêmes réponses : leur nom, leur nombre, leur réponse par tranche."""

    label: tuple[str, ...]
    count: int
    answers: tuple[str, ...]


def drawing(
    title: str,
    description: str,
    columns: Sequence[Column],
    groups: Sequence[Group],
    answers: Sequence[tuple[str, str]],
) -> Markup:
    """L'image en SVG, sans style ni script : la feuille donne les couleurs, le tableau les mots.

    Le dessin est tu aux lecteurs d'écran, qui liraient chaque mot une seconde fois.
    """
    edges = positions(columns)
    top = KEY * -(-len(answers) // 2)
    lines, bottom = [legend(answers)], top + AXIS
    for group in groups:
        lines.append(block(group, edges, bottom))
        bottom += len(group.label) * LABEL + group.count * ROW + GAP
    axis = Markup("").join(ticks(columns, edges, top, bottom))
    return Markup(
        '<div class="carte-obligations">\n<svg role="img" viewBox="0 0 {0} {1}" '
        'aria-labelledby="carte-titre carte-desc">'
        '<title id="carte-titre">{2}</title><desc id="carte-desc">{3}</desc>\n'
        '<g aria-hidden="true">\n{4}\n{5}</g></svg>\n</div>'
    ).format(WIDTH, bottom, typeset(title), typeset(description), axis, Markup("\n").join(lines))


def positions(columns: Sequence[Column]) -> list[float]:
    """Les bords des colonnes, de gauche à droite ; une tranche d'un seul nombre est étroite."""
    wide = (WIDTH - THIN * sum(column.single for column in columns)) / sum(
        not column.single for column in columns
    )
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + (THIN if column.single else wide))
    return edges


def legend(answers: Sequence[tuple[str, str]]) -> Markup:
    """Ce que veut dire chaque sorte de bande, sur deux colonnes."""
    return Markup("").join(
        band(answer, WIDTH / 2 * (rank % 2), KEY * (rank // 2) + 2, SAMPLE, KEY - 8)
        + Markup('<text class="libelle" x="{0}" y="{1}">{2}</text>').format(
            rounded(WIDTH / 2 * (rank % 2) + SAMPLE + 6), KEY * (rank // 2) + KEY - 7, typeset(word)
        )
        for rank, (answer, word) in enumerate(answers)
    )


def ticks(columns: Sequence[Column], edges: Sequence[float], top: float, bottom: float) -> Iterator[Markup]:
    """Les seuils : un nombre en haut, un trait jusqu'en bas. Le lendemain d'un seuil isolé est omis."""
    previous_single = False
    for column, left in zip(columns, edges, strict=False):
        if not previous_single:
            yield Markup(
                '<line class="seuil" x1="{0}" y1="{1}" x2="{0}" y2="{2}"/>'
                '<text class="graduation" x="{3}" y="{4}">{5}</text>'
            ).format(rounded(left), top + 22, bottom, rounded(left + 1), top + 17, column.label)
        previous_single = column.single


def block(group: Group, edges: Sequence[float], top: float) -> Markup:
    """Un groupe : sa phrase, puis une bande par suite de réponses identiques."""
    below = top + len(group.label) * LABEL
    shapes = Markup("").join(
        band(answer, left, below, right - left, group.count * ROW)
        for answer, left, right in runs(group.answers, edges)
    )
    words = Markup("").join(
        Markup('<text class="libelle" x="0" y="{0}">{1}</text>').format(
            rounded(top + rank * LABEL - 4), typeset(line)
        )
        for rank, line in enumerate(group.label, 1)
    )
    return words + shapes


def band(answer: str, left: float, top: float, width: float, height: float) -> Markup:
    """Une bande : vide, ou couverte d'un trait épais que la feuille coupe en rangs ou en hachures."""
    shape = Markup(
        '<rect class="bande bande--{0}" fill="none" stroke="currentColor" '
        'x="{1}" y="{2}" width="{3}" height="{4}"/>'
    ).format(answer, rounded(left), rounded(top), rounded(width), height)
    middle, across = left + width / 2, top + height / 2
    if answer in STACKED:
        return shape + stroke(answer, (middle, top), (middle, top + height), width)
    if answer in HATCHED:
        return shape + stroke(answer, (left, across), (left + width, across), height)
    return shape


def stroke(answer: str, start: tuple[float, float], end: tuple[float, float], thickness: float) -> Markup:
    """Un trait aussi épais que sa bande ; ses tirets en font la trame, même sans la feuille (RGAA 10.2)."""
    line = Markup(
        '<line class="trame--{0}" stroke="currentColor" stroke-dasharray="{1}" '
        'x1="{2}" y1="{3}" x2="{4}" y2="{5}" stroke-width="{6}"/>'
    )
    return line.format(answer, DASHES[answer], *map(rounded, (*start, *end, thickness)))


def runs(answers: Iterable[str], edges: Sequence[float]) -> Iterator[tuple[str, float, float]]:
    """Les suites de réponses identiques, avec leurs bords."""
    start = 0
    for answer, same in groupby(answers):
        end = start + len(list(same))
        yield answer, edges[start], edges[end]
        start = end


def rounded(value: float) -> str:
    """Une coordonnée courte : au plus une décimale."""
    return f"{value:.1f}".removesuffix(".0")
