"""Thématique 10 : la présentation de l'information."""

import re
from collections.abc import Iterator

from macros.checks.guessing import BY_SIGHT
from tests.built import visible
from tests.site.rgaa.reading import SHEET, Reading, Seen, control, shown

TAGS = [
    "font",
    "center",
    "big",
    "u",
    "s",
    "strike",
    "tt",
    "basefont",
    "blink",
    "marquee",
    "spacer",
    "nobr",
    "multicol",
]
ATTRIBUTES = [
    "align",
    "alink",
    "background",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "color",
    "face",
    "link",
    "size",
    "text",
    "valign",
    "vlink",
    "hspace",
    "vspace",
    "style",
]
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
REORDERED = re.compile(r"(?<![\w-])(?:order:\s*-?[1-9]|[\w-]+:[^;{}]*\b(?:row|column|wrap)-reverse)")
"""Ce qui montre les éléments dans un autre ordre que le code."""

SPACED = re.compile(r"(?:\b\w[ \u00a0]){4,}\w\b")


@control(
    ("", "</h1>", '</h1><p style="color: red">Rouge</p>'),
    ("", "</h1>", "</h1><center>Milieu</center>"),
    ("", "</h1>", "</h1><p>M A I R I E</p>"),
)
def test_rgaa_10_1_mise_en_forme_a_part(reading: Reading) -> Iterator[Seen]:
    """Ni balise ni attribut de mise en forme, ni lettres espacées à la main.

    La feuille overrides/styles/guide.css s'en charge.
    """
    yield from reading.seen(" | ".join(f"//{tag}" for tag in TAGS))
    yield from reading.seen(
        " | ".join(
            f"//*[not(ancestor-or-self::*[local-name()='svg'])][@{attribute}][not(self::input and @size)]"
            for attribute in ATTRIBUTES
        )
    )
    yield from reading.seen(
        "//*[@width or @height][not(ancestor-or-self::*[local-name()='svg']) and not(self::img)]"
    )
    for page in reading.pages.values():
        yield from ((page.address, found[0]) for found in SPACED.finditer(page.text))


@control(
    (SHEET, "--fond:", "--autre:"),
    (SHEET, "$", "h1{background:url(a.png)}"),
)
def test_rgaa_10_5_couleurs_par_paires(reading: Reading) -> Iterator[Seen]:
    """Le corps de la page pose la couleur du texte et celle du fond, dont tout hérite.

    Déclarez les deux ensemble.
    """
    body = {
        name
        for selector, style in RULE.findall(reading.sheet)
        if selector.strip() == "body"
        for name in declared(style)
    }
    yield from (
        ("assets/guide.css", f"body ne pose pas {name}") for name in {"color", "background-color"} - body
    )
    for selector, style in RULE.findall(reading.sheet):
        if re.search(r"background[a-z-]*:[^;]*url\(", style) and "background-color" not in set(
            declared(style)
        ):
            yield "assets/guide.css", f"{selector} pose une image de fond sans couleur"
    for _, style in RULE.findall(reading.sheet):
        found = set(re.findall(r"--(?:fond|encre)(?=:)", style))
        if len(found) == 1:
            yield "assets/guide.css", f"{found} sans son pendant"


def declared(style: str) -> Iterator[str]:
    """Les propriétés que pose une règle."""
    yield from (line.partition(":")[0].strip() for line in style.split(";"))


@control(
    (SHEET, "$", "main h1{order:9}"),
    (SHEET, "$", "form{display:flex;flex-direction:column-reverse}"),
)
def test_rgaa_10_3_ordre_du_code(reading: Reading) -> Iterator[Seen]:
    """La feuille montre tout dans l'ordre du code, celui qu'entend un lecteur d'écran.

    Changez l'ordre du code.
    """
    yield from (("assets/guide.css", found[0]) for found in REORDERED.finditer(reading.sheet))


@control(
    ("douze-mois/", "</h1>", '</h1><p aria-hidden="true">Cette aide prend fin en mars.</p>'),
)
def test_rgaa_10_8_rien_de_tu(reading: Reading) -> Iterator[Seen]:
    """Un texte que l'on voit s'entend : un dessin seul se tait, car il a un nom. Retirez aria-hidden."""
    for page, element in reading.all(
        "//*[@aria-hidden='true'][not(ancestor-or-self::*[local-name()='svg'])]"
    ):
        if re.search(r"\w", visible(element)):
            yield page.address, shown(element)


@control(
    ("", "</h1>", "</h1><p>Voyez les lignes en rouge, dans le cadre de droite.</p>"),
)
def test_rgaa_10_9_rien_a_la_vue_seule(reading: Reading) -> Iterator[Seen]:
    """Rien ne se désigne par sa seule couleur ni sa seule place. Nommez la chose."""
    for page, block in reading.all("//main//*[self::p or self::li or self::td or self::dd or self::caption]"):
        yield from ((page.address, found[0]) for found in BY_SIGHT.finditer(visible(block)))
