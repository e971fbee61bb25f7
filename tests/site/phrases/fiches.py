"""Les fiches d'obligation : tout ce que disent les faits se lit sur la page, à sa place, au nombre près."""

import re
from collections.abc import Iterable, Iterator, Mapping

from macros.corpus.facts import Corpus
from macros.models.obligations import NE_SAIT_PAS, Obligation, ReferenceEpinglee, Regle, Structure
from tests.site.phrases.donnees import NEUVES
from tests.site.phrases.droit import brief_proofs, held, quoted, readings, trust
from tests.site.phrases.lecture import Guide, on, sheet, thousands
from tests.site.phrases.profils import expected, falls, following, golden

VISES = "qui est visé exactement, selon la structure"
DROIT = "les dates de la loi, les textes, notre confiance et nos réserves"
BANDES: Mapping[str, str | None] = {
    "en_vigueur": None,
    "a_venir": "n'est pas encore en vigueur : rien ne vous est imposé",
    "recommandation": "Aucune loi ne l'impose : c'est une recommandation",
}
MOTS: Mapping[str, str] = {
    "O": "oui, c'est dû", "C": "oui si", "X": "au choix", "R": "conseillé", "D": "un droit", "N": "non",
    "F": "pas encore",
}  # fmt: skip
WORDS: Mapping[str, str] = {NEUVES[letter]: words for letter, words in MOTS.items()}
COUTS: Mapping[bool | None, str] = {True: "gratuit", False: "payant ou sur adhésion", None: "coût non connu"}
EFFORTS: Mapping[str, str] = {
    "facile": "moins d'une heure",
    "moyen": "une demi-journée",
    "long": "plusieurs semaines",
}
STRUCTURES: Mapping[Structure, str] = {
    Structure.COMMUNE: "communes",
    Structure.EPCI_FISCALITE_PROPRE: "intercommunalités",
    Structure.SYNDICAT: "syndicats",
    Structure.DEPARTEMENT: "départements",
    Structure.REGION: "régions",
    Structure.ETABLISSEMENT_PUBLIC_LOCAL: "établissements publics locaux",
}


DESTINATAIRES: Mapping[str, str | None] = {
    "collectivite": None,
    "fournisseur": "(date de votre fournisseur)",
    "information": "(pour information)",
}


