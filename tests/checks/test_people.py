"""Un récit ne nomme personne : la faute dit la ligne, ce qui est de trop, et quoi écrire."""

import pytest

from macros.checks import people
from tests.conftest import Drafted

EMAIL = "courriel « {} » : retirez-le. Exemple : « la mairie », ou le nom du service"
PHONE = "téléphone « {} » : retirez-le ; l'annuaire le donne déjà. Exemple : « la mairie »"
IBAN = "compte bancaire « {} » : retirez-le. Exemple : « le compte de la commune »"
NAME = "nom de personne « {} » : écrivez la fonction seule. Exemple : « la secrétaire de mairie »"

HEAD = "---\ndescription: Une phrase.\nagents: {}\n---\n"
PLACE = "docs/retours/essai.md"


def test_l_en_tete_et_le_texte_sont_lus(draft: Drafted) -> None:
    text = HEAD.format("Mme Durand") + "# Titre\n\nÉcrivez à mairie@valbois.fr ou au 01 02 03 04 05.\n"
    assert list(people.donnees_personnelles(draft(text, None, PLACE))) == [
        (
            3,
            NAME.format("Mme Durand"),
        ),
        (7, EMAIL.format("mairie@valbois.fr")),
        (
            7,
            PHONE.format("01 02 03 04 05"),
        ),
    ]


@pytest.mark.parametrize(
    "text", ["Le maire et la secrétaire de mairie.", "12 500 habitants", "Le 3 octobre 2025"]
)
def test_un_recit_sans_personne_passe(draft: Drafted, text: str) -> None:
    assert list(people.donnees_personnelles(draft(HEAD.format("un élu") + text, None, PLACE))) == []


@pytest.mark.parametrize("place", ["docs/qui-aide/index.md", "docs/index.md", "docs/retours/_modele.md"])
def test_toutes_les_pages_sont_concernees(draft: Drafted, place: str) -> None:
    text = HEAD.format("x") + "Appelez le 01 02 03 04 05.\n"
    assert list(people.donnees_personnelles(draft(text, None, place))) == [
        (5, PHONE.format("01 02 03 04 05"))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[Le secrétariat](mailto:jean@mairie.fr)",
        "<jean@mairie.fr>",
        "jean\\@mairie.fr",
        "jean@**mairie**.fr",
        "jean&#64;mairie.fr",
        "jean [arobase] mairie.fr",
        "```\njean@mairie.fr\n```",
        "05\u00a058\u202f51 60 12",
        "05&nbsp;58&nbsp;51&nbsp;60&nbsp;12",
        "05/58/51/60/12",
        "`05 58 51 60 12`",
        "notre DGS Paul Martin",
        "Merci à tous.\n\nCordialement,\nJeanne Dupré",
    ],
)
def test_aucune_ecriture_ne_cache_une_personne(draft: Drafted, text: str) -> None:
    found = list(
        people.donnees_personnelles(draft(HEAD.format("un élu") + f"Texte.\n\n{text}\n", None, PLACE))
    )
    assert found and all(line >= 7 for line, _ in found)


@pytest.mark.parametrize("field", ["agents: Jeanne Dupré", "accord:\n  par: Jeanne Dupré"])
def test_deux_capitales_nomment_la_ou_seule_une_fonction_se_dit(draft: Drafted, field: str) -> None:
    ((_, said),) = people.donnees_personnelles(
        draft(f"---\ndescription: x\n{field}\n---\nTexte.\n", None, PLACE)
    )
    assert said == NAME.format("Jeanne Dupré")


def test_une_adresse_n_est_pas_un_courriel(draft: Drafted) -> None:
    text = "[Le compte](https://exemple.fr/@mairie.valbois/0102030405) et <https://exemple.fr/@mairie>."
    assert list(people.donnees_personnelles(draft(HEAD.format("un élu") + text, None, PLACE))) == []


@pytest.mark.parametrize("text", ["FR76 3000 6000 0112 3456 7890 189", "DE89370400440532013000"])
def test_un_compte_bancaire_se_retire(draft: Drafted, text: str) -> None:
    said = IBAN.format(text)
    assert list(people.donnees_personnelles(draft(f"{HEAD.format('un élu')}{text}.\n", None, PLACE))) == [
        (5, said)
    ]
