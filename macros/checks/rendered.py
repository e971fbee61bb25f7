"""Une page telle que Markdown la rendra, sans ses mots : ce que l'auteur y met vraiment.

Lire le résultat, et non la source, ne laisse rien passer : un lien par renvoi, un caractère codé, une liste
d'attributs ou un bloc de code mal fermé donnent le même HTML, et c'est lui que le lecteur reçoit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from html.parser import HTMLParser

import markdown

from macros.checks.pages import Text
from macros.reading.claims import marked

EXTENSIONS = (
    "toc",
    "tables",
    "fenced_code",
    "attr_list",
    "footnotes",
    "def_list",
    "macros.extensions.facts",
    "macros.extensions.tables",
)
"""Celles du site, sauf la mise en forme et les étiquettes, qui n'ajoutent aucune balise de l'auteur."""

ENGINE = markdown.Markdown(extensions=EXTENSIONS)

VOID = frozenset({"br", "hr", "img"})
"""Les balises qui ne se ferment pas."""


@dataclass(frozen=True)
class Tag:
    """Une balise du résultat : son nom, ses attributs, et si elle ferme."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    closing: bool = False


class Reader(HTMLParser):
    """Lit un HTML sans rien corriger : ses balises, et le texte qui n'est pas du code."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.words: list[str] = []
        self.code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Une balise ouvrante."""
        self.tags.append(Tag(tag, tuple((name, value or "") for name, value in attrs)))
        self.code += tag == "code"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Une balise qui se ferme elle-même : le navigateur n'en tient compte que si elle est vide."""
        self.tags.append(Tag(tag, tuple((name, value or "") for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Une balise fermante."""
        self.tags.append(Tag(tag, closing=True))
        self.code -= tag == "code"

    def handle_data(self, data: str) -> None:
        """Du texte."""
        if not self.code:
            self.words.append(data)


@dataclass(frozen=True)
class Rendered:
    """Le HTML d'une page, et les morceaux de HTML que son auteur a écrits lui-même."""

    html: str
    raw: tuple[str, ...]

    @cached_property
    def read(self) -> Reader:
        """Le résultat, lu une fois."""
        reader = Reader()
        reader.feed(self.html)
        reader.close()
        return reader

    def attributes(self, *names: str) -> Iterator[tuple[str, str, str]]:
        """Les attributs de ces noms : la balise, le nom, la valeur telle que le navigateur la lit."""
        for tag in self.read.tags:
            yield from ((tag.name, name, value) for name, value in tag.attributes if name in names)


@lru_cache(maxsize=1_000)
def rendered(body: str) -> Rendered:
    """Ce que Markdown fait d'un texte, sans les affirmations : le guide écrit leurs étiquettes."""
    html = ENGINE.reset().convert(marked(body, ""))
    return Rendered(html, tuple(map(str, ENGINE.htmlStash.rawHtmlBlocks)))


class Finder:
    """Retrouve dans la source la ligne de ce que montre le résultat, une fois par endroit."""

    def __init__(self, draft: Text) -> None:
        self.first = draft.source.body_line
        self.lines = [unescape(text).casefold() for text in draft.source.body.splitlines()]
        self.seen: dict[str, int] = {}

    def line(self, clue: str) -> int:
        """La ligne suivante qui contient cet indice ; à défaut la dernière trouvée, ou le début du texte."""
        wanted = self.known(unescape(clue).casefold())
        start = self.seen.get(wanted, -1) + 1
        ranks = (rank for rank in range(start, len(self.lines)) if wanted in self.lines[rank])
        rank = next(ranks, self.seen.get(wanted, 0))
        self.seen[wanted] = rank
        return self.first + rank

    def known(self, wanted: str) -> str:
        """L'indice, ou le plus long de ses débuts que la source écrit : Markdown a pu changer la suite."""
        while len(wanted) > 1 and not any(wanted in text for text in self.lines):
            wanted = wanted[:-1]
        return wanted
