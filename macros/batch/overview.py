"""Le tableau d'ensemble d'une liste : les lignes de chacune de ses trois feuilles."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from macros.batch.finding import Collectivite
from macros.corpus.facts import Corpus
from macros.documents.archives import packed
from macros.exports import ensemble, suivi
from macros.exports.suivi import Ligne
from macros.models.obligations import Resultat
from macros.views.obligations import RESULTATS
from macros.views.profils import title

NOM = "ensemble.ods"


def overview(corpus: Corpus, chosen: Sequence[Collectivite], on: date) -> bytes:
    """Le classeur ODS, identique à l'octet pour la même liste, les mêmes faits et le même jour."""
    return packed(ensemble.workbook_files(corpus, [*rows(corpus, chosen, on)]), on)


def rows(corpus: Corpus, chosen: Sequence[Collectivite], on: date) -> Iterator[list[list[str]]]:
    """Les lignes des trois feuilles, dans l'ordre des onglets."""
    lines = answering(corpus, on)
    whole = [(one, lines(one)) for one in chosen]
    order = [it.id for it in suivi.ordered(corpus)]
    yield [[*who(one), *in_order(rows_of, order)] for one, rows_of in whole]
    yield [
        [one.nom, one.code, it["obligation"], it["reponse"], it["geste"], it["prochaine"], it["texte"]]
        for one, rows_of in whole
        for it in rows_of
        if it["resultat"] == Resultat.S_APPLIQUE
    ]
    yield [[one.nom, one.code, *it] for one in chosen for it in unknown(corpus, one)]


def answering(corpus: Corpus, on: date) -> Callable[[Collectivite], list[Ligne]]:
    """Ce qui donne les lignes d'une collectivité : celles qui répondent de même les partagent."""

    @cache
    def read(slug: str, given: tuple[tuple[str, str], ...]) -> list[Ligne]:
        return suivi.lignes(corpus, corpus.profil(slug), on, dict(given))

    return lambda one: read(one.profil.slug, tuple(sorted(one.reponses.items())))


def who(one: Collectivite) -> list[str]:
    """Les premières cellules d'une ligne."""
    return [one.nom, one.code, one.departement, str(one.population), title(one.profil)]


def in_order(rows_of: Iterable[Ligne], order: Sequence[str]) -> list[str]:
    """Le mot de chaque réponse, dans l'ordre des colonnes."""
    said = {it["id"]: RESULTATS[Resultat(it["resultat"])] for it in rows_of}
    return [said[id] for id in order]


def unknown(corpus: Corpus, one: Collectivite) -> Iterator[tuple[str, str]]:
    """Les questions sans réponse d'une collectivité, et ce qui est à vérifier de sa place."""
    for reason in one.a_verifier:
        yield ensemble.A_VERIFIER.format(reason), ""
    for question in corpus.questions_for(one.profil):
        if question.id not in one.reponses:
            yield question.texte, question.ou_trouver
