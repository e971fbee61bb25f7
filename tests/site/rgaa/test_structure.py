"""Thématique 9 : la structure de l'information."""

from collections.abc import Iterator
from itertools import pairwise

from tests.site.rgaa.reading import Reading, Seen, control, name, shown

NAMES = {"Menu principal", "Vous êtes ici", "Sommaire de la page"}


@control(
    ("", "</h1>", "</h1><h4>Trop bas</h4>"),
    ("", "</h1>", "</h1><h1>Un second</h1>"),
)
def test_rgaa_9_1_titres_sans_saut(reading: Reading) -> Iterator[Seen]:
    """Un seul grand titre, des titres qui descendent d'un niveau à la fois, aucun vide.

    Écrivez ## puis ###, dans l'ordre.
    """
    path = " | ".join(f"//h{level}[not(ancestor::template)]" for level in range(1, 7))
    for page in reading.pages.values():
        titles = page.tree.xpath(path)
        if [title.tag for title in titles].count("h1") != 1:
            yield page.address, f"{len(page.tree.xpath('//h1'))} grands titres"
        yield from ((page.address, shown(title)) for title in titles if not name(title))
        for before, title in pairwise(titles):
            if int(title.tag[1]) > int(before.tag[1]) + 1:
                yield page.address, f"{shown(title)}, après {shown(before)}"


@control(
    ("", "</h1>", "</h1><nav aria-label='Liens utiles'></nav>"),
    ("", "(?s)<footer.*?</footer>", ""),
)
def test_rgaa_9_2_structure_du_document(reading: Reading) -> Iterator[Seen]:
    """Un en-tête, un contenu, un pied, des menus et rien d'autre en navigation.

    Corrigez overrides/ ou html.around.
    """
    for page in reading.pages.values():
        for tag in ("header", "main", "footer"):
            found = page.tree.xpath(f"//{tag}[not(ancestor::main) or self::main][not(@hidden)]")
            if len(found) != 1:
                yield page.address, f"{len(found)} balises {tag}"
        if not page.tree.xpath("//nav"):
            yield page.address, "aucune balise nav"
    for page, menu in reading.all("//nav"):
        if name(menu) not in NAMES and not (menu.get("class") == "voisines" and menu.get("aria-label")):
            yield page.address, shown(menu)
