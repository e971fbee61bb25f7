"""La typographie que la machine pose : une espace insécable n'est jamais confiée à l'auteur."""

import pytest

from macros.texts.typography import typeset

CASES = [
    ("l'eau", "l’eau"),
    ("d'« eau »", "d’«~eau~»"),
    ("Vraiment ?", "Vraiment_?"),
    ("Vraiment?", "Vraiment_?"),
    ("Fini ! Suite", "Fini_! Suite"),
    ("un ; deux", "un_; deux"),
    ("Voici : un", "Voici~: un"),
    ("« mot »", "«~mot~»"),
    ("«mot»", "«~mot~»"),
    ("« oui » ?", "«~oui~»_?"),
    ("3 500 habitants", "3_500~habitants"),
    ("1 234 567 euros", "1_234_567~euros"),
    ("25 %", "25~%"),
    ("n° 2016-1321", "n°~2016-1321"),
    ("1er mars", "1er~mars"),
    ("21 novembre 2026", "21~novembre 2026"),
    ("six mois", "six mois"),
    ("6 mois", "6~mois"),
]
UNTOUCHED = [
    "https://www.cnil.fr/?a=b;c",
    "12:30",
    "Une phrase simple, sans rien.",
    "En 2025 300 communes ont répondu.",
    "L112-1",
    "a:b",
    "",
]
AT_AN_EDGE = [
    (" : suite", "~: suite"),
    (" ; suite", "_; suite"),
    (" ?", "_?"),
    ("« ", "«~"),
    (" »", "~»"),
    ("l'", "l’"),
]


def marked(text: str) -> str:
    """Les espaces insécables rendues visibles : ~ large, _ fine."""
    return text.replace("\u00a0", "~").replace("\u202f", "_")


@pytest.mark.parametrize(("written", "shown"), CASES)
def test_la_machine_pose_les_espaces_insecables(written: str, shown: str) -> None:
    assert marked(typeset(written)) == shown


@pytest.mark.parametrize(("written", "shown"), CASES)
def test_une_typographie_deja_juste_ne_change_pas(written: str, shown: str) -> None:
    assert marked(typeset(typeset(written))) == shown


@pytest.mark.parametrize("text", UNTOUCHED)
def test_le_reste_ne_change_pas(text: str) -> None:
    assert typeset(text) == text


@pytest.mark.parametrize(("written", "shown"), AT_AN_EDGE)
def test_un_texte_coupe_par_un_lien_ou_du_gras_garde_sa_typographie(written: str, shown: str) -> None:
    assert marked(typeset(written)) == shown
