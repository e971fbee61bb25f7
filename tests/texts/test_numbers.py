"""Un nombre du guide se retrouve, en chiffres ou en lettres, dans une phrase citée ; un autre, non."""

from datetime import date
from decimal import Decimal

import pytest

from macros.texts.numbers import (
    Mesure,
    carries,
    carries_bound,
    carries_day,
    carries_moment,
    moments,
    quantities,
    quarter,
)
from macros.texts.numerals import numerals


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("3 500", 3_500),
        ("3500", 3_500),
        ("10.000", 10_000),
        ("450 000", 450_000),
        ("2,5", "2.5"),
        ("10 millions", 10_000_000),
        ("1,5 million", 1_500_000),
        ("un", 1),
        ("seize", 16),
        ("dix-sept", 17),
        ("vingt et un", 21),
        ("vingt-et-un", 21),
        ("soixante et onze", 71),
        ("soixante-douze", 72),
        ("quatre-vingts", 80),
        ("quatre-vingt-dix-neuf", 99),
        ("cent vingt", 120),
        ("mille", 1_000),
        ("trois mille cinq cents", 3_500),
        ("dix mille", 10_000),
        ("deux cent mille", 200_000),
        ("deux millions cinq cent mille", 2_500_000),
    ],
)
def test_un_nombre_se_lit_en_chiffres_et_en_lettres(written: str, expected: int | str) -> None:
    assert list(numerals(written)) == [(0, len(written), Decimal(expected))]


PORTES = [
    ("dans un délai de deux jours ouvrés", 2, Mesure.JOURS),
    ("dans un délai d'un mois", 1, Mesure.MOIS),
    ("dans le mois qui suit", 1, Mesure.MOIS),
    ("Dans la semaine qui suit la séance", 1, Mesure.SEMAINES),
    ("soixante-douze heures au plus tard", 72, Mesure.HEURES),
    ("au plus tard 72 heures après", 72, Mesure.HEURES),
    ("est puni de deux ans d'emprisonnement et de 450 000 € d'amende", 450_000, Mesure.EUROS),
    ("est puni de deux ans d'emprisonnement et de 450 000 € d'amende", 2, Mesure.ANS),
    ("jusqu'à 10 000 000 EUR", 10_000_000, Mesure.EUROS),
    ("une amende de cinq mille (5 000) euros", 5_000, Mesure.EUROS),
    ("vingt-cinq mille euros", 25_000, Mesure.EUROS),
    ("les communes de 3\u202f500 habitants et plus", 3_500, Mesure.HABITANTS),
    ("de plus de 10 000 habitants", 10_000, Mesure.HABITANTS),
    ("au moins 20 % de la valeur", 20, Mesure.POUR_CENT),
    ("vingt pour cent des achats", 20, Mesure.POUR_CENT),
    ("le seuil d'effectif est fixé à 50.", 50, Mesure.AGENTS),
    ("de quinze ou trente jours", 15, Mesure.JOURS),
    ("de 3 500, 10 000 et 50 000 habitants", 3_500, Mesure.HABITANTS),
    ("pendant les trente premiers jours", 30, Mesure.JOURS),
]

ABSENTS = [
    ("dans un délai de deux jours ouvrés", 15, Mesure.JOURS),
    ("dans un délai de deux jours ouvrés", 2, Mesure.MOIS),
    ("un agent de la commune", 1, Mesure.AGENTS),
    ("l'une des parties, un mois de mai", 1, Mesure.JOURS),
    ("3 500 euros", 3_500, Mesure.HABITANTS),
    ("50 mètres", 50, Mesure.AGENTS),
    ("les communes de 3 500 habitants et plus", 3_501, Mesure.HABITANTS),
    ("les communes de 3 500 habitants", 3_499, Mesure.HABITANTS),
    ("l'article R. 2122-8 et l'article 30", 30, Mesure.JOURS),
    ("à l'article 15, les jours", 15, Mesure.JOURS),
    ("la loi n° 2016-1321 du 7 octobre 2016", 2_016, Mesure.HABITANTS),
    ("à compter du 1er janvier 2027", 2_027, Mesure.HABITANTS),
    ("en 2023 et 10 000 euros en 2024", 2_023, Mesure.EUROS),
    ("vingt pour cent des euros", 100, Mesure.EUROS),
    ("vingt et trente jours", 50, Mesure.JOURS),
]


@pytest.mark.parametrize(("sentence", "value", "measure"), PORTES)
def test_la_phrase_porte_ce_nombre(sentence: str, value: int, measure: Mesure) -> None:
    assert carries([sentence], Decimal(value), measure)


@pytest.mark.parametrize(("sentence", "value", "measure"), ABSENTS)
def test_la_phrase_ne_porte_pas_ce_nombre(sentence: str, value: int, measure: Mesure) -> None:
    assert not carries([sentence], Decimal(value), measure)


