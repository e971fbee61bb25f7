"""Ce que l'on risque, et ce qui n'oblige pas : chaque réponse avec son article et sa lecture."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from macros.corpus.facts import Corpus
from macros.models.obligations import NatureDuRisque, ReferenceEpinglee
from tests.site.phrases.droit import proofs, quoted, trust
from tests.site.phrases.lecture import Guide, on, thousands

RISQUES, DISPENSES = "obligations/ce-que-l-on-risque/", "obligations/ce-qui-ne-vous-oblige-pas/"
TITRES: Mapping[NatureDuRisque, str] = {
    NatureDuRisque.AMENDE: "une amende ou une peine",
    NatureDuRisque.ACTE: "un acte fragile, un délai perdu, un juge",
    NatureDuRisque.ARGENT: "de l'argent perdu",
    NatureDuRisque.RESPONSABILITE: "une responsabilité, si un accident arrive",
    NatureDuRisque.RIEN: "rien n'est prévu",
}


def pages(corpus: Corpus) -> Iterable[str]:
    """Les deux pages."""
    return (RISQUES, DISPENSES)


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les risques et les réponses mal rangés ou mal appuyés."""
    yield from of_risks(guide) if address == RISQUES else of_answers(guide)


def of_risks(guide: Guide) -> Iterator[str]:
    """Chaque fiche une fois, sous la sorte de son risque, avec ses plafonds et ses articles."""
    rows, corpus = guide.rows(RISQUES), guide.corpus
    for id, item in corpus.obligations.items():
        found = [row for row in rows if row.name == guide.reader.sentence(item.nom_court)]
        wanted, risk = TITRES[item.sanction.nature], item.sanction
        if [row.title for row in found] != [wanted]:
            yield f"{id} : attendue une fois sous « {wanted} », lue sous {[row.title for row in found]}"
            continue
        amounts = {str(it.euros): f"{thousands(it.euros)} euros, {it.objet}" for it in risk.montants}
        past = {it.dit: it.dit for it in risk.precedents} or {"aucun": "pas trouvé de sanction publiée"}
        known = {
            "risque": risk.resume,
            "autorité": item.autorite,
            "confiance": f"Confiance {trust(corpus, item)}",
        }
        held = [*(it.preuve for it in risk.montants), *(it.preuve for it in risk.precedents)]
        ids = chain(risk.preuve, *held)
        for fault in guide.missing(found[0].text, known | amounts | past | proofs(corpus, ids)):
            yield f"{id} : {fault}"


def of_answers(guide: Guide) -> Iterator[str]:
    """Chaque affirmation, sa réponse et son article, lu ou non ; puis les phrases citées."""
    corpus, blocks, text = guide.corpus, guide.blocks(DISPENSES), guide.text(DISPENSES)
    for item in corpus.dispenses.values():
        sheet = corpus.obligations[item.fiche].nom_court if item.fiche else None
        known: dict[str, str | None] = {"réponse": item.reponse, "fiche": sheet}
        if isinstance(item.base, ReferenceEpinglee):
            pin = corpus.articles[item.base.article]
            told = "lu dans une présentation" if pin.article.lecture == "presentation" else None
            known |= {"article": pin.reference, "lu le": f"lu le {on(pin.article.lu_le)}", "comment": told}
            yield from guide.missing(text, quoted(pin))
        else:
            known |= {"article": item.base.reference, "non relu": "article non relu"}
        yield from guide.apart(blocks, item.on_vous_dit, known)
