"""Les sujets que le guide n'a pas encore pu vérifier."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here


def sujets_a_instruire(corpus: Corpus, here: Here) -> Markup:
    """Un tableau des sujets à vérifier et de ce qui manque pour en parler."""
    rows = [(item.sujet, item.pourquoi, html.day(item.vu_le)) for item in corpus.a_instruire.values()]
    return html.table("Les sujets à instruire", ("Sujet", "Ce qui nous manque", "Noté le"), rows)
