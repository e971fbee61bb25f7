"""Les communes que le guide nomme : sans cette liste, leur nom passerait pour un mot comme un autre."""

import re
from collections.abc import Iterable, Iterator

from macros.search.reading import PageLue
from macros.texts.french import folded

ARTICLE = re.compile(r"^(?:le|la|les|l) (?=.)")
WORD = re.compile(r"[^\W\d_]+")


def places(pages: Iterable[PageLue], communes: Iterable[str]) -> list[str]:
    """Les communes dont le guide écrit tous les mots, toujours avec une capitale : « Nantes »."""
    proper, common = set[str](), set[str]()
    for word in set(page_words(pages)):
        (proper if word[0].isupper() else common).add(folded(word))
    known = proper - common
    return sorted({name for name in communes if set(ARTICLE.sub("", name).split()) <= known})


def page_words(pages: Iterable[PageLue]) -> Iterator[str]:
    """Tous les mots des pages, tels qu'ils s'écrivent."""
    for page in pages:
        for text in (page.titre, page.resume, *page.phrases):
            yield from WORD.findall(text)
