"""Notre dette de lecture, publiée : les textes que nous n'avons pas lus et les nombres sans phrase de loi."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.proofs.droit import NonLu, debt, numbers, unread
from macros.texts.french import counted


def dette_de_lecture(corpus: Corpus, here: Here) -> Markup:
    """Les comptes, puis chaque texte à lire, avec ce qui nous en manque."""
    items = corpus.obligations.values()
    missing = sorted({it for item in items for it in unread(item, corpus.articles)}, key=order)
    alone = sum(len(debt(item, corpus.articles)) for item in items)
    written = sum(1 for item in items for _ in numbers(item))
    said = (
        f"{counted(len(missing), 'article reste à lire', 'articles ou textes restent à lire')}. "
        f"Sur {counted(written, 'nombre écrit', 'nombres écrits')} dans les fiches, "
        f"{counted(alone, 'attend encore sa phrase de loi', 'attendent encore leur phrase de loi')} : "
        "chaque fiche nomme les siens dans ses sources."
    )
    return html.join([html.paragraph(said), html.bullets(lines(missing))], "\n")


def order(it: NonLu) -> tuple[str, str, str]:
    """L'ordre de la liste : le texte, la raison, l'endroit."""
    return it.texte, it.raison, it.endroit


def lines(missing: Iterable[NonLu]) -> Iterator[str]:
    """Une ligne par texte et par raison, avec tous les endroits à lire."""
    for (text, reason), found in groupby(missing, key=lambda it: (it.texte, it.raison)):
        places = ", ".join(it.endroit for it in found)
        yield f"{text} : {places} ({reason})"
