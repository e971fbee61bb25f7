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
from macros.models.retours import TRANCHES, TYPES, TypeCollectivite, sizes
from macros.views.fiche_profil import LIEUX
from tests.site.phrases.droit import CONFIANCES, held
from tests.site.phrases.lecture import Guide, on, profile_page, thousands

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
RESUME: Mapping[str, tuple[str, str]] = {
    "O": ("s'applique", "s'appliquent"),
    "C": ("dépend de", "dépendent de"),
    "N": ("ne vous concerne pas", "ne vous concernent pas"),
    "XRDF": ("au choix, conseillé ou à venir", "au choix, conseillé ou à venir"),
}
"""Ce que dit le compte du haut, pour une obligation puis pour plusieurs."""

SORTES: Mapping[Structure, tuple[TypeCollectivite, ...]] = {
    Structure.EPCI_FISCALITE_PROPRE: (
        TypeCollectivite.COMMUNAUTE_DE_COMMUNES,
        TypeCollectivite.COMMUNAUTE_D_AGGLOMERATION,
    ),
    Structure.SYNDICAT: (TypeCollectivite.SYNDICAT,),
}
"""Ceux dont les récits parlent à une structure que sa population ne range pas."""

STRUCTURES: Mapping[Structure, str] = {
    Structure.COMMUNE: "commune",
    Structure.EPCI_FISCALITE_PROPRE: "intercommunalité",
    Structure.SYNDICAT: "syndicat",
    Structure.ETABLISSEMENT_PUBLIC_LOCAL: "ccas, caisse des écoles ou autre établissement public local",
}
PLURIELS: Mapping[Structure, str] = {
    Structure.COMMUNE: "communes",
    Structure.EPCI_FISCALITE_PROPRE: "intercommunalités",
    Structure.SYNDICAT: "syndicats",
    Structure.ETABLISSEMENT_PUBLIC_LOCAL: "établissements publics locaux",
}
DATES = 4
"""Combien de dates la fiche écrit : les plus proches."""

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
    yield from of_actions(guide, address, profile)
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
        yield from of_asked(guide, item, profile, found[0])
        if letters[id] == "F" and profile.asked(item) and found[0].kind != "selon":
            yield f"{id} : à venir selon une réponse, attendue sous sa question, lue sous {found[0].kind}"
    yield from of_refusals(guide, address, letters)
    yield from of_dates(guide, address, letters)
    yield from of_visa(guide, address, profile)
    yield from of_questions(guide, address, profile)
    yield from of_changes(guide, address, profile)
    yield from of_next(guide, address)
    yield from of_stories(guide, address, profile)
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
    """Le compte du haut : chaque liste non vide, une fois, avec son nombre, et un lien qui y mène."""
    page = guide.page(address)
    told = [guide.said(row) for row in page.xpath("//ul[@class='compte']/li")]
    for letter, words in RESUME.items():
        count = sum(one in letter for one in letters.values())
        wanted = rf"{count} {words[count > 1]}\b"
        if sum(bool(re.match(wanted, row)) for row in told) != bool(count):
            yield f"le compte ne dit pas une fois « {count} {words[count > 1]} » : {told}"
    lost = {link[1:] for link in page.xpath("//ul[@class='compte']//a/@href")} - set(page.xpath("//@id"))
    yield from (f"le compte mène à « {id} », absent de la page" for id in sorted(lost))


def of_actions(guide: Guide, address: str, profile: Profil) -> Iterator[str]:
    """Sous le titre : imprimer, l'agenda de cette tranche, qui aide."""
    told = [str(it) for it in guide.page(address).xpath("//p[@class='actions']/a/@href")]
    if told != [f"../../calendrier/{profile.slug}.ics", "../../qui-aide/departements/"]:
        yield f"les actions ne mènent qu'à {told}"
    if len(guide.page(address).xpath("//p[@class='actions']/button[@data-imprimer]")) != 1:
        yield "les actions ne proposent pas d'imprimer"


def of_asked(guide: Guide, item: Obligation, profile: Profil, line: Line) -> Iterator[str]:
    """Un premier geste qui dépend de réponses nomme ses questions, dans l'ordre ; les autres, aucune."""
    if line.kind != "premiers":
        return
    asked = profile.asked(item) if profile.answer(item).resultat is Resultat.SELON_REPONSE else ()
    posed = enumerate(guide.corpus.questions_for(profile), 1)
    *before, last = [str(rank) for rank, one in posed if one.id in asked] or [""]
    wanted = f"les questions {', '.join(before)} et {last}" if before else f"la question {last}"
    told = re.findall(r"selon (l(?:a|es) questions? \d+(?:, \d+)*(?: et \d+)?)", line.text)
    if told != [wanted] * bool(last):
        yield f"{item.id} : « selon {wanted} » attendu, lu : {told}"


def of_next(guide: Guide, address: str) -> Iterator[str]:
    """« Et ensuite » : les douze mois, les récits, la population qui compte."""
    links = guide.page(address).xpath("//h2[@id='ensuite']/following-sibling::ul[1]/li/a/@href")
    told = [str(link).removeprefix("../../") for link in links]
    if told != ["douze-mois/", "retours/", "../#quelle-population-compte"]:
        yield f"« Et ensuite » mène à {told}"


def of_stories(guide: Guide, address: str, profile: Profil) -> Iterator[str]:
    """« Et ensuite » : une liste par sorte ou par taille de récits, celles de cette structure seulement."""
    kinds, retours = SORTES.get(profile.structure), guide.corpus.retours.values()
    told = [one.structure if kinds else one.size for one in retours]
    wanted = kinds or sizes(profile.population_min, profile.population_max)
    labels = dict[str, str]([*TYPES.items(), *TRANCHES.items()])
    expected = sorted(
        guide.reader.sentence(f"{labels[kind]} : {count} récit{'s' if count > 1 else ''}")
        for kind in wanted
        if (count := told.count(kind))
    )
    lines = guide.page(address).xpath("//h2[@id='ensuite']/following-sibling::ul[1]/li/ul/li")
    read = sorted(guide.said(line) for line in lines)
    if read != expected:
        yield f"les récits attendus sont {expected}, lus : {read}"


