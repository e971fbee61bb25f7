"""Le droit à l'écran : l'article en lien, la phrase citée, ce qui a été lu et quand."""

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.html import Content
from macros.models.base import Niveau
from macros.models.confiance import cited, reference
from macros.models.obligations import BaseLegale, Obligation, ReferenceEpinglee
from macros.models.textes import ArticleEpingle, Lecture
from macros.proofs.droit import NON_RELU, PRESENTATION, unread
from macros.texts.french import capital

CONFIANCES: Mapping[Niveau, str] = {
    Niveau.ELEVEE: "élevée : les articles cités ont été lus dans le texte en vigueur",
    Niveau.MOYENNE: "moyenne : une partie n'a pas été lue dans le texte lui-même",
    Niveau.MEMOIRE: "faible : le texte principal n'a pas été lu, à relire avant de s'en servir",
}
DE_MEMOIRE = "de mémoire"


def level(corpus: Corpus, obligation: Obligation) -> str:
    """La confiance d'une fiche en un mot : « élevée », « moyenne » ou « faible »."""
    return CONFIANCES[corpus.confiance(obligation)].split(" : ")[0]


def legal_basis(corpus: Corpus, basis: BaseLegale) -> Markup:
    """Une référence en lien ; un article épinglé dit sa phrase, un autre dit que personne ne l'a relu."""
    if isinstance(basis, ReferenceEpinglee):
        item = corpus.articles[basis.article]
        return html.join([html.link(item.reference, item.url), dated(item), quoted(item)])
    title = reference(basis, corpus.articles)
    named: Content = html.link(title, basis.url) if basis.url else title
    when = [", ", html.day(basis.date)] if basis.date else []
    return html.join([named, *when, " : ", NON_RELU])


def dated(item: ArticleEpingle) -> Markup:
    """La date du texte qui porte l'article, sauf pour un code."""
    return html.join([", ", html.day(item.texte.date)]) if item.texte.date else Markup("")


def quoted(item: ArticleEpingle) -> Markup:
    """« Le texte », replié : les phrases citées, où et quand elles ont été lues, et leur version."""
    sentences = html.law(item.article.citations)
    return html.folded(f"Le texte : {item.nom}", html.join([sentences, html.note(reading(item))], "\n"))


def reading(item: ArticleEpingle) -> Markup:
    """Où et quand l'article a été lu, et la version de la rédaction : deux dates, jamais une."""
    whole = item.article.lecture is Lecture.TEXTE
    said = "Texte lu le " if whole else f"{capital(PRESENTATION)}, le "
    parts: list[Content] = [said, html.day(item.article.lu_le), f" : {item.article.lu_dans}."]
    if item.article.version:
        parts += [" Version en vigueur depuis le ", html.day(item.article.version), "."]
    return html.join(parts)


def proofs(corpus: Corpus, ids: Iterable[str]) -> Markup:
    """Les articles qui portent un nombre, en liens entre parenthèses ; rien s'il n'y en a pas."""
    items = [corpus.articles[id] for id in ids]
    links = html.join((html.link(item.reference, item.url) for item in items), " ; ")
    return html.join([" (", links, ")"]) if items else Markup("")


def read_on(corpus: Corpus, obligation: Obligation) -> Markup:
    """Le jour où les articles d'une fiche ont été lus, et ce qui ne l'a pas été."""
    items = [corpus.articles[id] for id in cited(obligation)]
    days = [item.article.lu_le for item in items if item.article.lecture is Lecture.TEXTE]
    reasons = list(missing(corpus, obligation))
    if days:
        return html.join([html.join(["Texte lu le ", html.day(min(days))]), *reasons], " ; ")
    return html.join([capital(" ; ".join(reasons))])


def missing(corpus: Corpus, obligation: Obligation) -> Iterator[str]:
    """Ce qui empêche de dire qu'une fiche a été lue dans le texte, chaque raison une fois."""
    yield from dict.fromkeys(it.raison for it in unread(obligation, corpus.articles))
    if obligation.confiance.de_memoire:
        yield DE_MEMOIRE
