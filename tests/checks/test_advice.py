"""Les conseils de langue : un mot plus simple, une phrase à couper, un texte difficile ; jamais une faute."""

import pytest

from macros.checks import advice
from macros.checks.run import CHECKS
from macros.models.mots_simples import MotAdministratif
from macros.texts.readability import syllables_of
from tests.conftest import Drafted, reduced

HEAD = "---\ndescription: Une phrase.\n---\n"
WORDS = reduced(
    {
        "mots_simples": {
            "afin de": MotAdministratif(mot="afin de", remplacement="pour"),
            "mise en œuvre": MotAdministratif(mot="mise en œuvre", remplacement="travail"),
        }
    }
)
LEGAL = (
    "La mutualisation intercommunale des compétences réglementaires dématérialisées nécessite "
    "l'établissement préalable d'une convention pluriannuelle organisationnelle. "
)
PLAIN = "La mairie a un site. Le maire l'a fait voir à tous. On y lit la date du vote. "


@pytest.mark.parametrize(
    ("text", "word"), [("Afin de payer.", "afin de"), ("La mise en œuvre.", "mise en oeuvre")]
)
def test_un_mot_administratif_a_son_remplacement(draft: Drafted, text: str, word: str) -> None:
    ((line, said),) = advice.mots_administratifs(draft(HEAD + text, WORDS))
    assert line == 4
    assert said.startswith(f"« {word} » : dites plutôt « ")


def test_un_mot_voisin_passe(draft: Drafted) -> None:
    assert list(advice.mots_administratifs(draft(HEAD + "`afin de` Enfin, des mises.", WORDS))) == []


def test_une_phrase_longue_se_coupe(draft: Drafted) -> None:
    long = " ".join(["mot"] * 26)
    assert list(advice.phrases_longues(draft(f"{HEAD}Court. Puis\n{long}.\n"))) == [
        (4, "phrase de 27 mots (« Puis mot mot mot mot mot… ») : coupez-la en deux")
    ]


def test_deux_puces_ne_font_pas_une_phrase(draft: Drafted) -> None:
    item = " ".join(["mot"] * 20)
    assert list(advice.phrases_longues(draft(f"{HEAD}- {item}\n- {item}\n\n# {item} {item}\n"))) == []


def test_un_texte_de_loi_est_dit_difficile_et_un_texte_simple_passe(draft: Drafted) -> None:
    ((_, said),) = advice.lisibilite(draft(HEAD + LEGAL * 10))
    assert said.startswith("lecture difficile : -")
    assert list(advice.lisibilite(draft(HEAD + PLAIN * 10))) == []


def test_un_texte_court_n_est_pas_juge(draft: Drafted) -> None:
    assert list(advice.lisibilite(draft(HEAD + LEGAL))) == []


@pytest.mark.parametrize(
    ("word", "count"), [("mairie", 2), ("commune", 2), ("numérique", 3), ("a", 1), ("l'eau", 1)]
)
def test_les_syllabes_s_entendent(word: str, count: int) -> None:
    assert syllables_of(word) == count


def test_aucun_conseil_n_est_une_faute() -> None:
    assert not {check.__module__ for check in CHECKS} & {"macros.checks.advice", "macros.checks.spelling"}