def said(guide: Guide, item: Obligation, profile: Profil, letter: str, line: Line) -> dict[str, str | None]:
    """Ce que dit la ligne d'une obligation, selon la liste où elle est, et ce que dit chaque « non »."""
    if line.kind == "libre":
        return {}
    if letter == "N":
        return {"article": held(guide.corpus, item, profile.answer(item)), **aimed(item, profile)}
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


def aimed(item: Obligation, profile: Profil) -> dict[str, str | None]:
    """Pourquoi une règle ne vise pas cette tranche : elle vise d'autres structures, ou d'autres tailles."""
    mine = [rule for rule in item.concerne if profile.structure in rule.structures]
    who = PLURIELS[profile.structure]
    if not mine:
        return {"raison": f"non : ne vise pas les {who}"}
    low, high, staff = mine[0].population_min, mine[0].population_max, mine[0].agents_min
    return {
        "raison": f"non : {'projet, ' if item.statut == 'a_venir' else ''}{who} ",
        "première population": f"{thousands(low)} {'à' if high else 'habitants'}" if low else None,
        "dernière population": f"{thousands(high)} habitants" if high else None,
        "agents": f"{staff} agents" if staff else None,
    }


def of_refusals(guide: Guide, address: str, letters: Letters) -> Iterator[str]:
    """Sous ce qui ne vous concerne pas : rien, dit ainsi, ou ce qui reste dû malgré chaque « non »."""
    refused = [item for id, item in guide.corpus.obligations.items() if letters[id] == "N"]
    if not refused:
        told = "Rien : toutes les règles du guide peuvent vous viser."
        yield from guide.missing(guide.text(address), {"aucun refus": told})
        return
    folded = [guide.said(it) for it in guide.page(address).xpath("//details")]
    (known,) = [it for it in folded if it.startswith("ce qu'il faut quand même savoir")] or [""]
    left = {item.id: (item.hors_champ or "").partition(". ")[2] for item in refused}
    kept = {id: f"{guide.corpus.obligations[id].nom_court} : {text}" for id, text in left.items() if text}
    ailleurs = "À confirmer outre-mer, en Alsace et en Moselle"
    yield from guide.missing(known, kept | {"ailleurs": ailleurs})


def of_dates(guide: Guide, address: str, letters: Letters) -> Iterator[str]:
    """Les dates les plus proches de ce qui s'applique ou peut s'appliquer, dans l'ordre, rien d'autre."""
    known = (
        (day, deadline.objet, item.nom_court)
        for id, item in guide.corpus.obligations.items()
        if letters[id] in "OC"
        for deadline in item.echeances
        if deadline.pour == "collectivite" and (day := falls(deadline, guide.today))
    )
    wanted = [
        guide.reader.sentence(f"{on(day)} : {what} ({name})")
        for day, what, name in sorted(known, key=lambda it: it[0])[:DATES]
    ]
    told = [guide.said(line) for line in guide.page(address).xpath("//ul[contains(@class, 'prochaines')]/li")]
    if told != wanted:
        yield f"dates attendues : {wanted}, lues : {told}"
    as_of = f"Prochaines dates au {on(guide.today)}"
    yield from guide.missing(guide.text(address), {"au": as_of if wanted else None})


def of_visa(guide: Guide, address: str, profile: Profil) -> Iterator[str]:
    """Qui vise la fiche, quand ses faits ont été vérifiés, et combien ont quelle confiance."""
    who = "le maire" if profile.structure is Structure.COMMUNE else "le président"
    days = [item.verifie_le for item in guide.corpus.obligations.values()]
    levels = [str(guide.corpus.confiance(item)) for item in guide.corpus.obligations.values()]
    counts = {
        level: f"{word} pour {levels.count(level)}" for level, word in CONFIANCES.items() if level in levels
    }
    expected = {"visa": f"Vu par {who} le", "premier jour": str(min(days).day), "dernier jour": on(max(days))}
    (told,) = [guide.said(it) for it in guide.page(address).xpath("//*[contains(@class, 'signature')]")]
    yield from guide.missing(told, expected | counts)


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


def of_changes(guide: Guide, address: str, profile: Profil) -> Iterator[str]:
    """Sous chaque question, toute fiche qu'elle peut écarter : son nom, ou la question où elle est."""
    read, corpus = guide.reader.sentence, guide.corpus
    asked = [guide.said(it) for it in guide.page(address).xpath("//fieldset")]
    listed = [guide.said(it) for it in guide.page(address).xpath("//fieldset/ul[@class='selon']/..")]
    for item in corpus.obligations.values():
        cases = list(profile.cases(item, corpus.questions))
        if not any(case.reponse.resultat is Resultat.NE_S_APPLIQUE_PAS for case in cases[1:]):
            continue
        for rank, (question, text) in enumerate(zip(corpus.questions_for(profile), asked, strict=False), 1):
            if question.id not in cases[0].reponses or read(item.nom_court) in text:
                continue
            homes = [it.partition(".")[0] for it in listed if read(item.nom_court) in it]
            led = re.search(r"les fiches sous (?:la|les) questions? ([\d, et]+)", text)
            if not led or not homes or homes[0] not in re.findall(r"\d+", led[1]):
                yield f"question {rank} : elle change « {item.nom_court} » sans le dire"


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
