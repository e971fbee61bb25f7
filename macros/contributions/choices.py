"""Les listes fermées où l'on choisit, et ce que l'on y a choisi."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from macros.contributions.cleaning import clean
from macros.contributions.letters import slug
from macros.contributions.measures import Refused
from macros.corpus.facts import Corpus
from macros.models.contribuer import Forme, Liste, Question
from macros.models.retours import SUJETS, TRANCHES, TYPES, TypeCollectivite

EMPTY = r"\( *\)|☐|□"
TICKED = r"\([xX]\)|☑|☒|✓|✔|☓"
LINE = re.compile(
    rf" *(?:[-*•] *)?(?P<boxes>(?:(?:{EMPTY}|{TICKED}|[xX](?=[ ☐□(])) *)*)"
    rf"(?P<words>.*?)(?P<after> +(?:{TICKED}|[xX]))? *"
)
"""Une ligne d'une liste : ses cases, ses mots, et la croix que l'on a pu mettre avant ou après."""

MARK = re.compile(rf"{TICKED}|[xX]")
BOX = re.compile(EMPTY)

ARTICLE = re.compile("^(?:l|la|le|les)-")

ALL = "toutes les lignes sont choisies ; ne gardez que celles du récit. Exemple : X Archives"

LABELS: Mapping[Liste, Iterable[tuple[str, str]]] = {
    Liste.STRUCTURES: TYPES.items(),
    Liste.TRANCHES: TRANCHES.items(),
    Liste.SUJETS: SUJETS.items(),
}
"""Les listes qui ne changent qu'avec le code."""


EVERYDAY: Mapping[Liste, Mapping[str, str]] = {
    Liste.STRUCTURES: {
        **dict.fromkeys(("commune-nouvelle", "mairie", "ville", "ccas"), TypeCollectivite.COMMUNE),
        "cias": TypeCollectivite.GROUPEMENT_DE_COMMUNES,
        "epci": TypeCollectivite.GROUPEMENT_DE_COMMUNES,
        "metropole": TypeCollectivite.GROUPEMENT_DE_COMMUNES,
        "communaute-urbaine": TypeCollectivite.GROUPEMENT_DE_COMMUNES,
        "syndicat-mixte": TypeCollectivite.SYNDICAT,
        "syndicat-intercommunal": TypeCollectivite.SYNDICAT,
    },
}
"""D'autres noms que l'on donne à un choix ; un CCAS est celui de sa commune."""


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
    known = {**EVERYDAY.get(question.liste, {}), **dict(keys(offered))}
    lines = listed(text)
    lone = lines if question.forme is Forme.CHOIX and len(lines) == 1 else []
    picked = [recognized(line["words"].strip(" "), known) for line in chosen_lines(lines) or lone]
    ordered = tuple(value for value in offered if value in picked)
    if question.forme is Forme.PLUSIEURS:
        if len(ordered) == len(offered):
            raise Refused(ALL)
        return ordered
    if len(ordered) > 1:
        raise Refused(f"gardez une seule réponse. Exemple : {offered[ordered[0]]}")
    return ordered[0] if ordered else ""


def keys(offered: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Les façons de nommer chaque choix : son étiquette, sa valeur, son nom seul, sans article."""
    for value, label in offered.items():
        yield slug(label), value
        yield slug(value), value
        if label.endswith(f"({value})"):
            name = slug(label.removesuffix(f"({value})"))
            yield from ((written, value) for written in (name, f"{slug(value)}-{name}", bare(name)))


def bare(name: str) -> str:
    """Un nom sans son article : La Réunion, la Creuse, l'Ain."""
    return ARTICLE.sub("", name)


def listed(text: str) -> list[re.Match[str]]:
    """Les lignes d'une liste qui disent quelque chose ; seule d'un choix unique, l'une est une réponse."""
    lines = map(LINE.fullmatch, clean(text).split("\n"))
    return [line for line in lines if line and slug(line["words"])]


def chosen_lines(lines: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Les lignes choisies : celles que coche une croix, sinon celles qui n'ont pas de case vide."""
    crossed = [line for line in lines if MARK.search(line["boxes"]) or line["after"]]
    return crossed or [line for line in lines if not BOX.search(line["boxes"])]


def recognized(words: str, known: Mapping[str, str]) -> str:
    """Le choix que nomment ces mots ; refuse ce qui n'est pas dans la liste."""
    for name in (slug(words), bare(slug(words))):
        if name in known:
            return known[name]
    example = next(iter(known.values()), "")
    raise Refused(f"« {words[:60]} » n'est pas dans la liste ; recopiez un des choix. Exemple : {example}")
