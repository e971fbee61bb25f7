"""« Ce qui ne vous oblige pas » : une affirmation, une réponse, un article, à montrer à qui la répète."""

from collections.abc import Iterable

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import word
from macros.models.dispenses import Dispense
from macros.models.obligations import BaseLegale, ReferenceEpinglee
from macros.models.textes import Lecture
from macros.proofs.droit import NON_RELU, PRESENTATION
from macros.views.obligations import address
from macros.views.textes import legal_basis


@word
def ce_qui_n_oblige_pas(corpus: Corpus, here: Here) -> Markup:
    """Toutes les affirmations en un tableau, puis les phrases citées."""
    items = corpus.dispenses.values()
    rows = [
        (item.on_vous_dit, answer(corpus, here, item), article_with_reading(corpus, item.base))
        for item in items
    ]
    table = html.table(
        "Ce que l'on entend, et ce que dit le texte", ("On vous dit", "La réponse", "Le texte"), rows
    )
    quotations = html.bullets(legal_basis(corpus, item.base) for item in unique(items))
    return html.join([table, html.heading(2, "Les textes, mot pour mot"), quotations], "\n")


def answer(corpus: Corpus, here: Here, item: Dispense) -> Markup:
    """La réponse, et la fiche qui en dit plus quand il y en a une."""
    if item.fiche is None:
        return html.join([item.reponse])
    sheet = corpus.obligation(item.fiche)
    return html.join(
        [item.reponse, " Voir la fiche ", html.link(sheet.nom_court, here.to(address(sheet))), "."]
    )


def article_with_reading(corpus: Corpus, base: BaseLegale) -> Markup:
    """L'article en lien, le jour de sa lecture, et ce qui en affaiblit la preuve."""
    if isinstance(base, ReferenceEpinglee):
        item = corpus.articles[base.article]
        doubt = [f" ; {PRESENTATION}"] if item.article.lecture is Lecture.PRESENTATION else []
        read: list[Content] = [html.link(item.reference, item.url), ", lu le ", html.day(item.article.lu_le)]
        return html.join([*read, *doubt])
    title = f"{base.texte}, {base.reference}"
    return html.join([html.link(title, base.url) if base.url else title, f" : {NON_RELU}"])


def unique(items: Iterable[Dispense]) -> list[Dispense]:
    """Une affirmation par texte cité, la première."""
    return list({item.base: item for item in reversed(list(items))}.values())[::-1]
