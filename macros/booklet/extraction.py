"""Le contenu d'une page construite, débarrassé de ce qui n'a de sens qu'à l'écran."""

from pathlib import Path

from lxml import etree, html

from macros.booklet import conditions

ECRAN = (
    "descendant::nav | descendant::form[not(contains(@class, 'questions'))] | descendant::script"
    " | descendant::noscript | descendant::button | descendant::template | descendant::*[@hidden]"
    " | descendant::comment() | descendant::svg[@aria-labelledby='premiere-page']"
    " | descendant::*[contains(concat(' ', normalize-space(@class), ' '), ' telechargements ')]"
)
"""Menus, formulaires sauf les questions, scripts, parties cachées, vignettes, liens vers les fichiers."""

GESTES = ("tabindex", "role", "aria-labelledby", "aria-describedby", "aria-label", "itemscope")
"""Ce qui sert au clavier et aux lecteurs d'écran dans une page, et que les titres et légendes disent déjà."""

CASE = "☐"
"""Ce que devient, sur papier, une case ou un bouton à cocher."""

COLONNES = 5
"""Au-delà, un tableau demande des lettres plus petites pour tenir dans la page."""


def content(site: Path, address: str) -> html.HtmlElement:
    """Le contenu principal d'une page du site."""
    path = site / address / "index.html"
    tree = html.document_fromstring(path.read_text(encoding="utf-8"))
    main = next(tree.iter("main"))
    conditions.spell_conditions(main)
    bare(main)
    return main


def bare(main: html.HtmlElement) -> None:
    """Ôte ce qui ne s'imprime pas."""
    for element in main.xpath(ECRAN):
        if element.getparent() is not None:
            element.drop_tree()
    for box in main.xpath("descendant::input"):
        box.tag, box.text = "span", CASE
        box.attrib.clear()
    for questions in main.xpath("descendant::form"):
        questions.tag = "div"
    for element in main.iter(etree.Element):
        for name in GESTES:
            element.attrib.pop(name, None)
    for table in main.iter("table"):
        if len(next(table.iter("tr"))) > COLONNES:
            table.set("class", "large")


def title(main: html.HtmlElement) -> str:
    """Le titre d'une page, en texte."""
    return " ".join(next(main.iter("h1")).text_content().split())
