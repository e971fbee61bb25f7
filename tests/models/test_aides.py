"""Qui aide : des départements connus, des codes qui restent du texte, personne d'oublié."""

from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.models.acteurs import Acteur
from macros.models.aides import Aide, Departement
from macros.views.acteurs import local
from tests.conftest import Write

AIDE = """\
- id: essai
  nom: Essai
  type: syndicat_mixte
  departements: [{}]
  url: null
  services: []
  suite_territoriale: null
  sources: []
  lectures: []
  confiance: moyenne
  remarque: null
"""
ACTEUR = """\
- id: essai
  nom: Essai
  type: inconnue
  role: Aide.
  pour_qui: communes
  gratuit: peut-être
  url: null
  utile_pour: []
  documents: []
  verification: memoire
  remarques: null
"""


def test_un_code_de_departement_reste_un_texte(guide: Write) -> None:
    loader = Loader(guide({"data/departements.yml": "- code: 01\n  nom: Ain\n  region: r\n"}))
    assert list(loader.entries("data/departements.yml", Departement, key="code")) == ["01"]


def test_un_code_de_departement_impossible_est_refuse(guide: Write) -> None:
    loader = Loader(guide({"data/aides.yml": AIDE.format("'1'")}))
    loader.entries("data/aides.yml", Aide)
    assert [str(problem) for problem in loader.problems] == [
        'data/aides.yml:4: departements.0 : forme refusée. Exemple : "01"'
    ]


def test_un_acteur_de_sorte_inconnue_ou_de_cout_ambigu_est_refuse(guide: Write) -> None:
    loader = Loader(guide({"data/acteurs.yml": ACTEUR}))
    loader.entries("data/acteurs.yml", Acteur)
    kind, cost = [str(problem) for problem in loader.problems]
    assert kind.startswith("data/acteurs.yml:3: type : valeur attendue : etat, autorite, ")
    assert cost == "data/acteurs.yml:6: gratuit : réponse attendue : true ou false. Exemple : true"


def test_les_cent_un_departements_ont_chacun_leur_region(corpus: Corpus) -> None:
    assert len(corpus.departements) == 101
    assert {county.region for county in corpus.departements.values()} <= set(corpus.csirt)


def test_un_organisme_aide_chacun_de_ses_departements_et_aucun_autre(corpus: Corpus) -> None:
    for code, county in corpus.departements.items():
        helped = {id for id, helper in corpus.aides.items() if code in helper.departements}
        assert {helper.id for helper in local(corpus, county)} == helped, code
    assert "alpi" in {helper.id for helper in local(corpus, corpus.departements["40"])}


def test_seule_mayotte_n_a_pas_de_centre_regional(corpus: Corpus) -> None:
    assert [region.region for region in corpus.csirt.values() if region.nom is None] == ["Mayotte"]