def pages(corpus: Corpus) -> Iterable[str]:
    """La page de chaque fiche."""
    return map(sheet, corpus.obligations)


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Ce que la fiche ne dit pas, ou pas à sa place."""
    item = next(item for id, item in guide.corpus.obligations.items() if sheet(id) == address)
    yield from guide.missing(guide.title(address), {"nom": item.nom})
    yield from of_answer(guide, address, item)
    yield from (f"l'encadré muet, {fault}" for fault in of_ranges(guide, address, item))
    yield from guide.missing(of_band(guide, address), {"statut": BANDES[item.statut]})
    yield from guide.missing(of_folded(guide, address, VISES), elsewhere(item))
    yield from of_rules(guide, address, item)
    for heading, wanted in sections(guide, item).items():
        for fault in guide.missing(guide.under(address, heading), wanted):
            yield f"« {heading} » : {fault}"
    for fault in guide.missing(of_folded(guide, address, DROIT), law(guide, item)):
        yield f"« {DROIT} » : {fault}"
    yield from guide.missing(closing(guide, address), reread(guide, item))
    yield from of_next(guide, address, item)
    yield from of_clear(guide, address)
    yield from of_steps(guide, address, item)
    yield from of_helps(guide, address, item)
    yield from of_proofs(guide, address, item)
    yield from of_texts(guide, address, item)


def of_answer(guide: Guide, address: str, item: Obligation) -> Iterator[str]:
    """L'encadré : la réponse de la table d'or pour une commune de 900 habitants, et par quoi commencer."""
    box, letter = guide.box(address), small()[item.id]
    answer = box.get("une commune de moins de 3 500 habitants", "")
    if not answer.startswith(MOTS[letter]):
        yield f"la réponse devait commencer par « {MOTS[letter]} », on lit « {answer} »"
    given = item.answer(Structure.COMMUNE, 900)
    asked = given.questions if letter in "CF" else ()
    told: dict[str, str | None] = {f"question {id}": guide.corpus.questions[id].texte for id in asked}
    if letter == "N":
        told |= {
            "raison": (item.hors_champ or "").partition(". ")[0],
            "articles": f"({held(guide.corpus, item, given)}).",
            "reste": given.reste,
        }
    told["depuis"] = f"depuis le {on(item.depuis)}" if item.depuis else None
    yield from guide.missing(answer, told)
    first = "à faire d'abord, si vous y êtes tenus" if letter == "N" else "à faire d'abord"
    yield from guide.missing(box.get(first, ""), {"premier_geste": item.gesture(given)})
    yield from guide.missing(box.get("temps", ""), {"effort": EFFORTS[item.effort]})
    coming = following(item, guide.today)
    due = [
        it.objet for it in item.echeances if it.pour == "collectivite" and falls(it, guide.today) == coming
    ]
    if coming:
        told = {"prochaine date": on(coming), "objet": due[0]}
        yield from guide.missing(box.get("prochaine date", ""), told)


def of_ranges(guide: Guide, address: str, item: Obligation) -> Iterator[str]:
    """Ce que l'encadré garde pour chaque tranche, et pour chaque façon d'y répondre aux questions."""
    (box,) = guide.page(address).find_class("reponse")
    shown = (box.get("data-pour"), None, guide.said(next(box.iter("dl"))))
    muted = [
        (it.get("data-pour"), it.get("data-si"), " ".join(map(guide.said, it))) for it in box.iter("template")
    ]
    for profile in guide.corpus.profils():
        meant = [
            (case, text) for whom, case, text in [shown, *muted] if not whom or profile.slug in whom.split()
        ]
        usual = [text for case, text in meant if not case]
        if len(usual) != 1:
            yield f"{profile.slug} : {len(usual)} réponses"
            continue
        for case in profile.cases(item, guide.corpus.questions):
            said = {id: one for id, one in case.reponses.items() if one != NE_SAIT_PAS}
            own = [text for when, text in meant if when and holds(said, when)] or usual
            words = WORDS[case.reponse.resultat] if said else MOTS[expected(profile)[item.id]]
            if not own[0].startswith(f"une commune de moins de 3 500 habitants {words}"):
                yield f"{profile.slug}, {said} : « {own[0]} » au lieu de « {words} »"
            reason = (case.reponse.raison or "").partition(". ")[0]
            yield from guide.missing(own[0], {f"{profile.slug}, {said}": reason, "reste": case.reponse.reste})


def holds(said: Mapping[str, str], cases: str) -> bool:
    """Vrai si des réponses font un des cas d'un texte : « site=non+ia=? non=oui »."""
    return any(
        all(
            said.get(name, "?") in wanted.split("|")
            for name, _, wanted in (it.partition("=") for it in one.split("+"))
        )
        for one in cases.split()
    )


def small() -> Mapping[str, str]:
    """Les lettres de la table d'or pour une commune de 900 habitants."""
    return next(letters for who, size, letters in golden() if (who, size) == ("commune", 900))


def of_band(guide: Guide, address: str) -> str:
    """Ce que dit la bande au-dessus de la réponse."""
    return " ".join(map(guide.said, guide.page(address).xpath(".//*[contains(@class, 'avertissement')]")))


def of_folded(guide: Guide, address: str, summary: str) -> str:
    """Ce que dit un bloc replié de la fiche, par son titre."""
    found = guide.page(address).xpath("./details")
    return next((text for it in found if (text := guide.said(it)).startswith(summary)), "")


def elsewhere(item: Obligation) -> Mapping[str, str | None]:
    """Ce que la règle devient outre-mer, en Alsace et en Moselle."""
    return {"à confirmer": "à confirmer", **{f"territoire {it.dit}": it.dit for it in item.territoires}}


def sections(guide: Guide, item: Obligation) -> Mapping[str, Mapping[str, str | None]]:
    """Ce que dit chaque partie de la fiche."""
    exceptions = {f"exception {rank}": text for rank, text in enumerate(item.exceptions)}
    return {
        "Les étapes": {f"action {rank}": it.faire for rank, it in enumerate(item.actions)},
        "Si rien n'est fait": {
            "sanction": item.sanction.resume,
            **brief_proofs(guide.corpus, item.sanction.preuve),
            **{
                f"montant {it.euros}": f"{thousands(it.euros)} euros, {it.objet}"
                for it in item.sanction.montants
            },
            **{f"précédent {it.dit}": it.dit for it in item.sanction.precedents},
            "autorite": f"Qui contrôle : {item.autorite}",
        },
        "Questions fréquentes": {"hors_champ": item.hors_champ, **exceptions},
    }


