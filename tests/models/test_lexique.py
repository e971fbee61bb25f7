"""Le lexique : des entrées qui s'écrivent dans une phrase, et des fautes dites à leur ligne."""

import pytest

from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.models.lexique import Domaine, Terme
from macros.texts.lexicon import doubles
from tests.conftest import Write

ENTREE = """\
- id: dpd
  ecriture: DPD
  sorte: sigle
  developpe: délégué à la protection des données
  explication: Personne qui conseille.
  theme: donnees_personnelles
"""
THEMES = ", ".join(Domaine).replace(", technique", " ou technique")


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (
            "theme: donnees_personnelles",
            "theme: rgpd",
            f"6: theme : valeur attendue : {THEMES}. Exemple : institutions",
        ),
        (
            "sorte: sigle",
            "sorte: abrege",
            "3: sorte : valeur attendue : sigle ou terme. Exemple : sigle",
        ),
        (
            "protection des données",
            "protection des données (RGPD)",
            "4: developpe : forme refusée. Exemple : délégué à la protection des données",
        ),
        ("  explication: Personne qui conseille.\n", "", "1: explication : champ manquant ; ajoutez-le"),
    ],
)
def test_une_entree_fautive_est_refusee_a_sa_ligne(
    guide: Write, right: str, wrong: str, message: str
) -> None:
    loader = Loader(guide({"data/lexique.yml": ENTREE.replace(right, wrong)}))
    loader.entries("data/lexique.yml", Terme)
    found = [str(problem) for problem in loader.problems]
    assert [line.removesuffix(". Exemple : Une phrase courte.") for line in found] == [
        f"data/lexique.yml:{message}"
    ]


def test_chaque_sens_d_un_sigle_dit_ce_qui_le_distingue(corpus: Corpus) -> None:
    for senses in doubles(corpus.lexique.values()).values():
        assert all(term.precise_par for term in senses), senses


def test_un_developpe_commence_comme_un_nom_dans_une_phrase(corpus: Corpus) -> None:
    """Majuscule pour un organisme, minuscule pour le reste ; l'article d'avant ne jure pas."""
    for term in corpus.lexique.values():
        first = term.developpe.lstrip("« ")
        assert not first.startswith(
            ("Le ", "La ", "Les ", "Un ", "Une ", "Directeur", "Règlement", "Plan")
        ), term.id
        assert term.developpe == term.developpe.strip()


def test_les_sigles_a_deux_sens_du_dossier_y_sont(corpus: Corpus) -> None:
    assert {"DGA", "ANSM"} <= set(doubles(corpus.lexique.values()))
