"""Thématique 1 : les images."""

import re
from collections.abc import Iterator

from tests.site.rgaa.reading import CHART, SCRIPT, Reading, Seen, akin, control, name, shown, text

INFORMS = "//img | //*[local-name()='svg'][not(@aria-hidden='true')] | //*[@role='img']"


@control(
    ("", "<h1", '<img src="a.png"><h1'),
    (CHART, ' role="img"', ""),
)
def test_rgaa_1_1_images_avec_alternative(reading: Reading) -> Iterator[Seen]:
    """Toute image a un nom, et un dessin visible porte role="img". Ajoutez alt, ou passez par svg.bars."""
    for page, image in reading.all(INFORMS):
        if not name(image) or (image.tag == "svg" and image.get("role") != "img"):
            yield page.address, shown(image)


@control(
    ("", "<h1", '<svg role="img" aria-label="Un dessin"></svg><h1'),
)
def test_rgaa_1_6_graphiques_avec_donnees(reading: Reading) -> Iterator[Seen]:
    """Un graphique est dans le même bloc ou la même section que le tableau, ou la liste, de ce qu'il dit.

    La vignette d'un document est près du lien qui y mène, et porte son nom. Employez html.figure.
    """
    for page, image in reading.all("//*[local-name()='svg'][not(@aria-hidden='true')]"):
        block = image.getparent()
        around = [block, *block.itersiblings()] if block is not None else []
        titles = [rank for rank, other in enumerate(around) if other.tag in ("h1", "h2")]
        section = around[: titles[0]] if titles else around
        told = any(other.tag in ("table", "ol") or other.xpath(".//table | .//ol") for other in section)
        links = [text(link) for other in section for link in other.iter("a")]
        if not told and not any(link and name(image).endswith(link) for link in links):
            yield page.address, shown(image)


NUMBER = re.compile(r"\d[\d\s\u00a0\u202f]*(?:,\d+)?")
"""Un nombre, avec ses espaces de milliers et sa virgule."""


@control(
    (CHART, '(<text class="graphique__valeur"[^>]*>)[^<]*<', r"\g<1>12 %<"),
    (CHART, r"(<desc[^>]*>.*?: )\d+", r"\g<1>12"),
    (CHART, "(<title id[^>]*>)[^<]*<", r"\1Vente de chevaux<"),
)
def test_rgaa_1_7_chiffres_du_dessin(reading: Reading) -> Iterator[Seen]:
    """Un graphique dit les chiffres du tableau voisin, sous le même titre. Employez html.figure."""
    for page, value in reading.all("//*[@class='graphique__valeur']"):
        drawing = next(value.iterancestors("svg"))
        (described,) = drawing.xpath("./*[local-name()='desc']")
        table = next(one for one in drawing.itersiblings() if one.xpath("descendant-or-self::table"))
        told = numbers(text(table))
        if not numbers(text(value)) <= numbers(text(described)):
            yield page.address, f"dessiné et non décrit : {text(value)} dans {name(drawing)[:60]}"
        if not numbers(text(described)) <= told:
            yield page.address, f"décrit et absent du tableau : {text(described)[:80]}"
        if not akin(text(drawing[0]), text(next(table.iter("caption")))):
            yield page.address, f"« {text(drawing[0])} » au-dessus de « {text(next(table.iter('caption')))} »"


def numbers(said: str) -> set[str]:
    """Les nombres d'un texte."""
    return {re.sub(r"\s", "", found) for found in NUMBER.findall(said)}


@control(
    ("", "<h1", '<img src="a.png" alt=""><h1'),
)
def test_rgaa_garde_images_decoratives(reading: Reading) -> Iterator[Seen]:
    """Aucune image de décoration dans les pages. S'il en vient une, passez 1.2 en gabarit dans la grille."""
    yield from reading.seen("//img[not(normalize-space(@alt))] | //area")
    yield from reading.seen(
        "//*[local-name()='svg'][@aria-hidden='true' or @role='presentation' or @role='none']"
    )


@control(
    (SCRIPT, "$", "captcha();"),
    ("", "</form>", '<input type="image" alt="Envoyer"></form>'),
)
def test_rgaa_garde_epreuves_anti_robot(reading: Reading) -> Iterator[Seen]:
    """Ni épreuve contre les robots, ni image dans un formulaire. Sinon, repassez 1.4 et 1.5 en gabarit."""
    yield from reading.seen("//form//img | //input[@type='image']")
    yield from reading.seen(
        "//*[contains(@class, 'captcha') or contains(@id, 'captcha') or contains(@src, 'captcha')]"
    )
    yield from reading.written("(?i)captcha")


@control(
    ("", "<h1", '<img src="a.png" alt="Une affiche"><h1'),
    (CHART, "<rect", '<circle r="1"/><rect'),
)
def test_rgaa_garde_images_matricielles(reading: Reading) -> Iterator[Seen]:
    """Aucune image de points, et un dessin n'a que des traits, des rectangles, des tracés et du texte.

    Sinon, 1.8 redevient page.
    """
    yield from reading.seen("//img | //picture | //input[@type='image'] | //object | //embed | //canvas")
    allowed = " and ".join(
        f"local-name()!='{tag}'" for tag in ("text", "rect", "line", "path", "title", "desc", "g")
    )
    yield from reading.seen(f"//*[local-name()='svg']//*[{allowed}]")


@control(
    ("", "<h1", "<figure><img alt='x'><figcaption>Vue</figcaption></figure><h1"),
)
def test_rgaa_garde_legendes_d_images(reading: Reading) -> Iterator[Seen]:
    """Aucune légende d'image. S'il en vient une, repassez 1.9 en machine et écrivez son contrôle."""
    yield from reading.seen("//figure[.//img or .//*[local-name()='svg']] | //figcaption")
