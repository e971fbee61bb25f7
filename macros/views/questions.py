"""Les questions du guide : à qui les poser, où trouver chaque réponse, ce qu'elle décide."""

from collections.abc import Iterator

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.registry import inventory
from macros.models.obligations import Obligation
from macros.views.obligations import address


@inventory
def questions_du_guide(corpus: Corpus, here: Here) -> Markup:
    """Chaque question, où trouver la réponse, et les fiches qui en dépendent."""
    rows = [
        (
            one.texte,
            one.ou_trouver,
            html.several(html.link(it.nom_court, here.to(address(it))) for it in asking(corpus, id)),
        )
        for id, one in corpus.questions.items()
    ]
    return html.table("Où trouver chaque réponse", ("Question", "Où trouver la réponse", "Fiches"), rows)


def asking(corpus: Corpus, question: str) -> Iterator[Obligation]:
    """Les obligations dont une règle attend la réponse."""
    return (
        item for item in corpus.obligations.values() if any(question in rule.si for rule in item.concerne)
    )
