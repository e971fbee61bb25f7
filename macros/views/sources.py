"""D'où vient chaque ligne : l'étiquette d'origine, la confiance, et la liste des sources lues."""

from collections.abc import Iterable
from itertools import chain

from markupsafe import Markup

from macros.corpus.facts import Corpus, find_fact
from macros.corpus.references import references
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import inventory, word
from macros.models.base import Fait, Niveau
from macros.models.sources import PROPOSITION, SourceLue
from macros.reading.problems import Unknown
from macros.texts.trust import COURTES


def origin(corpus: Corpus, name: str) -> Markup:
    """L'étiquette d'une origine, en toutes lettres : une source nommée, ou « Notre proposition »."""
    source = corpus.sources[name]
    if name == PROPOSITION:
        return html.mark(source.nom_court, "proposition")
    return html.mark(f"Source : {source.nom_court}", "source")


def origins(corpus: Corpus, names: Iterable[str]) -> Markup:
    """Les étiquettes de plusieurs origines."""
    return html.join((origin(corpus, name) for name in names), " ")


def attributed(corpus: Corpus, text: Content, name: str) -> Markup:
    """Une phrase suivie de son étiquette d'origine."""
    return html.join([text, origin(corpus, name)], " ")


def claim(corpus: Corpus, text: Content, sources: Iterable[str], trust: Niveau | None) -> Markup:
    """Une phrase, l'étiquette de chacune de ses sources, et la confiance qu'elle mérite si on la dit."""
    parts = [text, origins(corpus, sources), f"({COURTES[trust]})" if trust else ""]
    return html.join(filter(None, parts), " ")


@word
def a_savoir(corpus: Corpus, here: Here, source: str) -> Markup:
    """Ce qu'il faut savoir avant de se fier à ce qui vient d'une source, dans un encadré."""
    return html.section("avertissement", html.paragraph(caution(corpus, source)))


def caution(corpus: Corpus, source: str) -> str:
    """Ce qu'une page doit dire quand elle s'appuie sur une source."""
    told = find_fact("source", source, corpus.sources).a_savoir
    if told is None:
        raise Unknown(f"la source « {source} » n'a pas de champ a_savoir. Exemple : a_savoir: Lu en partie.")
    return told


@inventory
def sources_citees(corpus: Corpus, here: Here, dossier: str, *autres: str) -> Markup:
    """Les sources que l'on nomme, puis celles des pages d'un dossier et des faits qu'elles montrent."""
    facts = [page for page in corpus.pages.values() if page.chemin.startswith(f"{dossier}/")]
    if not facts:
        raise Unknown(
            f"aucune page dans le dossier « {dossier} » ; nommez-en un de docs/. Exemple : obligations"
        )
    told = [sources_of(fact) for fact in (*facts, *shown(corpus, dossier))]
    others = [find_fact("source", id, corpus.sources).id for id in autres]
    return source_list(corpus, dict.fromkeys(chain(others, *told)))


def shown(corpus: Corpus, folder: str) -> Iterable[Fait]:
    """Les faits que montrent les pages d'un dossier : leurs sources sont aussi les siennes."""
    if folder == "charte-de-la-donnee":
        return corpus.clauses.values()
    if folder == "feuille-de-route":
        return (*corpus.etapes.values(), *corpus.outils.values())
    return ()


def sources_of(fact: Fait) -> tuple[str, ...]:
    """Les sources d'un fait et de tout ce qu'il contient, chacune une fois, dans l'ordre."""
    named = (name for _, collection, name in references(fact) if collection == "sources")
    return tuple(dict.fromkeys(str(name) for name in named))


def source_list(corpus: Corpus, ids: Iterable[str]) -> Markup:
    """Les sources en clair : le titre, l'adresse, la date, et ce qui a vraiment été lu."""
    return html.bullets(cited(corpus.sources[name]) for name in ids)


def cited(source: SourceLue) -> Markup:
    """Une source : son titre en lien, sa date, le jour de lecture et ce qui en a été lu."""
    title: Content = html.link(source.titre, source.url) if source.url else source.titre
    if source.id == PROPOSITION:
        return html.join([title])
    dated = f" Date : {source.date}." if source.date else " Sans date."
    other = (
        html.join([" Voir aussi : ", html.link(source.autre_nom, source.autre_url), "."])
        if source.autre_nom and source.autre_url
        else ""
    )
    read = html.join([" Vérifié le ", html.day(source.lu_le), ". Lecture : ", source.lecture, "."])
    return html.join([title, ".", dated, read, other])
