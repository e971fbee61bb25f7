"""Les fautes de construction d'une page : titres qui sautent un niveau, mots du guide."""

import posixpath
import re
from collections.abc import Iterable, Iterator

from macros.building.words import say
from macros.checks.pages import Draft, Text, here
from macros.reading.braces import Word, refused, refused_in_head, words
from macros.reading.problems import Unknown

Fault = tuple[int, str]

SECOND = "second titre principal ; une page n'en a qu'un. Exemple : ## Le contexte"
BLANK = re.compile(r"^#{1,6}\s*$")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *")
ASIDE = ("#", "|", ">", "-", "*", "+", "```", "~~~")
"""Ce sous quoi un trait n'est pas le soulignement d'un titre."""

HEADING = re.compile(r"^(#{1,6})\s+\S")
CARD = re.compile(r"\{\{ *fiche_retour\(\) *\}\}")
STORY = re.compile(r"docs/retours/(?!index\.md)[^/]+\.md")
CARDED = "un récit montre sa fiche une fois, en tête du texte ; {}. Exemple : {{{{ fiche_retour() }}}}"
EMPTY = "section sans texte ; écrivez-la, ou retirez ce titre. Exemple : une phrase sous le titre"
STUCK = re.compile(r"^(?:#{7,}|#{1,6}[^#\s])")
MISWRITTEN = "titre mal écrit : de un à six dièses, une espace, puis ses mots. Exemple : ## Le contexte"


def titres_sans_saut(draft: Text) -> Iterator[Fault]:
    """Les titres descendent d'un niveau à la fois (RGAA 9.1)."""
    level, first = 1, True
    for line, text in draft.lines():
        match = HEADING.match(text)
        if match is None:
            continue
        depth = len(match[1])
        if depth > level + 1:
            fix = "#" * (level + 1)
            yield (
                line,
                f"titre de niveau {depth} après un niveau {level}. Exemple : {fix} Titre",
            )
        if depth == 1 and not first:
            yield line, SECOND
        level, first = depth, False


def sections_pleines(draft: Text) -> Iterator[Fault]:
    """Un titre annonce quelque chose : du texte, ou un titre d'un niveau de plus."""
    above: tuple[int, int] | None = None
    for line, text in draft.lines():
        match = HEADING.match(text)
        if match and above and len(match[1]) <= above[1]:
            yield above[0], EMPTY
        if match or text.strip():
            above = (line, len(match[1])) if match else None
    if above:
        yield above[0], EMPTY


def fiche_du_recit(draft: Text) -> Iterator[Fault]:
    """Un récit montre sa fiche : qui, où, quand, avec quels moyens."""
    if STORY.fullmatch(draft.source.path):
        lines = [line for line, text in draft.lines() if CARD.search(text)]
        if len(lines) != 1:
            said = "retirez la seconde" if lines else "ajoutez-la"
            yield (lines or [draft.source.body_line])[-1], CARDED.format(said)


def titres_entiers(draft: Text) -> Iterator[Fault]:
    """Un titre a des mots, et un dièse devant lui : souligné, il échapperait au sommaire des sections."""
    before = ""
    for line, text in draft.lines():
        if BLANK.match(text):
            yield line, "titre sans mots ; écrivez-le ou retirez ce dièse. Exemple : ## Le contexte"
        if STUCK.match(text):
            yield line, MISWRITTEN
        if UNDERLINE.fullmatch(text) and before.strip() and not before.lstrip().startswith(ASIDE):
            yield line, f"titre souligné ; écrivez-le avec des dièses. Exemple : ## {before.strip()[:40]}"
        before = text


def accolades(draft: Text) -> Iterator[Fault]:
    """Rien d'autre, entre les accolades, qu'un mot suivi de constantes ; rien du tout dans l'en-tête."""
    shift = draft.source.body_line - 1
    yield from refused_in_head(draft.head())
    yield from ((shift + line, said) for line, said in refused(draft.source.body))


def mots_du_guide(draft: Draft) -> Iterator[Fault]:
    """Un mot du guide existe et s'emploie bien ; un modèle à copier n'a pas de page, il montre."""
    body, shift = draft.source.body, draft.source.body_line - 1
    if not posixpath.basename(draft.source.path).startswith("_"):
        yield from ((shift + line, said) for line, said in misused(draft, words(body)))


def misused(draft: Draft, words: Iterable[Word]) -> Iterator[Fault]:
    """Les mots que le guide ne connaît pas, ou à qui l'on donne autre chose que ce qu'ils attendent."""
    for word in words:
        try:
            say(word.name, draft.corpus, here(draft), word.args)
        except Unknown as error:
            yield word.line, str(error)
