"""Dates, nombres, accords et adresses, tels qu'on les écrit en français."""

from datetime import date

import pytest

from macros.texts.french import counted, folded, in_words, listed, number, slug

FINE = "\u202f"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 1), "1er mars 2026"),
        (date(2026, 8, 2), "2 août 2026"),
        (date(2026, 2, 28), "28 février 2026"),
        (date(2026, 12, 31), "31 décembre 2026"),
    ],
)
def test_une_date_s_ecrit_en_toutes_lettres(day: date, words: str) -> None:
    assert in_words(day) == words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (900, "900"),
        (3500, f"3{FINE}500"),
        (1234567, f"1{FINE}234{FINE}567"),
        (-3500, f"-3{FINE}500"),
        (8.1, "8,1"),
        (31679.5, f"31{FINE}679,5"),
        (26.0, "26"),
    ],
)
def test_un_nombre_s_ecrit_a_la_francaise(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 fiche"), (1, "1 fiche"), (2, "2 fiches"), (3500, f"3{FINE}500 fiches")],
)
def test_un_nom_s_accorde_avec_son_nombre(count: int, text: str) -> None:
    assert counted(count, "fiche") == text


def test_un_pluriel_irregulier_se_donne() -> None:
    assert counted(2, "tableau", "tableaux") == "2 tableaux"
    assert counted(1, "tableau", "tableaux") == "1 tableau"


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")],
)
def test_une_liste_se_lit_dans_une_phrase(words: list[str], text: str) -> None:
    assert listed(words) == text


def test_le_texte_plie_ignore_casse_et_accents() -> None:
    assert folded("Élus & œuvre ÇA") == "elus & oeuvre ca"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Déclaration d'accessibilité", "declaration-d-accessibilite"),
        ("  NIS 2 : où en est-on ? ", "nis-2-ou-en-est-on"),
        ("10 000 habitants", "10-000-habitants"),
        ("« »", ""),
    ],
)
def test_une_adresse_n_a_ni_accent_ni_espace(text: str, place: str) -> None:
    assert slug(text) == place
