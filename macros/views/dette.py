"""Notre dette de lecture, publiée : les textes que nous n'avons pas lus et les nombres sans phrase de loi."""

from collections.abc import Iterator

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.models.obligations import Obligation
from macros.proofs.droit import debt, numbers, unread
from macros.texts.french import counted
from macros.views.obligations import address


def dette_de_lecture(corpus: Corpus, here: Here) -> Markup:
    """Les comptes, puis chaque fiche qui doit encore une lecture."""
    items = corpus.obligations.values()
    texts = {it.texte for item in items for it in unread(item, corpus.articles)}
    alone = sum(len(debt(item, corpus.articles)) for item in items)
    written = sum(1 for item in items for _ in numbers(item))
    said = (
        f"{counted(len(texts), 'texte reste à lire', 'textes restent à lire')}. "
        f"Sur {counted(written, 'nombre écrit', 'nombres écrits')} dans les fiches, "
        f"{counted(alone, 'n’a pas encore sa phrase de loi', 'n’ont pas encore leur phrase de loi')}."
    )
    owing = html.bullets(line(corpus, item, here) for item in items if owed(corpus, item))
    return html.join([html.paragraph(said), owing], "\n")


def line(corpus: Corpus, item: Obligation, here: Here) -> Markup:
    """Une fiche et ce qu'elle doit."""
    return html.join(
        [html.link(item.nom_court, here.to(address(item))), " : ", " ; ".join(owed(corpus, item))]
    )


def owed(corpus: Corpus, item: Obligation) -> list[str]:
    """Les textes à lire d'une fiche, et ses nombres sans texte."""
    return [*readings(corpus, item), *figures(corpus, item)]


def readings(corpus: Corpus, item: Obligation) -> Iterator[str]:
    """Les textes d'une fiche que nous n'avons pas lus."""
    return (f"{it.texte} ({it.raison})" for it in unread(item, corpus.articles))


def figures(corpus: Corpus, item: Obligation) -> Iterator[str]:
    """Les nombres d'une fiche qu'aucune phrase citée ne porte, en une fois."""
    found = list(dict.fromkeys(it.dit for it in debt(item, corpus.articles)))
    if found:
        yield f"sans phrase de loi : {', '.join(found)}"
