"""Les réponses de tous les jours : lues comme on les écrit, ou refusées avec un exemple."""

import pytest

from macros.contributions.answers import READERS
from macros.contributions.measures import Refused
from macros.models.contribuer import Forme

GOOD = (
    ("jour", "21/11/2026", "2026-11-21"),
    ("jour", "1/2/26", "2026-02-01"),
    ("jour", "21-11-2026", "2026-11-21"),
    ("jour", "21.11.2026", "2026-11-21"),
    ("jour", "21 / 11 / 2026", "2026-11-21"),
    ("jour", "2026-11-21", "2026-11-21"),
    ("jour", "21 novembre 2026", "2026-11-21"),
    ("jour", "1er novembre 2026", "2026-11-01"),
    ("jour", "le 21 Novembre 2026", "2026-11-21"),
    ("jour", "samedi 21 novembre 2026", "2026-11-21"),
    ("jour", "1er août 2026", "2026-08-01"),
    ("jour", "1er\u00a0févr. 2026", "2026-02-01"),
    ("moment", "2026", "2026"),
    ("moment", "en 2026", "2026"),
    ("moment", "novembre 2026", "2026-11"),
    ("moment", "Décembre 2025", "2025-12"),
    ("moment", "nov. 2026", "2026-11"),
    ("moment", "11/2026", "2026-11"),
    ("moment", "11-2026", "2026-11"),
    ("moment", "2026-11", "2026-11"),
    ("moment", "3 mars 2026", "2026-03-03"),
    ("entier", "120", "120"),
    ("entier", "1 200", "1200"),
    ("entier", "1 200 €", "1200"),
    ("entier", "1\u202f200\u00a0€", "1200"),
    ("entier", "1.200 €", "1200"),
    ("entier", "1 200,00", "1200"),
    ("entier", "1 200 € HT", "1200"),
    ("entier", "environ 1 200 € TTC", "1200"),
    ("entier", "Environ 1200 euros", "1200"),
    ("entier", "~ 300 €", "300"),
    ("entier", "0", "0"),
    ("entier", "gratuit", "0"),
    ("entier", "néant", "0"),
    ("nombre", "2", "2"),
    ("nombre", "0,5", "0.5"),
    ("nombre", "2,5 jours", "2.5"),
    ("nombre", "2j", "2"),
    ("nombre", "2 j.", "2"),
    ("nombre", "1 journée", "1"),
    ("nombre", "2 jours et demi", "2.5"),
    ("nombre", "deux jours", "2"),
    ("nombre", "Une journée", "1"),
    ("nombre", "une demi-journée", "0.5"),
    ("nombre", "trois jours et demi", "3.5"),
    ("nombre", "environ 3 jours", "3"),
    (
        "adresse",
        "https://fr.wikipedia.org/wiki/Brocas_(Landes)",
        "https://fr.wikipedia.org/wiki/Brocas_(Landes)",
    ),
    ("adresse", "www.exemple.fr/page", "https://www.exemple.fr/page"),
    ("adresse", "", ""),
)

BAD = (
    ("jour", "hier"),
    ("jour", "31/02/2026"),
    ("jour", "31 février 2026"),
    ("jour", "novembre 2026"),
    ("jour", "21 brumaire 2026"),
    ("jour", "11/21/2026"),
    ("jour", "1/2/3"),
    ("moment", "bientôt"),
    ("moment", "13/2026"),
    ("moment", "brumaire 2026"),
    ("entier", "beaucoup"),
    ("entier", "1 200,50"),
    ("entier", "1 200 € par an"),
    ("entier", "entre 100 et 200"),
    ("nombre", "0"),
    ("nombre", "zéro jour"),
    ("nombre", "plusieurs jours"),
    ("nombre", "constructor"),
    ("adresse", "javascript:alert(1)"),
    ("adresse", "exemple.fr"),
    ("adresse", "https://exemple.fr/ page"),
    ("adresse", "ftp://exemple.fr/"),
)


@pytest.mark.parametrize(("form", "text", "value"), GOOD)
def test_une_reponse_ordinaire_se_lit(form: str, text: str, value: str) -> None:
    assert READERS[Forme(form)](text) == value


@pytest.mark.parametrize(("form", "text"), BAD)
def test_une_reponse_que_l_on_ne_sait_pas_lire_donne_un_exemple(form: str, text: str) -> None:
    with pytest.raises(Refused, match="Exemple : "):
        READERS[Forme(form)](text)
