"""Les fiches « Ma collectivité » : quatre pages A4 chacune, dans la plus grande lettre qui y tienne."""

from pathlib import Path

from lxml import html
from lxml.html import builder as write

from macros.booklet import anchors, extraction, paper
from macros.booklet.assembly import heading_of, printed
from macros.booklet.edition import GUIDE, Edition

FEUILLES = ("fiche.css",)
PAGES = 4
TAILLES = tuple(size / 100 for size in range(625, 1000, 25))
"""Les tailles de lettre essayées, en points."""


def fiche(site: Path, slug: str, edition: Edition) -> bytes:
    """La fiche d'une tranche, en quatre pages."""
    markup = sheet(site, slug, edition)
    size = largest(markup)
    sized = markup.replace("<html ", f'<html style="font-size: {size}pt" ', 1)
    return paper.pdf(sized, edition, FEUILLES)


def sheet(site: Path, slug: str, edition: Edition) -> str:
    """Le document d'une fiche : son contenu, sans lien qui ne mènerait nulle part."""
    address = f"ma-collectivite/{slug}/"
    main = extraction.content(site, address)
    title = extraction.title(main)
    anchors.redirect(main, address, ())
    say_once(main)
    main.attrib.clear()
    return printed(write.HTML(heading_of(f"{title} – {GUIDE}", edition), write.BODY(main), lang="fr"))


def say_once(main: html.HtmlElement) -> None:
    """Quand toutes les lignes ont la même confiance, la dit une fois et retire la colonne."""
    cells: list[html.HtmlElement] = main.xpath(".//tbody/tr/*[last()]")
    if len({cell.text_content() for cell in cells}) != 1 or cells[0].tag != "td":
        return
    checked = cells[0].text_content()
    for row in list(main.iter("tr")):
        row.remove(row[-1])
    summary = main.find_class("resume")[0]
    summary.append(write.P(f"Confiance dans toutes ces fiches : {checked}."))


def largest(markup: str) -> float:
    """La plus grande taille de lettre qui laisse la fiche sur quatre pages ; la plus petite si aucune."""
    low, high = 0, len(TAILLES) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if paper.pages(markup, FEUILLES, TAILLES[middle]) <= PAGES:
            low = middle
        else:
            high = middle - 1
    return TAILLES[low]
