"""Lire une page construite comme une personne la lit : titre, résumé, intertitres, phrases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml.html import HtmlElement, document_fromstring

SILENT = frozenset(
    {"nav", "aside", "footer", "form", "script", "style", "template", "noscript", "svg", "button"}
)
"""Ce qui entoure le texte sans en être."""

INLINE = frozenset(
    {"a", "abbr", "b", "code", "em", "i", "kbd", "mark", "span", "strong", "sub", "sup", "time"}
)
"""Les balises qui ne séparent pas deux mots."""

HEADINGS = frozenset({"h2", "h3", "h4"})
BLANKS = re.compile(r"[ \t\r\n]+")
SENTENCE_END = re.compile(r"(?<=[.!?…]) (?=[A-ZÀ-Ý«0-9])|\n+")


@dataclass(frozen=True)
class PageLue:
    """Une page du site : son adresse (vide pour l'accueil), ses textes, l'ancre de ses intertitres."""

    adresse: str
    titre: str
    resume: str
    intertitres: tuple[str, ...]
    phrases: tuple[str, ...]
    ancres: tuple[tuple[str, str], ...] = ()


class Reader:
    """Sépare les textes d'une page selon leur place ; seul compte ce qui est dans `<main>`."""

    def __init__(self) -> None:
        self.title: list[str] = []
        self.headings: list[list[str]] = []
        self.anchors: list[str] = []
        self.text: list[str] = []

    def read(self, element: HtmlElement, into: list[str]) -> None:
        """Range les textes d'un élément là où ils vont ; un intertitre ouvre un nouveau texte."""
        self.separate(element)
        if element.tag not in SILENT:
            into = self.place(element, into)
            self.add(element.text, into)
            for child in element:
                if isinstance(child.tag, str):
                    self.read(child, into)
                self.add(child.tail, into)
        self.separate(element)

    def place(self, element: HtmlElement, around: list[str]) -> list[str]:
        """Où vont les textes d'un élément : le titre, son intertitre, ou là où va ce qui l'entoure."""
        if element.tag == "h1":
            return self.title
        if element.tag in HEADINGS:
            self.headings.append([])
            self.anchors.append(element.get("id") or "")
            return self.headings[-1]
        return around

    def separate(self, element: HtmlElement) -> None:
        """Finit la phrase en cours aux bords d'un bloc."""
        if element.tag not in INLINE:
            self.text.append("\n")

    def add(self, text: str | None, into: list[str]) -> None:
        """Ajoute un texte à sa place."""
        into.append(BLANKS.sub(" ", text or ""))


def read_site(site: Path) -> Iterator[PageLue]:
    """Les pages d'un site construit, dans l'ordre des adresses ; une page sans titre n'en est pas une."""
    folders = {path.parent.relative_to(site).as_posix(): path for path in site.rglob("index.html")}
    made = {"" if folder == "." else f"{folder}/": path for folder, path in folders.items()}
    for address, path in sorted(made.items()):
        page = read_page(address, path.read_text(encoding="utf-8"))
        if page.titre:
            yield page


def read_page(address: str, page: str) -> PageLue:
    """Les textes d'une page."""
    tree, reader = document_fromstring(page), Reader()
    for main in tree.iter("main"):
        reader.read(main, reader.text)
    described = tree.xpath("string(/html/head/meta[@name='description']/@content)")
    headings = [
        (plain(heading), place) for heading, place in zip(reader.headings, reader.anchors, strict=True)
    ]
    return PageLue(
        address,
        plain(reader.title),
        described,
        tuple(heading for heading, _ in headings if heading),
        sentences("".join(reader.text)),
        tuple((heading, place) for heading, place in headings if heading and place),
    )


def plain(parts: list[str]) -> str:
    """Des morceaux de texte mis bout à bout, espaces réduites."""
    return BLANKS.sub(" ", "".join(parts)).strip(" ")


def sentences(text: str) -> tuple[str, ...]:
    """Les phrases d'un texte, sans les blocs vides ni ceux d'un seul signe."""
    parts = (BLANKS.sub(" ", part).strip(" ") for part in SENTENCE_END.split(text))
    return tuple(part for part in parts if len(part) > 1)
