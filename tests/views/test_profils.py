"""Ce qu'une collectivité lit lui est adressé : son geste, son modèle, et ce que vaut la réponse."""

import re

import pytest

from macros.corpus.facts import Corpus
from macros.corpus.loader import load_corpus
from macros.markup.here import Here
from macros.models.obligations import Obligation, Resultat, Structure
from macros.models.profils import Profil
from macros.views import profils
from macros.views.modeles import modele_principal
from macros.views.textes import CONFIANCES
from tests.checks.test_run import TODAY
from tests.conftest import ROOT

GUIDE = load_corpus(ROOT)
HERE = Here("ma-collectivite/essai/", TODAY)
SHOWN = GUIDE.profils()
ALL = (*SHOWN, *(Profil(it, 0, None) for it in Structure if it is not Structure.COMMUNE))
"""Les tranches montrées, et chaque sorte de collectivité à toute taille, CCAS compris."""

A_LA_COMMUNE = re.compile(
    r"\b(?:mairies?|maires?|municipa\w+|(?:la|sa|votre|notre|cette) commune)\b", re.IGNORECASE
)
"""Ce qui ne s'adresse qu'à une commune ; « vos communes » parle d'elles, pas à elles."""


@pytest.mark.parametrize("profile", ALL, ids=lambda it: f"{it.structure}-{it.population_min}")
def test_aucun_profil_ne_recoit_un_modele_hors_de_sa_portee(profile: Profil) -> None:
    wrong = [
        (item.id, found.id)
        for item in GUIDE.obligations.values()
        if (found := modele_principal(GUIDE, item, profile))
        and not found.serves(profile.structure, profile.population_min, profile.population_max)
    ]
    assert wrong == []


@pytest.mark.parametrize("profile", SHOWN, ids=lambda it: it.slug)
def test_un_modele_qui_nomme_l_obligation_d_abord_est_celui_que_l_on_montre(profile: Profil) -> None:
    for item in GUIDE.obligations.values():
        rules = profile.answer(item).regles
        first = {
            modele.id
            for modele in GUIDE.modeles.values()
            if modele.obligations[:1] == (item.id,)
            and modele.serves(profile.structure, profile.population_min, profile.population_max)
        }
        if first and not any(rule.modele for rule in rules):
            found = modele_principal(GUIDE, item, profile)
            assert found and found.id in first, item.id


def spoken(item: Obligation, profile: Profil) -> list[str]:
    """Ce qu'une fiche dit à une tranche."""
    answer = profile.answer(item)
    if answer.resultat is Resultat.NE_S_APPLIQUE_PAS:
        return []
    said = [line for rule in answer.regles for line in (rule.condition, rule.question, rule.precision)]
    return [item.gesture(answer), *filter(None, said)]


@pytest.mark.parametrize("structure", [it for it in Structure if it is not Structure.COMMUNE])
def test_on_ne_parle_pas_de_mairie_a_qui_n_en_est_pas_une(structure: Structure) -> None:
    """Une règle donne le geste de sa structure : `premier_geste`."""
    profiles = [profile for profile in ALL if profile.structure is structure]
    wrong = {
        f"{item.id} : {line}"
        for item in GUIDE.obligations.values()
        for profile in profiles
        for line in spoken(item, profile)
        if A_LA_COMMUNE.search(line)
    }
    assert wrong == set()


@pytest.mark.parametrize("profile", SHOWN, ids=lambda it: it.slug)
def test_chaque_ligne_d_un_profil_dit_ce_qui_a_ete_lu_et_sa_confiance(profile: Profil) -> None:
    shown = profils.fiche_profil(GUIDE, HERE, profile.slug)
    levels = "|".join(said.split(" : ")[0] for said in CONFIANCES.values())
    assert len(re.findall(rf"Confiance (?:{levels})\.", shown)) == len(GUIDE.obligations)
    assert "Vérifié le" not in shown


def test_la_fiche_de_publicite_ne_donne_une_deliberation_qu_aux_petites_communes(corpus: Corpus) -> None:
    """Dix tranches sur treize se voyaient proposer une délibération faite pour moins de 3 500 habitants."""
    item = corpus.obligation("publicite_actes")
    offered = [profile.slug for profile in corpus.profils() if modele_principal(corpus, item, profile)]
    assert offered == ["commune-moins-de-2000-habitants", "commune-de-2000-a-3499-habitants"]
    asked = [profile for profile in corpus.profils() if "délibération" in item.gesture(profile.answer(item))]
    assert all(profile.answer(item).resultat is Resultat.SOUS_CONDITION for profile in asked)