@pytest.mark.parametrize(
    ("sentence", "text", "expected"),
    [
        ("les communes de moins de 3 500 habitants", "à partir de 3 500 habitants", True),
        ("les communes de moins de 3 500 habitants", "jusqu'à 3 499 habitants", True),
        ("les communes de moins de 3 500 habitants", "plus de 3 500 habitants", False),
        ("les communes de moins de 3 500 habitants", "jusqu'à 3 500 habitants", False),
        ("de plus de 3 500 habitants", "au moins 3 501 habitants", True),
        ("de plus de 3 500 habitants", "au moins 3 500 habitants", False),
        ("de plus de 3 500 habitants", "à 3 500 habitants", True),
        ("un seuil de 3 500 habitants", "plus de 3 500 habitants", True),
    ],
)
def test_un_seuil_ecrit_par_le_guide_tombe_du_meme_cote(sentence: str, text: str, expected: bool) -> None:
    (written,) = quantities(text)
    assert written.measure
    assert carries([sentence], written.value, written.measure, written.side) is expected


SEUILS = [
    ("les communes de 3 500 habitants et plus", 3_500),
    ("les communes d'au moins 3 500 habitants", 3_500),
    ("dont la population est égale ou supérieure à trois mille cinq cents habitants", 3_500),
    ("dont la population est supérieure ou égale à 3 500 habitants", 3_500),
    ("les communes de moins de 3 500 habitants peuvent", 3_500),
    ("dont la population est inférieure à 3 500 habitants", 3_500),
    ("les communes regroupant 10 000 habitants ou plus", 10_000),
    ("les communes de plus de 3 500 habitants", 3_501),
    ("dont la population est supérieure à 3 500 habitants", 3_501),
    ("dont la population excède 3 500 habitants", 3_501),
    ("dont le nombre total d'habitants est supérieur à 3 500 disposent d'une téléprocédure", 3_501),
    ("dont la population n'excède pas 3 500 habitants", 3_501),
    ("les communes de 2 000 habitants au plus", 2_001),
    ("les communes de 2 000 habitants et moins", 2_001),
    ("dont la population est inférieure ou égale à 2 000 habitants", 2_001),
]


@pytest.mark.parametrize(("sentence", "first"), SEUILS)
def test_un_seuil_dit_de_quel_cote_il_tombe(sentence: str, first: int) -> None:
    found = [
        value for value in range(first - 2, first + 3) if carries_bound([sentence], value, Mesure.HABITANTS)
    ]
    assert found == [first]


@pytest.mark.parametrize(
    ("sentence", "day", "yearly", "expected"),
    [
        ("à compter du 1er janvier 2027", date(2027, 1, 1), False, True),
        ("à compter du 1er janvier 2027", date(2027, 1, 2), False, False),
        ("à compter du 1er janvier 2027", date(2028, 1, 1), False, False),
        ("avant le 31 mars de chaque année", date(2027, 3, 31), True, True),
        ("avant le 30 juin de l'année suivant l'exercice", date(2027, 6, 30), False, True),
        ("avant le 30 juin de l'année suivant l'exercice", date(2027, 7, 30), False, False),
        ("à compter de l'exercice 2026", date(2026, 1, 1), False, True),
        ("2023 25,00 % 2024 35,00 %", date(2024, 12, 31), False, True),
        ("à compter de l'exercice 2026", date(2026, 3, 1), False, False),
        ("à compter de l'exercice 2026", date(2027, 1, 1), False, False),
        ("le décret n° 2023-266 du 12 avril 2023", date(2023, 1, 1), False, False),
        ("avant le 31 mars de chaque année", date(2027, 4, 30), True, False),
        ("au cours du premier trimestre de chaque année", date(2027, 3, 31), True, True),
        ("au cours du premier trimestre de chaque année", date(2027, 6, 30), True, False),
        ("le deux août", date(2026, 8, 2), True, False),
        ("la loi n° 2016-1321 du 7 octobre 2016", date(2016, 10, 7), False, False),
    ],
)
def test_un_jour_se_retrouve_en_toutes_lettres(
    sentence: str, day: date, yearly: bool, expected: bool
) -> None:
    assert carries_day([sentence], day, quarter(day) if yearly else "") is expected


def test_un_mois_ou_un_jour_sans_annee_se_retrouve_aussi() -> None:
    assert moments("Avant le 31 mars, puis en avril 2026.") == ((31, 3, None), (None, 4, 2026))
    assert carries_moment(["le 15 avril 2026"], (None, 4, 2026))
    assert not carries_moment(["en avril 2026"], (15, 4, 2026))


def test_la_place_d_un_nombre_est_celle_du_texte_ecrit() -> None:
    text = "Répondre « sous » l’élu, en quinze\u00a0jours."
    (found,) = quantities(text)
    assert text[found.start : found.stop] == "quinze\u00a0jours"
