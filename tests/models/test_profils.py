"""Les tranches : les réponses attendues, écrites à la main, et ce qui doit être vrai de toute population."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.building.guide import current_guide
from macros.models.obligations import Resultat, Structure
from macros.models.profils import MONTREES, profiles

ROOT = Path(__file__).resolve().parents[2]
OBLIGATIONS = current_guide(ROOT).obligations
PROFILES = profiles(OBLIGATIONS.values())
GOLDEN = yaml.safe_load((Path(__file__).parent / "reponses_attendues.yml").read_text(encoding="utf-8"))
LETTERS = {
    "O": Resultat.S_APPLIQUE,
    "C": Resultat.SELON_REPONSE,
    "N": Resultat.NE_S_APPLIQUE_PAS,
    "F": Resultat.A_VENIR,
    "X": Resultat.AU_CHOIX,
    "R": Resultat.CONSEILLE,
    "D": Resultat.UN_DROIT,
}


@pytest.mark.parametrize(
    "case", GOLDEN["profils"], ids=lambda case: f"{case['structure']}-{case['population']}"
)
def test_chaque_profil_recoit_les_reponses_ecrites_a_la_main(case: dict[str, Any]) -> None:
    expected = {id: LETTERS[letter] for id, letter in {**GOLDEN["commune"], **case["change"]}.items()}
    structure, population = Structure(case["structure"]), case["population"]
    (profile,) = [it for it in PROFILES if it.covers(structure, population)]
    assert {id: profile.answer(item).resultat for id, item in OBLIGATIONS.items()} == expected


@pytest.mark.parametrize("case", GOLDEN["repondus"], ids=lambda case: case["nom"])
def test_une_collectivite_qui_a_repondu_recoit_les_reponses_ecrites_a_la_main(case: dict[str, Any]) -> None:
    structure, population = Structure(case["structure"]), case["population"]
    (before,) = [it["change"] for it in GOLDEN["profils"] if of(it) == (structure, population)]
    letters = {**GOLDEN["commune"], **before, **case["change"]}
    found = {
        id: item.answer(structure, population, case["reponses"]).resultat for id, item in OBLIGATIONS.items()
    }
    assert found == {id: LETTERS[letter] for id, letter in letters.items()}


def of(case: dict[str, Any]) -> tuple[Structure, int]:
    """La collectivité d'une ligne de la table d'or."""
    return Structure(case["structure"]), case["population"]


@given(st.sampled_from(list(MONTREES)), st.integers(min_value=0, max_value=3_000_000))
def test_une_population_est_dans_une_tranche_et_une_seule(structure: Structure, population: int) -> None:
    (profile,) = [it for it in PROFILES if it.covers(structure, population)]
    for item in OBLIGATIONS.values():
        found, exact = profile.answer(item), item.answer(structure, population)
        assert replace(found, regles=()) == replace(exact, regles=())
        assert [rule for rule in found.regles if rule.covers(structure, population)] == list(exact.regles)


def test_deux_populations_qui_recoivent_les_memes_reponses_sont_une_seule_page() -> None:
    """Les archives changent de texte à 2 000 habitants, pas de réponse : chaque règle dit alors sa taille."""
    (small,) = [it for it in PROFILES if it.covers(Structure.COMMUNE, 1_999)]
    assert small.covers(Structure.COMMUNE, 2_000)
    rules = small.answer(OBLIGATIONS["archivage_electronique"]).regles
    assert [(rule.population_min, rule.population_max) for rule in rules] == [(0, 1_999), (2_000, None)]
    assert not any(small.whole(rule) for rule in rules)
    assert all(small.whole(rule) for rule in small.answer(OBLIGATIONS["rgpd_delegue"]).regles)


def test_un_geste_ou_un_modele_different_fait_deux_pages() -> None:
    """À 3 500 habitants, la publicité des actes garde sa réponse et perd son modèle."""
    item = OBLIGATIONS["publicite_actes"]
    assert [it.slug for it in profiles([item])][:2] == [
        "commune-moins-de-3500-habitants",
        "commune-de-3500-habitants-et-plus",
    ]


def test_un_seuil_change_dans_les_donnees_deplace_les_tranches() -> None:
    item = OBLIGATIONS["urbanisme_teleprocedure"]
    moved = item.model_copy(
        update={
            "concerne": (item.concerne[0].model_copy(update={"population_min": 4001}), *item.concerne[1:])
        }
    )
    slugs = [profile.slug for profile in profiles([moved])]
    assert slugs[:2] == ["commune-moins-de-4001-habitants", "commune-de-4001-habitants-et-plus"]
