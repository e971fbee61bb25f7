"""Les fiches d'obligation : tout ce que disent les faits se lit sur la page, à sa place, au nombre près."""

import re
from collections.abc import Iterable, Iterator, Mapping

from macros.corpus.facts import Corpus
from macros.models.obligations import Obligation, ReferenceEpinglee, Regle, Structure
from tests.site.phrases.droit import proofs, quoted, readings, trust
from tests.site.phrases.lecture import Guide, on, sheet, thousands
from tests.site.phrases.profils import LISTES, falls, following, golden

STATUTS: Mapping[str, str] = {
    "en_vigueur": "en vigueur",
    "a_venir": "pas encore en vigueur",
    "recommandation": "recommandé, pas obligatoire",
}
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
    box = guide.box(address)
    for label, expected in boxed(guide, item).items():
        if any(expected.values()) and label not in box:
            yield f"« {label} » manque à l'encadré"
            continue
        for fault in guide.missing(box.get(label, ""), expected):
            yield f"« {label} » : {fault}"
    yield from guide.missing(guide.title(address), {"nom": item.nom})
    yield from of_rules(guide, address, item)
    yield from guide.missing(guide.under(address, "Ce qu'il faut faire"), to_do(item))
    yield from guide.missing(guide.under(address, "Sources"), sources(item))
    yield from of_proofs(guide, address, item)
    yield from of_texts(guide, address, item)
    yield from of_figures(guide, address, item)


def boxed(guide: Guide, item: Obligation) -> Mapping[str, Mapping[str, str | None]]:
    """Ce que dit l'encadré, intitulé par intitulé."""
    coming = following(item, guide.today)
    due = [
        it.objet for it in item.echeances if it.pour == "collectivite" and falls(it, guide.today) == coming
    ]
    return {
        "statut": {"statut": STATUTS[item.statut]},
        "votre commune a moins de 1 000 habitants": small(guide, item),
        "qui ne l'est pas": {"hors_champ": item.hors_champ},
        "outre-mer, alsace et moselle": {
            "à confirmer": "À confirmer",
            **{f"territoire {it.dit}": it.dit for it in item.territoires},
        },
        "depuis": {
            "depuis": on(item.depuis) if item.depuis else None,
            **(proofs(guide.corpus, item.preuve_depuis) if item.depuis else {}),
        },
        "prochaine date": {
            "prochaine date": on(coming) if coming else None,
            "objet": due[0] if coming else None,
        },
        "premier geste": {
            "premier_geste": item.premier_geste,
            **{f"geste {rank}": rule.premier_geste for rank, rule in enumerate(item.concerne)},
        },
        "temps de travail": {"effort": EFFORTS[item.effort]},
        "ce que l'on risque": {
            "sanction": item.sanction.resume,
            **proofs(guide.corpus, item.sanction.preuve),
            **{
                f"montant {it.euros}": f"{thousands(it.euros)} euros, {it.objet}"
                for it in item.sanction.montants
            },
            **{f"précédent {it.dit}": it.dit for it in item.sanction.precedents},
        },
        "qui contrôle": {"autorite": item.autorite},
        "qui vous aide": {f"aide {it.nom}": f"{it.nom} : {it.quoi}" for it in item.aides},
        "lecture du texte": {
            **readings(guide.corpus, item),
            "revoir_avant": f"à relire avant le {on(item.revoir_avant)}",
        },
        "confiance": {"confiance": f"{trust(guide.corpus, item)} :"},
    }


def small(guide: Guide, item: Obligation) -> Mapping[str, str | None]:
    """La réponse pour une commune de 900 habitants : celle de la table d'or, et ce qu'elle suppose."""
    letters = next(letters for who, size, letters in golden() if (who, size) == ("commune", 900))
    answer = item.answer(Structure.COMMUNE, 900)
    return {
        "réponse": LISTES[letters[item.id]],
        **{f"question {id}": guide.corpus.questions[id].texte for id in answer.questions},
        **{f"precision {rank}": rule.precision for rank, rule in enumerate(answer.regles)},
    }


