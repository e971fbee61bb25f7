"""Thématique 9 : la structure de l'information."""

import re
from collections.abc import Iterator
from itertools import pairwise

from macros.checks.guessing import LONGEST_QUOTATION, QUOTATION
from tests.built import visible
from tests.site.rgaa.reading import Reading, Seen, control, name, shown

NAMES = {"Menu principal", "Vous êtes ici", "Sommaire de la page"}

TYPED_BULLET = re.compile(r"\s*[•◦▪●‣·–—-]\s")
COPIED = "ancestor::*[self::blockquote or self::template or self::pre]"
"""Ce que la page cite ou montre d'un document : la mise en forme y est la sienne."""


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


@control(
    ("", "</h1>", "</h1><p><strong>Le contexte de la commune</strong></p><p>Du texte.</p>"),
)
def test_rgaa_9_1_titres_balises(reading: Reading) -> Iterator[Seen]:
    """Un titre est une balise de titre, pas un paragraphe en gras. Écrivez ## devant lui."""
    path = f"//main//p[strong and not(text()[normalize-space()]) and not({COPIED})]"
    for page, paragraph in reading.all(path):
        if not visible(paragraph).endswith((".", "!", "?", "…")):
            yield page.address, shown(paragraph)


@control(
    ("", "</h1>", "</h1><p>• Un premier point<br>• Un second point</p>"),
    ("", "</h1>", "</h1><p>Deux points :<br>- le premier<br>- le second</p>"),
)
def test_rgaa_9_3_listes_balisees(reading: Reading) -> Iterator[Seen]:
    """Une liste est une balise de liste, pas des puces tapées. Écrivez un tiret par ligne."""
    for page, block in reading.all(f"//main//*[self::p or self::li or self::td or self::dd][not({COPIED})]"):
        lines = [block.text or "", *(line.tail or "" for line in block.iter("br"))]
        if sum(bool(TYPED_BULLET.match(line)) for line in lines) > 1:
            yield page.address, shown(block)


@control(
    ("", "</h1>", f"</h1><p>Le maire écrit : « {'nous avons tout repris ensemble ' * 9} ».</p>"),
)
def test_rgaa_9_4_citations_balisees(reading: Reading) -> Iterator[Seen]:
    """Un long passage entre guillemets est une balise de citation. Écrivez > devant lui."""
    path = f"//main//*[self::p or self::li or self::dd][not(.//blockquote or .//q) and not({COPIED})]"
    for page, block in reading.all(path):
        for found in QUOTATION.findall(visible(block)):
            if len(found.split()) > LONGEST_QUOTATION:
                yield page.address, f"{found[:60]}…"
