"""La feuille du site ne va rien chercher ailleurs, et son socle ne recouvre jamais une règle précise."""

import re

from scripts import feuille


def styled() -> set[str]:
    """Les classes que la feuille écrite met en forme."""
    bare = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", feuille.sheet(), flags=re.DOTALL)
    return set(re.findall(r"\.([A-Za-z_][\w-]*)", bare))


def test_la_feuille_n_appelle_aucun_fichier() -> None:
    assert not re.findall(r"@import|url\((?!\"data:)", feuille.sheet())


def test_le_socle_ne_recouvre_jamais_une_regle_precise() -> None:
    """Une couche nommée cède devant toute règle écrite hors d'elle."""
    assert feuille.sheet().count("@layer") == 1
    assert "@layer socle{" in feuille.sheet()


def test_une_variable_lue_est_ecrite_et_une_variable_ecrite_est_lue() -> None:
    sheet = feuille.sheet()
    assert set(re.findall(r"(?<=[{;])(--[\w-]+):", sheet)) == set(re.findall(r"var\((--[\w-]+)", sheet))
