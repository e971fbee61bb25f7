"""Lire une page construite comme une personne la lit : titre, résumé, intertitres, phrases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)

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
    """Une page du site : son adresse (vide pour l'accueil) et ses textes."""

    adresse: str
    titre: str
    resume: str
    intertitres: tuple[str, ...]
    phrases: tuple[str, ...]


@dataclass
class Reader(HTMLParser):
    """Sépare les textes d'une page selon leur place ; seul compte ce qui est dans `<main>`."""

    open: list[str] = field(default_factory=list)
    description: str = ""
    title: list[str] = field(default_factory=list)
    headings: list[list[str]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Prépare l'analyseur de la bibliothèque standard."""
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Une balise ouvrante ; un intertitre ouvre un nouveau texte."""
        values = dict(attrs)
        if tag == "meta" and values.get("name") == "description":
            self.description = values.get("content") or ""
        if tag in HEADINGS:
            self.headings.append([])
        self.separate(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Une balise fermante."""
        if tag in self.open:
            while self.open.pop() != tag:
                continue
        self.separate(tag)

    def separate(self, tag: str) -> None:
        """Finit la phrase en cours aux bords d'un bloc."""
        if tag not in INLINE:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        """Un texte, rangé à sa place."""
        if "main" not in self.open or SILENT.intersection(self.open):
            return
        if "h1" in self.open:
            self.title.append(data)
        elif HEADINGS.intersection(self.open):
            self.headings[-1].append(data)
        else:
            self.text.append(BLANKS.sub(" ", data))


def read_site(site: Path) -> Iterator[PageLue]:
    """Les pages d'un site construit, dans l'ordre des adresses ; une page sans titre n'en est pas une."""
    for path in sorted(site.rglob("index.html")):
        folder = path.parent.relative_to(site).as_posix()
        page = read_page("" if folder == "." else f"{folder}/", path.read_text(encoding="utf-8"))
        if page.titre:
            yield page


def read_page(address: str, page: str) -> PageLue:
    """Les textes d'une page."""
    reader = Reader()
    reader.feed(page)
    headings = tuple(filter(None, map(plain, reader.headings)))
    return PageLue(
        address, plain(reader.title), reader.description, headings, sentences("".join(reader.text))
    )


def plain(parts: list[str]) -> str:
    """Des morceaux de texte mis bout à bout, espaces réduites."""
    return BLANKS.sub(" ", "".join(parts)).strip(" ")


def sentences(text: str) -> tuple[str, ...]:
    """Les phrases d'un texte, sans les blocs vides ni ceux d'un seul signe."""
    parts = (BLANKS.sub(" ", part).strip(" ") for part in SENTENCE_END.split(text))
    return tuple(part for part in parts if len(part) > 1)
