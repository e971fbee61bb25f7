"""Les affirmations d'une page : l'accolade se ferme, et une liste dit toute entière d'où elle vient."""

import re
from collections.abc import Iterator

from lxml import html

from macros.checks.pages import CODE, Text
from macros.checks.rendered import Finder, rendered
from macros.models.sources import AFFIRME
from macros.reading.claims import marked

Fault = tuple[int, str]

MARK = "⁂affirmation⁂"
OPENED = re.compile(r"(?<!\{)\{ *(?:sources|confiance)\b[^{}\n]*$")
UNCLOSED = f"accolade jamais fermée ; fermez-la sur la même ligne. Exemple : {AFFIRME}"
SILENT = (
    "ne dit pas d'où cela vient, alors que ses voisines le disent ; ajoutez ses sources, "
    f"ou {{sources=proposition}} si le guide le propose. Exemple : {AFFIRME}"
)


def affirmations(draft: Text) -> Iterator[Fault]:
    """Dans une liste ou une colonne où une ligne dit ses sources, toutes les disent."""
    yield from ((line, UNCLOSED) for line, text in draft.lines() if OPENED.search(CODE.sub("", text)))
    body = marked(draft.source.body, MARK)
    if body == draft.source.body:
        return
    find = Finder(draft)
    tree = html.fragment_fromstring(rendered(body).html, create_parent="main")
    for group in groups(tree):
        told = [MARK in words for words in group]
        if any(told):
            silent = [words for words in group if words and MARK not in words]
            yield from ((find.line(words), f"« {words[:60]} » {SILENT}") for words in silent)


def groups(tree: html.HtmlElement) -> Iterator[list[str]]:
    """Les lignes de chaque liste, puis les cases de chaque colonne : ce qui se lit ensemble."""
    for listed in tree.iter("ul", "ol"):
        yield [own(line) for line in listed.findall("li")]
    for table in tree.iter("table"):
        rows = [row.findall("*") for row in table.iterfind("tbody/tr")]
        yield from ([own(cell) for cell in column] for column in zip(*rows, strict=True))


def own(element: html.HtmlElement) -> str:
    """Le texte d'une ligne, sans celui des listes qu'elle contient."""
    return " ".join("".join(element.xpath("text() | *[not(self::ul or self::ol)]//text()")).split())
