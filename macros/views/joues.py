"""Ce qui a été joué sur chaque page de l'échantillon : les contrôles, les lectures, leur dernier jour."""

from collections.abc import Iterator

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import word
from macros.proofs.notes import played
from macros.texts.french import number
from macros.views import pages

HEADERS = ("Page", "Contrôles joués", "Dernier passage", "Dernière lecture")


@word
def joue_par_page(corpus: Corpus, here: Here) -> Markup:
    """Un tableau : pour chaque page vérifiée, combien de contrôles y ont tourné, et quand elle a été lue."""
    every = len(corpus.rgaa.resultats.controles)
    names = pages.titles(corpus)
    rows = [
        (names[page], f"{number(played(corpus.rgaa, page))} sur {number(every)}", *days(corpus, page))
        for page in corpus.rgaa.echantillon
    ]
    return html.section(
        html.COMPUTED, html.table("Ce qui a été joué sur chaque page vérifiée", HEADERS, rows)
    )


def days(corpus: Corpus, page: str) -> Iterator[Content]:
    """Le jour du dernier passage des contrôles, et celui de la dernière lecture d'une page."""
    results, read = corpus.rgaa.resultats, [one for one in corpus.rgaa.constats.values() if one.page == page]
    yield html.day(results.le) if results.le else "jamais"
    yield html.day(max(one.date for one in read)) if read else "jamais"
