"""« Ma collectivité » : chaque obligation est dans la liste de la table d'or, une fois, avec ses raisons."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from macros.corpus.facts import Corpus
from macros.models.obligations import Echeance, Obligation, Regle, Structure
from macros.models.profils import Profil
from tests.site.phrases.droit import first, trust
from tests.site.phrases.lecture import Guide, Row, on, profile_page, sheet

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
    "O": r"obligations? s'appliqu",
    "C": r"dépende?n?t? de vos réponses",
    "X": r"(?:est|sont) au choix",
    "R": r"(?:est|sont) conseillée",
    "D": r"(?:est un droit|sont des droits)",
    "N": r"ne vous concerne",
    "F": r"(?:est|sont) à venir",
}
STRUCTURES: Mapping[Structure, str] = {
    Structure.COMMUNE: "commune",
    Structure.EPCI_FISCALITE_PROPRE: "intercommunalité",
    Structure.SYNDICAT: "syndicat",
    Structure.ETABLISSEMENT_PUBLIC_LOCAL: "ccas, caisse des écoles ou autre établissement public local",
}
FACILITE = ("facile", "moyen", "long")

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
    rows = guide.rows(address)
    for id, item in guide.corpus.obligations.items():
        found = [row for row in rows if row.name == guide.reader.sentence(item.nom_court)]
        titles, wanted = [row.title for row in found], LISTES[letters[id]]
        if titles != [wanted]:
            yield f"{id} : attendue une fois sous « {wanted} », lue sous {titles}"
            continue
        if found[0].href and not found[0].href.endswith(sheet(id)):
            yield f"{id} : son lien mène à {found[0].href}"
        for fault in guide.missing(found[0].text, said(guide, item, profile, letters[id])):
            yield f"{id} : {fault}"
        yield from of_others(guide, item, profile, found[0])
        yield from of_model(guide, item, profile, found[0])
    yield from of_order(guide, rows)


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
        count = list(letters.values()).count(letter)
        if count and not re.search(rf"(?<!\d){count} {words}", text):
            yield f"le résumé ne compte pas {count} obligations sous « {LISTES[letter]} »"


def said(guide: Guide, item: Obligation, profile: Profil, letter: str) -> dict[str, str | None]:
    """Ce que dit la ligne d'une obligation, selon la liste où elle est."""
    answer = profile.answer(item)
    rules = answer.regles
    always = {
        "nom_court": item.nom_court,
        "confiance": trust(guide.corpus, item),
    }
    if letter == "N":
        return always | {"hors_champ": item.hors_champ, "article": first(guide.corpus, item)}
    questions = {f"question {id}": guide.corpus.questions[id].texte for id in answer.questions}
    precisions = {f"precision {rank}": rule.precision for rank, rule in enumerate(rules)}
    if letter == "C":
        return always | questions | precisions | {"premier_geste": gesture(item, rules)}
    if letter in "XRD":
        return always | precisions | {"premier_geste": gesture(item, rules)}
    dates = when(item, guide.today)
    if letter == "F":
        return always | dates | questions | precisions
    return always | dates | precisions | {"premier_geste": gesture(item, rules)}


def gesture(item: Obligation, rules: Sequence[Regle]) -> str:
    """Le premier geste d'une collectivité : celui de sa règle, sinon celui de la fiche."""
    own = [rule.premier_geste for rule in rules if rule.premier_geste]
    return own[0] if own else item.premier_geste


def when(item: Obligation, today: date) -> dict[str, str | None]:
    """Depuis quand, et la prochaine date."""
    coming = following(item, today)
    return {
        "depuis": f"depuis le {on(item.depuis)}" if item.depuis else None,
        "prochaine date": f"prochaine date : {on(coming)}" if coming else None,
    }


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


def of_others(guide: Guide, item: Obligation, profile: Profil, row: Row) -> Iterator[str]:
    """La ligne ne dit rien des règles qui visent d'autres collectivités."""
    own = [rule for rule in item.concerne if rule in profile.answer(item).regles]
    mine = {guide.reader.sentence(text) for rule in own for text in texts(rule)}
    for rule in item.concerne:
        for text in texts(rule):
            words = guide.reader.sentence(text)
            if words not in mine and words in row.text and not any(words in other for other in mine):
                yield f"{item.id} : « {text} » vise d'autres collectivités"


def of_model(guide: Guide, item: Obligation, profile: Profil, row: Row) -> Iterator[str]:
    """Le modèle que dit la règle, et jamais un modèle fait pour d'autres collectivités."""
    said = [rule.modele for rule in profile.answer(item).regles if rule.modele]
    shown = row.cells.get("premier geste", "").partition("modèle:")[2]
    for model in guide.corpus.modeles.values():
        named = shown.strip().rstrip(".") == guide.reader.sentence(model.titre)
        if named and profile.structure not in model.structures:
            yield f"{item.id} : le modèle « {model.titre} » n'est pas fait pour cette structure"
        if said and (said[0] == model.id) is not named:
            yield f"{item.id} : la règle demande le modèle « {said[0]} »"


def texts(rule: Regle) -> Iterator[str]:
    """Ce qu'une règle dit en toutes lettres."""
    yield from filter(None, (rule.precision, rule.sinon.raison if rule.sinon else None))


def of_order(guide: Guide, rows: Sequence[Row]) -> Iterator[str]:
    """Le plus pressant d'abord : prochaine date, puis plus forte amende, puis facilité."""
    named = {guide.reader.sentence(item.nom_court): item for item in guide.corpus.obligations.values()}
    for title in LISTES.values():
        items = [named[row.name] for row in rows if row.title == title and row.name in named]
        keys = [urgency(item, guide.today) for item in items]
        for before, after, item in zip(keys, keys[1:], items[1:], strict=False):
            if after < before:
                yield f"{item.id} : devrait venir plus haut sous « {title} »"


def urgency(item: Obligation, today: date) -> tuple[date, int, int]:
    """Ce que la page promet de son ordre."""
    heaviest = max((amount.euros for amount in item.sanction.montants), default=0)
    return following(item, today) or date.max, -heaviest, FACILITE.index(item.effort)
