"""Ce que donne une réponse : les tables de vérité écrites à la main, et ce qui vaut pour toute réponse.

« Je ne sais pas » garde l'obligation, et un « non » a sa raison et son article : dire à tort « ne s'applique
pas » est le pire défaut possible.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.building.guide import current_guide
from macros.models.obligations import NE_SAIT_PAS, Obligation, Resultat, Structure
from macros.models.profils import MONTREES, Profil
from tests.models.test_profils import LETTERS

ROOT = Path(__file__).resolve().parents[2]
CORPUS = current_guide(ROOT)
OBLIGATIONS, QUESTIONS = CORPUS.obligations, CORPUS.questions
VERITES = yaml.safe_load((Path(__file__).parent / "verites.yml").read_text(encoding="utf-8"))


def sizes(item: Obligation, structure: Structure) -> tuple[int, ...]:
    """Une population par tranche d'une obligation."""
    return (0, *item.thresholds(structure))


def table(item: Obligation, structure: Structure, population: int) -> Mapping[str, Any] | None:
    """La table écrite à la main pour cette collectivité."""
    for one in VERITES.get(item.id, ()):
        inside = one.get("de", 0) <= population <= one.get("a", population)
        if inside and structure in one.get("structures", list(Structure)):
            return dict(one)
    return None


def cases() -> Iterator[tuple[str, Structure, int]]:
    """Chaque obligation, structure et tranche où une question se pose."""
    for item in OBLIGATIONS.values():
        for structure in Structure:
            for population in sizes(item, structure):
                if Profil(structure, population, population).asked(item):
                    yield item.id, structure, population


@pytest.mark.parametrize(("id", "structure", "population"), tuple(cases()))
def test_chaque_regle_suit_sa_table_de_verite(id: str, structure: Structure, population: int) -> None:
    item, profile = OBLIGATIONS[id], Profil(structure, population, population)
    written = table(item, structure, population)
    assert written, f"{id} : aucune table pour {structure} de {population} habitants"
    expected = {tuple(line.split()[:-1]): LETTERS[line.split()[-1]] for line in written["lignes"]}
    found = {}
    for case in profile.cases(item, QUESTIONS):
        given = [case.reponses[id].replace(NE_SAIT_PAS, "?") for id in written["questions"]]
        found[tuple(given)] = case.reponse.resultat
    assert found == expected


def test_aucune_table_de_verite_ne_parle_d_une_regle_disparue() -> None:
    used = {id for id, _, _ in cases()}
    assert VERITES.keys() == used


@pytest.mark.parametrize("structure", Structure)
def test_un_non_a_sa_raison_et_son_article(structure: Structure) -> None:
    silent = [
        (item.id, population, case.reponses)
        for item in OBLIGATIONS.values()
        for population in sizes(item, structure)
        for case in Profil(structure, population, population).cases(item, QUESTIONS)
        if case.reponse.resultat is Resultat.NE_S_APPLIQUE_PAS
        and not (
            case.reponse.raison and (case.reponse.preuve or case.reponse.raison in (item.hors_champ or ""))
        )
    ]
    assert silent == []


def test_ce_qui_reste_du_se_dit_apres_la_raison() -> None:
    """Un « non » qui laisse un devoir le dit toujours : c'est la moitié qui coûterait cher."""
    beyond = OBLIGATIONS["open_data"].answer(Structure.COMMUNE, 900)
    assert (
        beyond.raison
        and beyond.raison.startswith("La publication d'office vise")
        and beyond.raison[-1] == "."
    )
    assert beyond.reste == (
        "Communiquez quand même un document à qui le demande. D'autres publications précises restent dues."
    )
    below = OBLIGATIONS["paiement_en_ligne"].answer(Structure.COMMUNE, 900, {"recettes": "non"})
    assert below.reste and "autre moyen de paiement dématérialisé" in below.reste
    assert "code_general_collectivites_territoriales/l1611_5_1" in below.preuve


