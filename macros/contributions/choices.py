"""Les listes fermées où l'on choisit, et ce que l'on y a choisi."""

import re
from collections.abc import Iterable, Iterator, Mapping

from macros.contributions.cleaning import clean, slug
from macros.corpus.facts import Corpus
from macros.models.contribuer import Forme, Liste, Question
from macros.views.retours import SUJETS, TRANCHES, TYPES

LINE = re.compile(r" *(?:[-*•] *)?(?:(?P<empty>\( *\)|☐|□)|\([xX]\)|☑|☒|✓|✔|☓|[xX](?= ))? *(?P<words>.*)")
"""Une ligne d'une liste : une case vide, une case cochée, ou les mots seuls. `clean` a changé [x] en (x)."""


LABELS: Mapping[Liste, Iterable[tuple[str, str]]] = {
    Liste.STRUCTURES: TYPES.items(),
    Liste.TRANCHES: TRANCHES.items(),
    Liste.SUJETS: SUJETS.items(),
}
"""Les listes qui ne changent qu'avec le code."""


class Refused(Exception):
    """Une réponse que l'on ne sait pas lire, dite en une phrase."""


def options(corpus: Corpus, liste: Liste) -> Mapping[str, str]:
    """Les choix d'une liste : ce que le fichier écrit, et ce que lit la personne."""
    if liste is Liste.DEPARTEMENTS:
        return {county.code: f"{county.nom} ({county.code})" for county in corpus.departements.values()}
    if liste is Liste.OBLIGATIONS:
        return {id: item.nom_court for id, item in corpus.obligations.items()}
    if liste is Liste.ETAPES:
        return {str(number): f"Étape {number} : {step.titre}" for number, step in corpus.etapes.items()}
    return dict(LABELS[liste])


def chosen(question: Question, text: str, corpus: Corpus) -> str | tuple[str, ...]:
    """Ce qu'une réponse choisit, dans l'ordre de la liste."""
    if question.liste is None:
        return ""
    offered = options(corpus, question.liste)
    known = dict(keys(offered))
    picked = [recognized(words, known) for words in kept(text)]
    ordered = tuple(value for value in offered if value in picked)
    if question.forme is Forme.PLUSIEURS:
        return ordered
    if len(ordered) > 1:
        raise Refused("gardez une seule réponse")
    return ordered[0] if ordered else ""


def keys(offered: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Les façons de nommer chaque choix : son étiquette, sa valeur, et son nom sans ce qui le suit."""
    for value, label in offered.items():
        yield slug(label), value
        yield slug(value), value
        if label.endswith(f"({value})"):
            yield slug(label.removesuffix(f"({value})")), value


def kept(text: str) -> Iterator[str]:
    """Les lignes choisies : celles dont la case n'est pas vide."""
    for part in clean(text).split("\n"):
        match = LINE.fullmatch(part)
        if match and not match["empty"] and slug(match["words"]):
            yield match["words"].strip(" ")


def recognized(words: str, known: Mapping[str, str]) -> str:
    """Le choix que nomment ces mots ; refuse ce qui n'est pas dans la liste."""
    if slug(words) not in known:
        raise Refused(f"« {words[:60]} » n'est pas dans la liste ; recopiez l'un des choix proposés")
    return known[slug(words)]