def of_helps(guide: Guide, address: str, item: Obligation) -> Iterator[str]:
    """Chaque aide : qui, à quoi, et son coût, connu ou non, sur la même ligne."""
    blocks = guide.blocks(address)
    for aide in item.aides:
        actor = guide.corpus.acteurs[aide.acteur] if aide.acteur else None
        what = aide.quoi or (actor.role if actor else "")
        cost = {"coût": COUTS[actor.gratuit if actor else None]}
        yield from guide.apart(blocks, what.rstrip("."), {"nom": aide.nom} | cost)
    links = {str(link).removeprefix("../../") for link in guide.page(address).xpath(".//a/@href")}
    for place in ("qui-aide/departements/", f"qui-aide/besoins/#besoin-{item.theme}"):
        if place not in links:
            yield f"la fiche ne mène pas à {place}"


def law(guide: Guide, item: Obligation) -> Mapping[str, str | None]:
    """Les dates, la confiance, ce qui a été lu, ce qui reste à vérifier, les réserves."""
    trusted = item.confiance
    return {
        "depuis": f"en vigueur depuis le {on(item.depuis)}" if item.depuis else None,
        **(brief_proofs(guide.corpus, item.preuve_depuis) if item.depuis else {}),
        **{f"échéance {it.id}": f"{on(it.date)} : {it.objet}" for it in item.echeances},
        **{f"à suivre {rank}": text for rank, text in enumerate(item.a_suivre)},
        "confiance": f"Confiance {trust(guide.corpus, item)} :",
        **{f"source {rank}": text for rank, text in enumerate(trusted.sources)},
        "de_memoire": f"À vérifier : {trusted.de_memoire}" if trusted.de_memoire else None,
        "réserves": "Nos réserves :" if item.reserves else None,
        **{f"réserve {rank}": text for rank, text in enumerate(item.reserves)},
    }


def of_next(guide: Guide, address: str, item: Obligation) -> Iterator[str]:
    """« Et ensuite » : la liste de la commune, ses dates, ses douze mois, les étapes de la fiche."""
    (links,) = [it for it in guide.page(address).iter("p") if guide.said(it).startswith("et ensuite")]
    told = {str(link.get("href")).removeprefix("../../").partition("?")[0] for link in links.iter("a")}
    steps = {f"feuille-de-route/{guide.corpus.etape(numero).adresse}/" for numero in item.etapes}
    if told != {"ma-collectivite/", "calendrier/", "douze-mois/"} | steps:
        yield f"« Et ensuite » mène à {sorted(told)}"


def closing(guide: Guide, address: str) -> str:
    """La dernière ligne de la fiche ; seul le sens de sigles restés courts peut la suivre."""
    *_, before, last = guide.blocks(address)
    return before if last.casefold().startswith("sigles") else last


def reread(guide: Guide, item: Obligation) -> Mapping[str, str | None]:
    """La dernière ligne : ce qui a été lu, avant quand relire, la confiance, où dire une erreur."""
    return {
        **readings(guide.corpus, item),
        "revoir_avant": f"à relire avant le {on(item.revoir_avant)}",
        "confiance": f"confiance {trust(guide.corpus, item)}",
        "erreur": "Signaler une erreur",
    }


def of_clear(guide: Guide, address: str) -> Iterator[str]:
    """« En clair » tient en trois phrases au plus."""
    said = guide.under(address, "En clair")
    count = len(re.findall(r"[.!?](?:\s|$)", said))
    if not 1 <= count <= 3:
        yield f"« En clair » a {count} phrases ; le reste va sous « Que dit encore la règle ? »"


def of_steps(guide: Guide, address: str, item: Obligation) -> Iterator[str]:
    """Une seule liste d'étapes, à cocher, dont la première est le premier geste."""
    lists = guide.page(address).xpath(".//ul[contains(@class, 'cases')]")
    lines = [guide.said(line) for found in lists for line in found.xpath("./li")]
    if len(lists) != 1 or len(lines) != len(item.actions) + 1:
        yield f"{len(lists)} listes à cocher et {len(lines)} étapes pour {len(item.actions)} gestes"
        return
    first = item.gesture(item.answer(Structure.COMMUNE, 900))
    yield from guide.missing(lines[0], {"première étape": first})


