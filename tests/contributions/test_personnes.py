"""Les personnes que l'on reconnaît, et ce qui leur ressemble : une table pour toutes les portes."""

import json

import pytest

from macros.contributions.cleaning import clean
from macros.contributions.persons import EMAIL, PHONE, names_among_functions, person_names, plain
from tests.conftest import ROOT

TABLE = json.loads((ROOT / "tests/contributions/personnes.json").read_text(encoding="utf-8"))
ONLY = TABLE["fonction_seule"]


@pytest.mark.parametrize("text", TABLE["nomme"])
def test_une_personne_nommee_est_vue(text: str) -> None:
    assert list(person_names(text)) != []


@pytest.mark.parametrize("text", TABLE["anodin"])
def test_un_lieu_une_fonction_ou_un_titre_ne_sont_personne(text: str) -> None:
    assert list(person_names(text)) == []


@pytest.mark.parametrize("text", [*ONLY["nomme"], *TABLE["nomme"]])
def test_la_ou_seule_une_fonction_se_dit_deux_capitales_nomment(text: str) -> None:
    assert list(names_among_functions(text)) != []


@pytest.mark.parametrize("text", [*ONLY["anodin"], *TABLE["anodin"]])
def test_une_fonction_ou_une_collectivite_se_dit(text: str) -> None:
    assert list(names_among_functions(text)) == []


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("maire : Brocas", "Brocas", False),
        ("maire : Brocas", "Mairie de Brocas", False),
        ("secrétaire de mairie : La Teste", "La Teste-de-Buch", False),
        ("maire : Brocas", "", True),
        ("maire : Dupont", "Brocas", True),
        ("maire : Martin Dupont", "Brocas", True),
        ("maire : Martin Dupont", "Martin", True),
    ],
)
def test_la_collectivite_dont_on_parle_ne_nomme_personne(text: str, place: str, found: bool) -> None:
    assert bool(list(names_among_functions(text, place))) is found


@pytest.mark.parametrize("text", TABLE["courriels"])
def test_un_courriel_est_vu_et_retire(text: str) -> None:
    assert EMAIL.search(plain(f"Écrivez à {text} demain."))
    told = clean(f"Écrivez à {text} demain.")
    assert "(courriel retiré)" in told and "mairie" not in told.lower() and "fr" not in told


@pytest.mark.parametrize("text", TABLE["telephones"])
def test_un_telephone_est_vu_et_retire(text: str) -> None:
    assert PHONE.search(plain(f"Appelez le {text}, le matin."))
    assert clean(f"Appelez le {text}, le matin.") == "Appelez le (numéro retiré), le matin."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Son numéro, 1 80 03 40 123 456 78, y était.", "Son numéro, (numéro retiré), y était."),
        ("Payé depuis FR76 3000 6000 0112 3456 7890 189.", "Payé depuis (compte retiré)."),
        (
            "Rejoignez https://meet.google.com/abc-defg-hij demain.",
            "Rejoignez (réunion retirée) demain.",
        ),
        ("Le code de réunion 987 654 3210 a servi.", "Le (réunion retirée) a servi."),
        (
            "Une habitante, née le 12 mars 1974, a écrit.",
            "Une habitante, (date de naissance retirée), a écrit.",
        ),
    ],
)
def test_un_numero_de_personne_ou_de_reunion_est_retire(text: str, said: str) -> None:
    assert clean(text) == said


@pytest.mark.parametrize("text", TABLE["sans_coordonnee"])
def test_un_nombre_ou_un_signe_ordinaire_reste(text: str) -> None:
    assert clean(text) == text
