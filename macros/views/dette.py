"""Notre dette de lecture, publiée : les textes que nous n'avons pas lus et les nombres sans phrase de loi."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import word
from macros.proofs.droit import NonLu, debt, numbers, of_question, unproved, unread
from macros.texts.french import capital, counted


@word
def dette_de_lecture(corpus: Corpus, here: Here) -> Markup:
    """Les comptes, puis chaque texte à lire, avec ce qui nous en manque."""
    items = corpus.obligations.values()
    missing = sorted({it for item in items for it in unread(item, corpus.articles)}, key=order)
    asked = corpus.questions.values()
    alone = sum(len(debt(item, corpus.articles)) for item in items) + sum(len(unproved(it)) for it in asked)
    written = sum(1 for item in items for _ in numbers(item)) + sum(
        1 for it in asked for _ in of_question(it)
    )
    said = (
        f"{counted(len(missing), 'article reste à lire', 'articles ou textes restent à lire')}. "
        f"Sur {counted(written, 'nombre écrit', 'nombres écrits')} dans les fiches et les questions, "
        f"{counted(alone, 'attend encore sa phrase de loi', 'attendent encore leur phrase de loi')} : "
        "chaque fiche nomme les siens dans ses sources."
    )
    parts: list[Content] = [html.paragraph(said)]
    for reason, group in groupby(missing, key=lambda it: it.raison):
        parts += [html.paragraph(f"{capital(reason)} :"), html.bullets(lines(group))]
    return html.join(parts, "\n")


def order(it: NonLu) -> tuple[str, str, str]:
    """L'ordre de la liste : la raison, le texte, l'endroit."""
    return it.raison, it.texte, it.endroit


def lines(missing: Iterable[NonLu]) -> Iterator[str]:
    """Une ligne par texte, avec tous les endroits à lire ; le mot « article » ne s'y répète pas."""
    for text, group in groupby(missing, key=lambda it: it.texte):
        places = [it.endroit for it in group]
        kept = places[:1] + [place.removeprefix("article ") for place in places[1:]]
        yield f"{text} : {', '.join(kept)}"