def gesture(item: Obligation, rule: Regle) -> str | None:
    """Le premier geste d'une règle, quand ce n'est pas celui que montre la première étape."""
    own = rule.premier_geste or item.premier_geste
    return None if own == item.gesture(item.answer(Structure.COMMUNE, 900)) else own


def conditions(guide: Guide, rule: Regle) -> Mapping[str, str | None]:
    """Ce que demande une règle, et ce que reçoit qui répond autrement."""
    other = {"raison": rule.sinon.raison, "reste": rule.sinon.reste} if rule.sinon else {}
    return {f"question {id}": guide.corpus.questions[id].texte for id in rule.si} | other


def of_rules(guide: Guide, address: str, item: Obligation) -> Iterator[str]:
    """Qui est visé : chaque règle sur sa ligne, avec sa taille exacte et sa condition."""
    folded = next(it for it in guide.page(address).xpath("./details") if guide.said(it).startswith(VISES))
    lines = [guide.said(line) for line in folded.xpath("./ul/li")]
    if len(lines) != len(item.concerne):
        yield f"« {VISES} » a {len(lines)} lignes pour {len(item.concerne)} règles"
        return
    for rank, (rule, line) in enumerate(zip(item.concerne, lines, strict=True)):
        own = {"sanction": rule.sanction.resume if rule.sanction else None, "geste": gesture(item, rule)}
        said = {"precision": rule.precision, **conditions(guide, rule)} | own
        for fault in guide.missing(line, said | brief_proofs(guide.corpus, rule.preuve)):
            yield f"règle {rank} : {fault}"
        visee = line if rule.agents_min else line.partition(":")[0].partition(";")[0]
        for pattern in shape(rule):
            if not re.search(pattern, visee):
                yield f"règle {rank} : {pattern} ne se lit pas dans « {visee} »"


def shape(rule: Regle) -> Iterator[str]:
    """Les mots qui disent les structures et les bornes d'une règle, incluses ou non."""
    if len(rule.structures) == len(Structure):
        yield "toutes les (?:structures|collectivités)"
    else:
        yield from (STRUCTURES[structure] for structure in rule.structures)
    low, high = rule.population_min, rule.population_max
    if low and high is None:
        yield rf"(?:à partir de|au moins) {thousands(low)} habitants|plus de {thousands(low - 1)} habitants"
    if low and high is not None:
        yield rf"de {thousands(low)} à {thousands(high)} habitants"
    if not low and high is not None:
        yield rf"jusqu'à {thousands(high)} habitants|moins de {thousands(high + 1)} habitants"
    if not low and high is None:
        yield r"^(?!.*\d habitants)"
    if rule.agents_min:
        yield rf"(?:à partir de|au moins) {thousands(rule.agents_min)} (?:agents|équivalents)"


def of_proofs(guide: Guide, address: str, item: Obligation) -> Iterator[str]:
    """Chaque geste, chaque date, chaque plafond a ses articles à côté de lui ; une date dit qui elle vise."""
    corpus, blocks = guide.corpus, guide.blocks(address)
    for action in item.actions:
        yield from guide.apart(blocks, action.faire, brief_proofs(corpus, action.preuve))
    for deadline in item.echeances:
        aimed = {"destinataire": DESTINATAIRES[deadline.pour]}
        said = f"{on(deadline.date)} : {deadline.objet}"
        yield from guide.apart(blocks, said, aimed | brief_proofs(corpus, deadline.preuve))
    for amount in item.sanction.montants:
        said = f"{thousands(amount.euros)} euros, {amount.objet}"
        yield from guide.apart(blocks, said, brief_proofs(corpus, amount.preuve))


def of_texts(guide: Guide, address: str, item: Obligation) -> Iterator[str]:
    """Chaque texte : les phrases citées d'un article épinglé, l'aveu que les autres n'ont pas été relus."""
    read = of_folded(guide, address, DROIT)
    for basis in item.base_legale:
        if isinstance(basis, ReferenceEpinglee):
            yield from guide.missing(read, quoted(guide.corpus.articles[basis.article]))
        else:
            dated = {"date": on(basis.date) if basis.date else None, "non relu": "article non relu"}
            yield from guide.apart(guide.blocks(address), f"{basis.texte}, {basis.reference}", dated)
