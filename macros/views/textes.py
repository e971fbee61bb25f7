"""Le droit à l'écran : l'article en lien, la phrase citée, ce qui a été lu et quand."""

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.html import Content
from macros.models.confiance import cited, reference
from macros.models.obligations import BaseLegale, Obligation, ReferenceEpinglee
from macros.models.textes import ArticleEpingle, Changement, Lecture, TexteChange
from macros.proofs.droit import NON_RELU, PRESENTATION, moved, unread
from macros.texts.french import capital, in_words
from macros.texts.trust import explained

CONFIANCES = explained(
    "tous les articles cités ont été lus, et chaque nombre y a sa phrase",
    "un texte n'a pas été lu lui-même, ou un nombre attend sa phrase de loi",
    "le texte principal n'a pas été lu, à relire avant de s'en servir",
)
CHANGEMENTS: Mapping[Changement, str] = {
    Changement.PHRASE_CHANGEE: "la phrase que nous citons n'y est plus.",
    Changement.ARTICLE_ABSENT: "l'article n'est plus dans le texte.",
    Changement.ARTICLE_ABROGE: "l'article n'est plus en vigueur.",
}
DE_MEMOIRE = "de mémoire"


def level(corpus: Corpus, obligation: Obligation) -> str:
    """La confiance d'une fiche en un mot : « élevée », « moyenne » ou « faible »."""
    return CONFIANCES[corpus.confiance(obligation)].split(" : ")[0]


def legal_basis(corpus: Corpus, basis: BaseLegale) -> Markup:
    """Une référence en lien ; un article épinglé dit sa phrase, un autre dit que personne ne l'a relu."""
    name = reference_link(corpus, basis)
    if isinstance(basis, ReferenceEpinglee):
        item = corpus.articles[basis.article]
        return html.join([name, dated(item), quoted(item)])
    when = [", ", html.day(basis.date)] if basis.date else []
    return html.join([name, *when, " : ", NON_RELU])


def reference_link(corpus: Corpus, basis: BaseLegale) -> Content:
    """Le texte et l'article d'une référence, en lien quand on en connaît l'adresse."""
    title = reference(basis, corpus.articles)
    url = corpus.articles[basis.article].url if isinstance(basis, ReferenceEpinglee) else basis.url
    return html.link(title, url) if url else title


def brief(corpus: Corpus, basis: BaseLegale) -> Content:
    """La même référence au plus court, pour une page qui la cite en entier plus bas."""
    if isinstance(basis, ReferenceEpinglee):
        return html.link(corpus.articles[basis.article].breve, corpus.articles[basis.article].url)
    return reference_link(corpus, basis)


def dated(item: ArticleEpingle) -> Markup:
    """La date du texte qui porte l'article, sauf pour un code."""
    return html.join([", ", html.day(item.texte.date)]) if item.texte.date else Markup("")


def quoted(item: ArticleEpingle) -> Markup:
    """« Le texte », replié : les phrases citées, où et quand elles ont été lues, et leur version."""
    parts: list[Content] = [html.law(item.article.citations), html.note(reading(item))]
    if item.change:
        parts.append(html.note(html.strong(changed(item, item.change))))
    return html.folded(f"Le texte : {item.nom}", html.join(parts, "\n"))


def changed(item: ArticleEpingle, change: TexteChange) -> Markup:
    """Ce qui est arrivé à un article depuis notre lecture, et la phrase d'aujourd'hui quand on la connaît."""
    said = html.join([CHANGEMENTS[change.changement], " Constaté le ", html.day(change.constate_le), "."])
    now = html.join([" Le texte dit maintenant : « ", html.as_written(change.maintenant), " »."])
    return html.join([capital(item.nom), " : ", said, now if change.maintenant else ""])


def avertissement_de_changement(corpus: Corpus, obligation: Obligation) -> Markup:
    """Ce qu'une fiche dit d'abord quand un de ses textes a changé ; rien sinon."""
    items = moved(obligation, corpus.articles)
    if not items:
        return Markup("")
    said = html.strong("Un texte de cette fiche a changé depuis notre lecture : relisez-le avant d'agir.")
    lines = html.bullets(changed(item, item.change) for item in items if item.change)
    return html.section("avertissement", html.join([html.paragraph(said), lines], "\n"))


def reading(item: ArticleEpingle) -> str:
    """Où et quand l'article a été lu, et la version de la rédaction : deux dates, jamais une."""
    whole = item.article.lecture is Lecture.TEXTE
    said = "Texte lu le " if whole else f"{capital(PRESENTATION)}, le "
    read = f"{said}{in_words(item.article.lu_le)} : {item.article.lu_dans}."
    version = item.article.version
    return f"{read} Version en vigueur depuis le {in_words(version)}." if version else read


def proofs(corpus: Corpus, ids: Iterable[str]) -> Markup:
    """Les articles qui portent un nombre, en liens entre parenthèses ; rien s'il n'y en a pas."""
    return aside((item.reference, item.url) for item in map(corpus.articles.__getitem__, ids))


def articles(corpus: Corpus, ids: Iterable[str]) -> Markup:
    """Les mêmes articles au plus court, sur une page qui cite leurs textes en entier plus bas."""
    return aside((item.breve, item.url) for item in map(corpus.articles.__getitem__, ids))


def aside(named: Iterable[tuple[str, str]]) -> Markup:
    """Des liens entre parenthèses, séparés par un point-virgule."""
    links = html.join((html.link(name, url) for name, url in named), " ; ")
    return html.join([" (", links, ")"]) if links else Markup("")


def read_on(corpus: Corpus, obligation: Obligation) -> str:
    """Le jour où les articles d'une fiche ont été lus, et ce qui ne l'a pas été."""
    items = [corpus.articles[id] for id in cited(obligation)]
    days = [item.article.lu_le for item in items if item.article.lecture is Lecture.TEXTE]
    reasons = list(missing(corpus, obligation))
    said = " ; ".join(reasons)
    if not days:
        return capital(said)
    read = f"Texte lu le {in_words(min(days))}"
    return f"{read}, en partie ; pour le reste : {said}" if said else read


def missing(corpus: Corpus, obligation: Obligation) -> Iterator[str]:
    """Ce qui empêche de dire qu'une fiche a été lue dans le texte, chaque raison une fois."""
    yield from dict.fromkeys(it.raison for it in unread(obligation, corpus.articles))
    if obligation.confiance.de_memoire:
        yield DE_MEMOIRE