@pytest.mark.parametrize("structure", Structure)
def test_tout_repondre_ne_laisse_rien_en_suspens(structure: Structure) -> None:
    """À chaque seuil, toutes les réponses connues : aucun « selon votre réponse », aucune question."""
    pending = [
        (item.id, population, case.reponses)
        for item in OBLIGATIONS.values()
        for population in sizes(item, structure)
        for case in Profil(structure, population, population).cases(item, QUESTIONS)
        if NE_SAIT_PAS not in case.reponses.values()
        and (case.reponse.resultat is Resultat.SELON_REPONSE or case.reponse.questions)
    ]
    assert pending == []


ANSWERS = st.fixed_dictionaries(
    {id: st.sampled_from([NE_SAIT_PAS, *(one.id for one in it.reponses)]) for id, it in QUESTIONS.items()}
)
PLACES = st.tuples(st.sampled_from(list(Structure)), st.integers(min_value=0, max_value=3_000_000))
FIXED = {Resultat.S_APPLIQUE, Resultat.NE_S_APPLIQUE_PAS}


@given(PLACES, ANSWERS, st.sets(st.sampled_from(sorted(QUESTIONS))))
def test_oublier_une_reponse_ne_fait_jamais_disparaitre_une_obligation(
    place: tuple[Structure, int], answers: dict[str, str], forgotten: set[str]
) -> None:
    """Ce qui est acquis avec moins de réponses le reste avec plus ; un oubli ne rend jamais un « non »."""
    fewer = {id: answer for id, answer in answers.items() if id not in forgotten}
    for item in OBLIGATIONS.values():
        before, after = item.answer(*place, fewer).resultat, item.answer(*place, answers).resultat
        assert before not in FIXED or before is after, item.id
        assert after is not Resultat.S_APPLIQUE or before in (Resultat.S_APPLIQUE, Resultat.SELON_REPONSE)


@given(PLACES, ANSWERS)
def test_je_ne_sais_pas_et_ne_rien_dire_donnent_la_meme_reponse(
    place: tuple[Structure, int], answers: dict[str, str]
) -> None:
    told = {id: answer for id, answer in answers.items() if answer != NE_SAIT_PAS}
    for item in OBLIGATIONS.values():
        assert item.answer(*place, told) == item.answer(*place, answers)


@pytest.mark.parametrize("profile", CORPUS.profils(), ids=lambda profile: profile.slug)
def test_chaque_question_posee_change_une_reponse(profile: Profil) -> None:
    """Une question que l'on pose pour rien ne se pose pas."""
    asked = {question.id for question in CORPUS.questions_for(profile)}
    decided = set()
    for item in OBLIGATIONS.values():
        for case in profile.cases(item, QUESTIONS):
            for id, answer in case.reponses.items():
                unanswered = profile.answer(item, {**case.reponses, id: NE_SAIT_PAS})
                if answer != NE_SAIT_PAS and case.reponse != unanswered:
                    decided.add(id)
    assert decided == asked


def test_les_structures_montrees_ne_recoivent_que_leurs_questions() -> None:
    words = {
        structure: {
            it.id
            for profile in CORPUS.profils()
            for it in CORPUS.questions_for(profile)
            if profile.structure is structure
        }
        for structure in MONTREES
    }
    assert "syndicat" not in words[Structure.COMMUNE] | words[Structure.EPCI_FISCALITE_PROPRE]
    assert {"maternite", "document_urbanisme", "mode_publicite"} <= words[Structure.COMMUNE]
    assert not {"maternite", "mode_publicite"} & words[Structure.EPCI_FISCALITE_PROPRE]


@pytest.mark.parametrize("structure", [it for it in MONTREES if it is not Structure.COMMUNE])
def test_on_ne_parle_pas_de_mairie_a_une_autre_structure(structure: Structure) -> None:
    said = {
        text
        for profile in CORPUS.profils()
        if profile.structure is structure
        for item in OBLIGATIONS.values()
        for case in profile.cases(item, QUESTIONS)
        for text in (
            *([] if case.reponse.resultat is Resultat.NE_S_APPLIQUE_PAS else [item.gesture(case.reponse)]),
            *(rule.precision for rule in case.reponse.regles),
            *(QUESTIONS[id].texte for id in case.reponses),
            *(QUESTIONS[id].ou_trouver for id in case.reponses),
            case.reponse.reste,
        )
        if text and re.search(r"\b(mairie|votre commune|le maire|conseil municipal)\b", text)
    }
    assert said == set()
