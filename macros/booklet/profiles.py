"""Les fiches « Ma collectivité » sur papier : la page du site et la feuille qui l'imprime au navigateur."""

from pathlib import Path

from lxml.html import builder as write

from macros.booklet import anchors, extraction, paper
from macros.booklet.assembly import heading_of, printed
from macros.booklet.printing import Tirage

FEUILLES = ("guide.css", "profil.css")
PAGES = 2


def fiche(site: Path, slug: str, issue: Tirage) -> bytes:
    """La fiche d'une tranche, en deux pages."""
    styles = tuple((site / "assets" / name).read_text(encoding="utf-8") for name in FEUILLES)
    return paper.pdf(sheet(site, slug, issue), issue, styles)


def sheet(site: Path, slug: str, issue: Tirage) -> str:
    """Le document d'une fiche : son contenu, sans lien qui ne mènerait nulle part."""
    address = f"ma-collectivite/{slug}/"
    main = extraction.content(site, address)
    title = extraction.title(main)
    anchors.redirect(main, address, ())
    main.attrib.clear()
    return printed(write.HTML(heading_of(f"{title} – {issue.nom}", issue), write.BODY(main), lang="fr"))
