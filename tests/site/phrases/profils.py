"""« Ma collectivité » : chaque obligation est dans la liste de la table d'or, une fois, avec ses raisons."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

import yaml

from macros.corpus.facts import Corpus
from macros.models.obligations import Echeance, Obligation, Regle, Resultat, Structure
from macros.models.profils import Profil
from macros.views.fiche_profil import LIEUX
from tests.site.phrases.droit import held
from tests.site.phrases.lecture import Guide, profile_page

GOLDEN = Path(__file__).resolve().parents[2] / "models" / "reponses_attendues.yml"
LISTES: Mapping[str, str] = {
    "O": "s'applique",
    "C": "selon votre réponse",
    "X": "au choix",
    "R": "conseillé",
    "D": "un droit",
    "N": "ne s'applique pas",
    "F": "à venir",
}
RESUME: Mapping[str, str] = {
    "O": r"s'appli",
    "C": r"dépende?n?t? de",
    "N": r"ne vous concerne",
    "XRDF": r"au choix, conseillé ou à venir",
}
STRUCTURES: Mapping[Structure, str] = {
    Structure.COMMUNE: "commune",
    Structure.EPCI_FISCALITE_PROPRE: "intercommunalité",
    Structure.SYNDICAT: "syndicat",
    Structure.ETABLISSEMENT_PUBLIC_LOCAL: "ccas, caisse des écoles ou autre établissement public local",
}
Letters = Mapping[str, str]


@cache
def golden() -> Sequence[tuple[str, int, Letters]]:
    """Les réponses écrites à la main : structure, population, lettre de chaque obligation."""
    table = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))
    return [
        (case["structure"], case["population"], {**table["commune"], **case["change"]})
        for case in table["profils"]
    ]


def expected(profile: Profil) -> Letters:
    """Les réponses écrites à la main pour une tranche ; vide s'il en manque."""
    found = (letters for who, size, letters in golden() if profile.covers(Structure(who), size))
    return next(found, {})


def pages(corpus: Corpus) -> Iterable[str]:
    """La page de chaque tranche."""
    return map(profile_page, corpus.profils())


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Ce qui manque, est en trop, ou se trompe de liste."""
    profile = next(it for it in guide.corpus.profils() if profile_page(it) == address)
    letters = expected(profile)
    if not letters:
        yield "aucune réponse écrite à la main pour cette tranche ; ajoutez-la à reponses_attendues.yml"
        return
    yield from of_title(guide, address, profile)
    yield from of_summary(guide, address, letters)
    told = list(lines(guide, address))
    for id, item in guide.corpus.obligations.items():
        found = [line for line in told if line.name == guide.reader.sentence(item.nom_court)]
        places = [line.place for line in found]
        if len(found) != 1 or letters[id] not in found[0].place:
            yield f"{id} : attendue une fois sous « {LISTES[letters[id]]} », lue sous {places}"
            continue
        for fault in guide.missing(found[0].text, said(guide, item, profile, letters[id], found[0])):
            yield f"{id} : {fault}"
        yield from of_model(guide, item, profile, found[0])
    yield from of_questions(guide, address, profile)
    yield from of_order(guide, told)


@dataclass(frozen=True)
class Line:
    """Une ligne de la fiche : les lettres que sa liste peut recevoir, son nom, tout ce qu'elle dit."""

    place: str
    kind: str
    name: str
    text: str


PLACES: Mapping[str, str] = {"premiers": "OC", "gestes": "O", "refus": "N", "selon": "CF"}
"""Les réponses qui ont leur place dans chaque liste."""


def lines(guide: Guide, address: str) -> Iterator[Line]:
    """Chaque obligation que montre la fiche, dans l'ordre."""
    names = sorted((guide.reader.sentence(it.nom_court) for it in guide.corpus.obligations.values()), key=len)
    for found in guide.page(address).xpath("//ul[@class]/li"):
        kinds = [kind for kind in found.getparent().get("class").split() if kind in PLACES]
        text = guide.said(found)
        name = next((it for it in reversed(names) if text.startswith(it)), "")
        if kinds and name:
            yield Line(PLACES[kinds[-1]], kinds[-1], name, text)
    for found in guide.page(address).xpath("//h2[@id='libre']/following-sibling::ul[1]/li"):
        label, _, listed = guide.said(found).partition(":")
        letter = next(letter for letter, title in LISTES.items() if title == label.strip())
        for name in listed.rstrip(".").split(";"):
            yield Line(letter, "libre", name.strip(), name.strip())


def of_title(guide: Guide, address: str, profile: Profil) -> Iterator[str]:
    """Le titre nomme la structure, et les deux bornes de la tranche."""
    title = guide.title(address)
    numbers = [int(text.replace(" ", "")) for text in re.findall(r"\d[\d ]*", title)]
    low, high = profile.population_min, profile.population_max
    if not title.startswith(STRUCTURES[profile.structure]) or numbers != bounds(low, high):
        yield f"le titre « {title} » n'est pas celui de {profile.slug}"


