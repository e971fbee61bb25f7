"""Un site construit, lu page par page."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html

HIDDEN = ("script", "style", "svg", "template", "noscript")
BASE = "http://guide/"


class Built:
    """Les pages d'un site, par adresse : `obligations/open-data/`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def pages(self) -> dict[str, "Page"]:
        """Toutes les pages, sauf celle qui répond aux adresses inconnues."""
        found = (path.relative_to(self.root) for path in sorted(self.root.rglob("index.html")))
        places = {path.parent.as_posix().removeprefix(".") for path in found}
        return {address: Page(address, self.root) for address in sorted(f"{p}/" if p else "" for p in places)}

    @cached_property
    def lost(self) -> "Page":
        """La page qui répond aux adresses inconnues."""
        return Page("404.html", self.root)

    def holds(self, address: str) -> bool:
        """Vrai si le site répond à cette adresse."""
        return address in self.pages or (self.root / address).is_file()


class Page:
    """Une page construite."""

    def __init__(self, address: str, root: Path) -> None:
        self.address = address
        file = address if address.endswith(".html") else f"{address}index.html"
        self.markup = (root / file).read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> html.HtmlElement:
        """La page, analysée."""
        return html.document_fromstring(self.markup)

    @cached_property
    def main(self) -> html.HtmlElement:
        """Le contenu écrit pour cette page, sans ce qui l'entoure."""
        return next(self.tree.iter("article"), next(self.tree.iter("main"), self.tree))

    @cached_property
    def text(self) -> str:
        """Le texte visible du contenu, espaces unifiées."""
        return visible(self.main)

    @cached_property
    def prose(self) -> str:
        """Le texte visible du contenu, sans ce qui se tape à la machine ni ce qui cite la loi."""
        return visible(self.main, (*HIDDEN, "code", "pre", "kbd", "blockquote[@lang]"))

    @cached_property
    def title(self) -> str:
        """Le titre que montre l'onglet."""
        return (self.tree.findtext(".//title") or "").strip()

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Les places de la page où un lien peut mener."""
        return frozenset(str(value) for value in self.tree.xpath("//@id | //a/@name"))

    def links(self) -> Iterator[tuple[str, str]]:
        """Les liens vers le guide : adresse dans le site, ancre."""
        for href in self.tree.xpath("//a/@href | //area/@href"):
            if found := self.target(str(href)):
                yield found

    def target(self, href: str) -> tuple[str, str] | None:
        """Où mène un lien de cette page : adresse dans le site, ancre ; rien s'il en sort."""
        target, anchor = urldefrag(urljoin(BASE + self.address, href))
        if not target.startswith(BASE):
            return None
        return unquote(urlsplit(target).path.lstrip("/")), unquote(anchor)

    def resources(self) -> Iterator[str]:
        """Ce que le navigateur va chercher sans qu'on le lui demande."""
        loaded = (
            "preload stylesheet icon modulepreload manifest prefetch preconnect dns-prefetch apple-touch-icon"
        )
        for link in self.tree.iter("link"):
            if set(link.get("rel", "").split()) & set(loaded.split()):
                yield link.get("href", "")
        for value in self.tree.xpath(
            "//@src | //@srcset | //@poster | //object/@data | //use/@href | //image/@href"
        ):
            yield str(value)


def visible(element: html.HtmlElement, hidden: Sequence[str] = HIDDEN) -> str:
    """Le texte qu'une personne lit dans un élément, espaces unifiées."""
    parts = element.xpath(f".//text()[not({' or '.join('ancestor::' + tag for tag in hidden)})]")
    return re.sub(r"\s+", " ", " ".join(str(part) for part in parts)).strip()