def conditions(guide: Guide, rule: Regle) -> Mapping[str, str | None]:
    """Ce que demande une règle, et ce que reçoit qui répond autrement."""
    other = {"raison": rule.sinon.raison, "reste": rule.sinon.reste} if rule.sinon else {}
    return {f"question {id}": guide.corpus.questions[id].texte for id in rule.si} | other


def of_rules(guide: Guide, address: str, item: Obligation) -> Iterator[str]:
    """Qui est visé : chaque règle sur sa ligne, avec sa taille exacte et sa condition."""
    label = ".//dl[contains(@class, 'faits')]/div[dt[starts-with(., 'Qui est visé')]]/dd//li"
    lines = [guide.said(line) for line in guide.page(address).xpath(label)]
    if len(lines) != len(item.concerne):
        yield f"« qui est visé » a {len(lines)} lignes pour {len(item.concerne)} règles"
        return
    for rank, (rule, line) in enumerate(zip(item.concerne, lines, strict=True)):
        own = {"sanction": rule.sanction.resume if rule.sanction else None}
        said = {"precision": rule.precision, **conditions(guide, rule)} | own
        for fault in guide.missing(line, said | proofs(guide.corpus, rule.preuve)):
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


def to_do(item: Obligation) -> Mapping[str, str | None]:
    """Les gestes, les exceptions et les dates."""
    return {
        **{f"action {rank}": it.faire for rank, it in enumerate(item.actions)},
        **{f"exception {rank}": text for rank, text in enumerate(item.exceptions)},
        **{f"échéance {it.id}": f"{on(it.date)} : {it.objet}" for it in item.echeances},
        **{f"à suivre {rank}": text for rank, text in enumerate(item.a_suivre)},
    }


def of_proofs(guide: Guide, address: str, item: Obligation) -> Iterator[str]:
    """Chaque geste, chaque date, chaque plafond a ses articles à côté de lui ; une date dit qui elle vise."""
    corpus, blocks = guide.corpus, guide.blocks(address)
    for action in item.actions:
        yield from guide.apart(blocks, action.faire, proofs(corpus, action.preuve))
    for deadline in item.echeances:
        aimed = {"destinataire": DESTINATAIRES[deadline.pour]}
        said = f"{on(deadline.date)} : {deadline.objet}"
        yield from guide.apart(blocks, said, aimed | proofs(corpus, deadline.preuve))
    for amount in item.sanction.montants:
        said = f"{thousands(amount.euros)} euros, {amount.objet}"
        yield from guide.apart(blocks, said, proofs(corpus, amount.preuve))


def of_texts(guide: Guide, address: str, item: Obligation) -> Iterator[str]:
    """Chaque texte : les phrases citées d'un article épinglé, l'aveu que les autres n'ont pas été relus."""
    read = guide.under(address, "Sources")
    for basis in item.base_legale:
        if isinstance(basis, ReferenceEpinglee):
            yield from guide.missing(read, quoted(guide.corpus.articles[basis.article]))
        else:
            dated = {"date": on(basis.date) if basis.date else None, "non relu": "article non relu"}
            yield from guide.apart(guide.blocks(address), f"{basis.texte}, {basis.reference}", dated)


def sources(item: Obligation) -> Mapping[str, str | None]:
    """Les textes, ce qui a été lu, ce qui reste à vérifier, les réserves."""
    trust = item.confiance
    return {
        **{f"source {rank}": text for rank, text in enumerate(trust.sources)},
        "de_memoire": f"À vérifier : {trust.de_memoire}" if trust.de_memoire else None,
        "réserves": "Nos réserves :" if item.reserves else None,
        **{f"réserve {rank}": text for rank, text in enumerate(item.reserves)},
    }


def of_figures(guide: Guide, address: str, item: Obligation) -> Iterator[str]:
    """Chaque chiffre d'enquête de la fiche est suivi de sa réserve."""
    blocks = guide.blocks(address)
    for name in item.indicateurs:
        figure = guide.corpus.indicateurs[name]
        expected = {"réserve": figure.reserve, "recoupement": figure.recoupement}
        yield from guide.apart(blocks, figure.libelle, expected)