def bounds(low: int, high: int | None) -> list[int]:
    """Les nombres que dit le titre d'une tranche ; le premier au-dessus quand elle part de zéro."""
    if high is None:
        return [low] if low else []
    return [high + 1] if not low else sorted({low, high})


def of_summary(guide: Guide, address: str, letters: Letters) -> Iterator[str]:
    """Le résumé compte les obligations de chaque liste."""
    text = guide.text(address)
    for letter, words in RESUME.items():
        count = sum(one in letter for one in letters.values())
        if count and not re.search(rf"(?<!\d){count} {words}", text):
            yield f"le résumé ne compte pas {count} obligations « {words} »"


def said(guide: Guide, item: Obligation, profile: Profil, letter: str, line: Line) -> dict[str, str | None]:
    """Ce que dit la ligne d'une obligation, selon la liste où elle est, et ce que dit chaque « non »."""
    if line.kind == "libre":
        return {}
    if letter == "N":
        return {"article": held(guide.corpus, item, profile.answer(item))}
    rules = profile.answer(item).regles
    known: dict[str, str | None] = {"premier geste": gesture(item, rules)} if line.kind != "selon" else {}
    refused = [
        case.reponse
        for case in profile.cases(item, guide.corpus.questions)
        if case.reponse.resultat is Resultat.NE_S_APPLIQUE_PAS
    ]
    for rank, answer in enumerate(refused):
        known |= {f"raison {rank}": answer.raison, f"reste {rank}": answer.reste}
        known |= {f"article {rank}": guide.corpus.articles[answer.preuve[0]].breve}
    return known


def of_questions(guide: Guide, address: str, profile: Profil) -> Iterator[str]:
    """Chaque question de la tranche, une fois, avec toutes ses réponses."""
    asked = [guide.said(it) for it in guide.page(address).xpath("//fieldset")]
    wanted = guide.corpus.questions_for(profile)
    if len(asked) != len(wanted):
        yield f"{len(asked)} questions posées au lieu de {len(wanted)}"
    for rank, (one, text) in enumerate(zip(wanted, asked, strict=False), 1):
        answers = {f"réponse {it.id}": it.texte for it in one.reponses}
        known = {"question": f"{rank}. {one.texte}", "je ne sais pas": "je ne sais pas"}
        for fault in guide.missing(text, known | answers):
            yield f"question {one.id} : {fault}"


def gesture(item: Obligation, rules: Sequence[Regle]) -> str:
    """Le premier geste d'une collectivité : celui de sa règle, sinon celui de la fiche."""
    own = [rule.premier_geste for rule in rules if rule.premier_geste]
    return own[0] if own else item.premier_geste


def following(item: Obligation, today: date) -> date | None:
    """La première date à venir, celles qui reviennent chaque année comprises."""
    ours = (it for it in item.echeances if it.pour == "collectivite")
    return min(filter(None, (falls(it, today) for it in ours)), default=None)


def falls(deadline: Echeance, today: date) -> date | None:
    """Le prochain jour d'une échéance."""
    if deadline.date >= today:
        return deadline.date
    if deadline.rythme is None:
        return None
    years = (deadline.date.replace(year=today.year + later) for later in (0, 1))
    return next(day for day in years if day >= today)


def of_model(guide: Guide, item: Obligation, profile: Profil, line: Line) -> Iterator[str]:
    """Parmi les premiers gestes : le modèle que dit la règle, et jamais celui d'autres collectivités."""
    if line.kind != "premiers":
        return
    said = [rule.modele for rule in profile.answer(item).regles if rule.modele]
    shown = line.text.partition("modèle:")[2]
    for model in guide.corpus.modeles.values():
        named = shown.strip().startswith(guide.reader.sentence(model.titre))
        if named and profile.structure not in model.structures:
            yield f"{item.id} : le modèle « {model.titre} » n'est pas fait pour cette structure"
        if said and (said[0] == model.id) is not named:
            yield f"{item.id} : la règle demande le modèle « {said[0]} »"


def of_order(guide: Guide, told: Sequence[Line]) -> Iterator[str]:
    """Les premiers gestes sont les priorités, dans leur ordre ; dans un lieu, le plus pressant d'abord."""
    named = {guide.reader.sentence(item.nom_court): item for item in guide.corpus.obligations.values()}
    first = [named[line.name].id for line in told if line.kind == "premiers"]
    if first != [id for id in guide.corpus.priorites if id in first] or not first:
        yield f"les premiers gestes ne suivent pas les priorités : {first}"
    others = [named[line.name] for line in told if line.kind == "gestes"]
    for _, group in groupby(others, key=lambda item: LIEUX[item.theme]):
        keys = [following(item, guide.today) or date.max for item in group]
        if keys != sorted(keys):
            yield "dans un lieu, une date plus proche devrait venir plus haut"
