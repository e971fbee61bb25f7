"""Les fautes de construction d'une page : titres qui sautent un niveau, mots du guide, liens internes."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from datetime import date

from macros.checks.pages import CODE, Draft
from macros.markup.here import Here
from macros.reading.braces import Word, refused, refused_in_head, words
from macros.reading.problems import Unknown
from macros.views.words import say

Fault = tuple[int, str]

HEADING = re.compile(r"^(#{1,6})\s+\S")
TARGET = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)\s]*)?(?:\s+\"[^\"]*\")?\)")
SOME_DAY = date(2026, 1, 1)


def titres_sans_saut(draft: Draft) -> Iterator[Fault]:
    """Les titres descendent d'un niveau à la fois (RGAA 9.1)."""
    level = 1
    for line, text in draft.lines():
        match = HEADING.match(text)
        if match is None:
            continue
        depth = len(match[1])
        if depth > level + 1:
            yield line, f"titre de niveau {depth} après un niveau {level} ; écrivez {'#' * (level + 1)}"
        level = depth


def mots_du_guide(draft: Draft) -> Iterator[Fault]:
    """Entre les accolades, un mot du guide bien employé ; un modèle à copier n'a pas de page, il montre."""
    body, shift = draft.source.body, draft.source.body_line - 1
    yield from refused_in_head(draft.head())
    yield from ((shift + line, said) for line, said in refused(body))
    if not posixpath.basename(draft.source.path).startswith("_"):
        yield from ((shift + line, said) for line, said in misused(draft, words(body)))


def misused(draft: Draft, found: Iterable[Word]) -> Iterator[Fault]:
    """Les mots que le guide ne connaît pas, ou à qui l'on donne autre chose que ce qu'ils attendent."""
    here = Here(address(draft.source.path), SOME_DAY)
    for word in found:
        try:
            say(word.name, draft.corpus, here, word.args)
        except Unknown as error:
            yield word.line, str(error)


def liens_internes(draft: Draft) -> Iterator[Fault]:
    """Un lien vers une autre page du guide mène à un fichier qui existe."""
    folder = posixpath.dirname(draft.source.path)
    for line, text in draft.lines():
        for target in TARGET.findall(CODE.sub("", text)):
            path = posixpath.normpath(posixpath.join(folder, target))
            if not (draft.root / path).exists():
                yield line, f"le lien mène à {path}, qui n'existe pas"


def address(path: str) -> str:
    """L'adresse de la page d'un fichier : `docs/lexique/index.md` devient `lexique/`."""
    place = path.removeprefix("docs/").removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{place}/" if place else ""
