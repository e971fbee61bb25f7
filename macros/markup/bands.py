"""Des barres empilées : une par commune, une bande par réponse, reconnue à sa trame comme à sa couleur."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from macros.texts.typography import typeset

WIDTH = 320
"""La largeur du dessin, en unités : il se lit sans être réduit sur un écran de 320 pixels."""

LINE, BAR, GAP = 18, 26, 14
KEY, SAMPLE = 20, 28
"""La hauteur d'une ligne de la légende, et la largeur d'un échantillon."""

STACKED = frozenset({"s_applique"})
HATCHED = frozenset({"selon_reponse", "au_choix", "a_venir"})
"""Un rang par fiche, des hachures, ou rien : une bande se reconnaît sans sa couleur (RGAA 3.1)."""

DASHES = {"s_applique": "4.5 2.5", "selon_reponse": "1 3", "au_choix": "4 2", "a_venir": "8 8"}
"""Les tirets de chaque trame : un rang par fiche, des hachures serrées, moyennes, larges."""

Bar = tuple[str, Sequence[tuple[str, int]]]
"""Le nom d'une barre, et ses réponses : leur sorte et leur nombre."""


def drawing(title: str, description: str, bars: Sequence[Bar], answers: Sequence[tuple[str, str]]) -> Markup:
    """L'image en SVG, sans style ni script : la feuille donne les couleurs, le tableau les mots.

    Le dessin est tu aux lecteurs d'écran, qui liraient chaque mot une seconde fois.
    """
    lines, top = [legend(answers)], KEY * len(answers) + GAP
    for name, counts in bars:
        lines.append(words(0, top + LINE - 5, typeset(name)))
        lines += stacked(counts, top + LINE)
        top += 2 * LINE + BAR + GAP
    return Markup(
        '<div class="carte-obligations">\n<svg role="img" viewBox="0 0 {0} {1}" '
        'aria-labelledby="carte-titre carte-desc">'
        '<title id="carte-titre">{2}</title><desc id="carte-desc">{3}</desc>\n'
        '<g aria-hidden="true">\n{4}</g></svg>\n</div>'
    ).format(WIDTH, top, typeset(title), typeset(description), Markup("\n").join(lines))


def stacked(counts: Sequence[tuple[str, int]], top: float) -> Iterator[Markup]:
    """Les bandes d'une barre, chacune sous son nombre."""
    unit, left = WIDTH / sum(count for _, count in counts), 0.0
    for answer, count in counts:
        if count:
            yield words(left, top + LINE - 5, str(count))
            yield band(answer, left, top + LINE, count * unit, BAR)
        left += count * unit


def words(left: float, top: float, said: str) -> Markup:
    """Un mot ou un nombre du dessin."""
    return Markup('<text class="libelle" x="{}" y="{}">{}</text>').format(rounded(left), rounded(top), said)


def legend(answers: Sequence[tuple[str, str]]) -> Markup:
    """Ce que veut dire chaque sorte de bande."""
    return Markup("").join(
        band(answer, 0, KEY * rank + 2, SAMPLE, KEY - 8)
        + words(SAMPLE + 6, KEY * rank + KEY - 7, typeset(word))
        for rank, (answer, word) in enumerate(answers)
    )


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


def rounded(value: float) -> str:
    """Une coordonnée courte : au plus une décimale."""
    return f"{value:.1f}".removesuffix(".0")
