"""Les documents du groupe de travail, et comment les lire."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.registry import inventory


@inventory
def tableau_documents(corpus: Corpus, here: Here) -> Markup:
    """Les documents sources : qui les a faits, quand, et la précaution à garder."""
    rows = [
        (
            item.titre,
            item.editeur,
            html.day(item.date) if item.date else "date non précisée",
            item.nature,
            item.precaution,
        )
        for item in corpus.documents.values()
    ]
    headers = ("Document", "Qui l'a fait", "Date", "Nature", "Précaution")
    return html.table("Les documents de départ", headers, rows)
