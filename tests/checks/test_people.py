"""Un récit ne nomme personne : la faute dit la ligne, ce qui est de trop, et quoi écrire."""

import pytest

from macros.checks import people
from tests.conftest import Drafted

HEAD = "---\ndescription: Une phrase.\nagents: {}\n---\n"
PLACE = "docs/retours/essai.md"


def test_l_en_tete_et_le_texte_sont_lus(draft: Drafted) -> None:
    text = HEAD.format("Mme Durand") + "# Titre\n\nÉcrivez à mairie@valbois.fr ou au 01 02 03 04 05.\n"
    assert list(people.donnees_personnelles(draft(text, None, PLACE))) == [
        (
            3,
            people.NAME_ADVICE.format("Mme Durand"),
        ),
        (7, "courriel « mairie@valbois.fr » : retirez-le ; écrivez « la mairie » ou le nom du service"),
        (
            7,
            people.PHONE_ADVICE.format("01 02 03 04 05"),
        ),
    ]


@pytest.mark.parametrize(
    "text", ["Le maire et la secrétaire de mairie.", "12 500 habitants", "Le 3 octobre 2025"]
)
def test_un_recit_sans_personne_passe(draft: Drafted, text: str) -> None:
    assert list(people.donnees_personnelles(draft(HEAD.format("un élu") + text, None, PLACE))) == []


def test_seuls_les_retours_sont_concernes(draft: Drafted) -> None:
    text = HEAD.format("x") + "Appelez le 01 02 03 04 05.\n"
    assert list(people.donnees_personnelles(draft(text, None, "docs/qui-aide/index.md"))) == []
