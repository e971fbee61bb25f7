"""Tout texte d'un fait se lit sur la page qui en parle : un champ ajouté demain y sera aussi."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import get_args

from macros.corpus.facts import Corpus
from macros.models.barometre import Barometre
from macros.models.base import Adresse, Fait, Identifiant, Reference
from tests.site.phrases.lecture import Guide

CODES = frozenset(mark for kind in (Identifiant, Adresse) for mark in get_args(kind)[1].metadata)
"""Ce qui fait d'un texte un identifiant ou une adresse : une page le suit, et ne l'écrit pas."""

TUS: Mapping[str, str] = {
    "Aide.suite_territoriale": "un statut d'essai, de mémoire",
    "Etape.adresse": "la fin de l'adresse de sa page",
    "Geste.facilite": "la durée le dit",
    "Indicateur.endroit": "l'endroit du document où le chiffre a été pris, pour qui le relit",
    "Lecture.date": "écrite en toutes lettres : voir `aides`",
    "Nouveaute.page": "le fichier de la page, que le lien suit",
    "PhraseImposee.texte": "la phrase du modèle officiel, que la page écrite donne : voir `formulaires`",
    "SourceLue.nom_court": "l'étiquette d'une source, là où une phrase la cite : voir `propos`",
    "SourceTerritoires.licence_spdx": "le code de la licence, que la page nomme en toutes lettres",
    "Terme.pluriel": "ce que la machine écrit après « les »",
    "Terme.variantes": "des pluriels et des écritures voisines",
}
"""Les champs que le guide garde pour lui, et pourquoi."""

Facts = Callable[[Corpus], Iterable[Fait]]

PLACES: Mapping[str, Facts] = {
    "barometre/": lambda corpus: [without_waves(corpus.barometre)],
    "charte-de-la-donnee/": lambda corpus: corpus.clauses.values(),
    "feuille-de-route/": lambda corpus: [*corpus.etapes.values(), *corpus.outils.values()],
    "douze-mois/": lambda corpus: [corpus.douze_mois],
    "declaration-accessibilite/": lambda corpus: corpus.plan_declaration.values(),
    "qui-aide/": lambda corpus: [
        *(actor for actor in corpus.acteurs.values() if actor.identified),
        *corpus.portes.values(),
        *corpus.aides.values(),
        *corpus.csirt.values(),
        *corpus.departements.values(),
    ],
    "ma-collectivite/": lambda corpus: [corpus.territoires],
    "lexique/": lambda corpus: corpus.lexique.values(),
    "demarche/": lambda corpus: corpus.documents.values(),
    "nouveautes/": lambda corpus: corpus.nouveautes.values(),
}
"""Les rubriques, et les faits que leurs pages disent ensemble."""


def without_waves(data: Barometre) -> Barometre:
    """Les chiffres sans la taille des vagues, que dit leur tableau : voir `chiffres`."""
    waves = {wave.indicateur for wave in data.vagues}
    return data.model_copy(update={"indicateurs": tuple(it for it in data.indicateurs if it.id not in waves)})


def pages(corpus: Corpus) -> Iterable[str]:
    """Les rubriques."""
    return PLACES


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les textes des faits qu'aucune page de la rubrique ne dit."""
    inside = (page.address for page in guide.corpus.pages.values() if page.address.startswith(address))
    text = " ".join(guide.text(place) for place in inside)
    for fact in PLACES[address](guide.corpus):
        yield from guide.missing(text, dict(texts(fact, type(fact).__name__)))


def texts(fact: Fait, name: str) -> Iterator[tuple[str, str]]:
    """Les textes d'un fait et de tout ce qu'il contient, chacun avec sa place."""
    for field, info in type(fact).model_fields.items():
        if not hushed(type(fact), field) and not coded([*info.metadata, info.annotation]):
            yield from inside(getattr(fact, field), f"{name}.{field}")


def hushed(kind: type[Fait], field: str) -> bool:
    """Vrai d'un champ que le guide garde pour lui."""
    return any(f"{parent.__name__}.{field}" in TUS for parent in kind.__mro__)


def inside(value: object, name: str) -> Iterator[tuple[str, str]]:
    """Les textes d'une valeur : elle-même, ou ce que contient une liste ou un fait."""
    if type(value) is str:
        yield name, value
    if isinstance(value, Fait):
        yield from texts(value, name)
    if isinstance(value, tuple):
        for rank, item in enumerate(value):
            yield from inside(item, f"{name}.{rank}")


def coded(marks: Iterable[object]) -> bool:
    """Vrai d'un champ d'identifiants, d'adresses ou de renvois."""
    return any(
        isinstance(mark, Reference)
        or mark in CODES
        or coded(getattr(mark, "metadata", ()))
        or coded((*get_args(mark), *getattr(mark, "__metadata__", ())))
        for mark in marks
    )
