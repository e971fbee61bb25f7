"""Des conseils de langue, jamais des fautes : mots d'administration, phrases longues, lisibilité."""

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.checks.pages import Draft
from macros.texts.french import folded
from macros.texts.readability import EASY, SENTENCE, WORD, score

Fault = tuple[int, str]

LONGEST = 25
"""Au-delà, une phrase se relit."""

MARKS = re.compile(r"^\s*(?:#{1,6}|[-*+>]|\d+\.)\s+|[*_]{1,3}|\[|\]")


def mots_administratifs(draft: Draft) -> Iterator[Fault]:
    """Un mot d'administration a presque toujours un mot de tous les jours."""
    pattern, plain = words_of(
        tuple((item.mot, item.remplacement) for item in draft.corpus.mots_simples.values())
    )
    for line, text in draft.prose():
        for match in pattern.finditer(folded(text)):
            yield line, f"« {match[0]} » : dites plutôt « {plain[match[0]]} »"


def phrases_longues(draft: Draft) -> Iterator[Fault]:
    """Une phrase de plus de vingt-cinq mots se coupe en deux."""
    for line, text in paragraphs(draft):
        for sentence in SENTENCE.split(text):
            count = len(WORD.findall(sentence))
            if count > LONGEST:
                start = " ".join(sentence.split()[:6])
                yield line, f"phrase de {count} mots (« {start}… ») : coupez-la en deux"


def lisibilite(draft: Draft) -> Iterator[Fault]:
    """La facilité de lecture de Kandel et Moles, de 0 à 100 ; plus haut, plus facile."""
    found = score(text for _, text in paragraphs(draft))
    if found is not None and found < EASY:
        yield (
            draft.source.body_line,
            f"lecture difficile : {found:.0f} sur 100, visez {EASY} ; phrases et mots plus courts",
        )


def paragraphs(draft: Draft) -> Iterator[tuple[int, str]]:
    """Les paragraphes, les puces et les titres d'une page, chacun avec sa première ligne."""
    start, parts = 0, list[str]()
    for line, text in [*draft.prose(), (0, "")]:
        fresh = not text.strip() or MARKS.match(text) is not None
        if fresh and parts:
            yield start, " ".join(parts)
            parts = []
        if text.strip() and not text.lstrip().startswith(("#", "|")):
            start = start if parts else line
            parts.append(MARKS.sub("", text).strip())


@lru_cache(maxsize=1)
def words_of(pairs: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Le motif qui trouve tous les mots à éviter, les plus longs d'abord, et ce qui remplace chacun."""
    plain = {folded(word): replacement for word, replacement in pairs}
    longest = sorted(plain, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)"), plain
