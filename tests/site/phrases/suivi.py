"""Ce que reçoivent « Mon dossier » et la liste collée : chaque obligation, ses issues et ses dates."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from macros.corpus.facts import Corpus
from macros.models.obligations import Obligation, Resultat
from macros.models.profils import Cas, Profil
from macros.views.fiche_profil import LIEUX
from tests.site.phrases.donnees import NEUVES
from tests.site.phrases.droit import support
from tests.site.phrases.lecture import Guide, sheet
from tests.site.phrases.profils import LISTES, expected, gesture

DEFINITION, LISTE = "assets/dossier-definition.js", "assets/liste-definition.js"
MOTS: Mapping[str, str] = {NEUVES[letter]: words for letter, words in LISTES.items()}


def pages(corpus: Corpus) -> Iterable[str]:
    """Les mots communs, puis les lignes de chaque tranche."""
    return (DEFINITION, LISTE, *map(place, corpus.profils()))


def place(profile: Profil) -> str:
    """L'adresse des lignes d'une tranche."""
    return f"assets/suivi/{profile.slug}.js"


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les lignes perdues, en désordre, ou qui ne disent pas ce que disent les faits."""
    given = told(guide.file(address))
    if address == DEFINITION:
        yield from of_definition(guide, given)
    elif address == LISTE:
        yield from of_questions(guide, given["questions"])
    else:
        yield from of_range(guide, given, next(it for it in guide.corpus.profils() if place(it) == address))


def told(script: str) -> Any:
    """Les données que porte un script : tout ce qui suit son premier « { »."""
    text = script.partition("= ")[2] or script.partition("(")[2]
    return json.JSONDecoder().raw_decode(text)[0]


def of_definition(guide: Guide, given: Any) -> Iterator[str]:
    """Les étapes de chaque fiche, et les changements qui en touchent une."""
    for id, item in guide.corpus.obligations.items():
        steps = [guide.reader.sentence(text) for text in given["etapes"].get(id, [])]
        if steps != [guide.reader.sentence(action.faire) for action in item.actions]:
            yield f"{id} : les étapes ne sont pas celles de la fiche"
    fields = ("date", "titre", "texte", "faits")
    wanted = [
        [str(item.date), item.titre, item.texte, list(item.faits)]
        for item in guide.corpus.nouveautes.values()
        if item.faits
    ]
    if [[one[field] for field in fields] for one in given["nouveautes"]] != wanted:
        yield "les changements ne sont pas ceux qui touchent une fiche"


def of_questions(guide: Guide, given: Any) -> Iterator[str]:
    """Les questions, et où trouver de quoi y répondre."""
    wanted = {id: (one.texte, one.ou_trouver) for id, one in guide.corpus.questions.items()}
    if {id: (one["texte"], one["ou"]) for id, one in given.items()} != wanted:
        yield "les questions ne sont pas celles des faits"


def of_range(guide: Guide, given: Any, profile: Profil) -> Iterator[str]:
    """Les lignes d'une tranche : les priorités, puis lieu par lieu, chacune selon la table d'or."""
    corpus, read = guide.corpus, guide.reader.sentence
    lines = {one["id"]: one for one in given["obligations"]}
    yield from of_order(corpus, list(lines))
    questions = {one["id"]: (read(one["texte"]), set(one["reponses"])) for one in given["questions"]}
    if questions != {
        one.id: (read(one.texte), {it.id for it in one.reponses}) for one in corpus.questions_for(profile)
    }:
        yield "les questions ne sont pas celles de la tranche"
    for id, letter in expected(profile).items():
        item, line = corpus.obligations[id], lines.get(id)
        if line is None:
            yield f"{id} : sa ligne manque"
            continue
        unanswered, *_ = cases = list(profile.cases(item, corpus.questions))
        if issue(line, unanswered)[0] != NEUVES[letter]:
            yield f"{id} : {issue(line, unanswered)[0]} au lieu de {NEUVES[letter]}"
        if (read(line["nom"]), line["page"]) != (read(item.nom_court), sheet(id)):
            yield f"{id} : n'est ni nommée ni liée comme sa fiche"
        days = [{**day, "objet": read(day["objet"])} for day in line["dates"]]
        if days != dates(guide, item):
            yield f"{id} : ses dates sont {days}"
        for case in cases:
            yield from (f"{id}, {case.reponses} : {fault}" for fault in of_case(guide, item, line, case))


def of_order(corpus: Corpus, ids: list[str]) -> Iterator[str]:
    """Les priorités dans leur ordre ; ensuite un lieu après l'autre, et dans un lieu par nom."""
    first_ones = list(corpus.priorites)
    if ids[: len(first_ones)] != first_ones:
        yield "les premières lignes ne sont pas les priorités"
    others = [corpus.obligations[id] for id in ids[len(first_ones) :]]
    groups = [(key, list(group)) for key, group in groupby(others, key=lambda it: LIEUX[it.theme])]
    if len(groups) != len({key for key, _ in groups}):
        yield "un lieu est coupé en deux"
    if any([it.nom_court for it in group] != sorted(it.nom_court for it in group) for _, group in groups):
        yield "dans un lieu, les noms ne se suivent pas"


def issue(line: Any, case: Cas) -> list[str]:
    """Ce que la ligne répond à ces réponses."""
    found: list[str] = line["issues"][line["cas"][",".join(case.reponses.values())]]
    return found


def of_case(guide: Guide, item: Obligation, line: Any, case: Cas) -> Iterator[str]:
    """Une issue : son mot, sa question ou sa raison, son geste, tous ses articles."""
    answer = case.reponse
    result, said, move, law = issue(line, case)
    if result != answer.resultat or not guide.reader.read(said).startswith(MOTS[result]):
        yield f"« {said} » ne dit pas « {MOTS[answer.resultat]} »"
    refused = answer.resultat is Resultat.NE_S_APPLIQUE_PAS
    asked = answer.questions if answer.resultat in (Resultat.SELON_REPONSE, Resultat.A_VENIR) else ()
    known = {id: guide.corpus.questions[id].texte for id in asked}
    reasons = {"raison": answer.raison, "reste": answer.reste} if refused else {}
    yield from guide.missing(guide.reader.read(said), known | reasons)
    wanted = "" if refused else guide.reader.sentence(gesture(item, answer.regles))
    if guide.reader.sentence(move) != wanted:
        yield f"le premier geste est « {move} » au lieu de « {wanted} »"
    yield from guide.missing(guide.reader.read(law), support(guide.corpus, item, answer))


def dates(guide: Guide, item: Obligation) -> list[dict[str, Any]]:
    """Les dates de la collectivité."""
    return [
        {
            "id": it.id,
            "le": str(it.date),
            "objet": guide.reader.sentence(it.objet),
            "annuel": it.rythme is not None,
            "rang": len(it.dates_precedentes),
        }
        for it in item.echeances
        if it.pour == "collectivite"
    ]
