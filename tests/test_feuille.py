"""Les feuilles du site ne vont rien chercher ailleurs, et leur socle ne recouvre jamais une règle précise."""

import re
from functools import cache

from macros.building.folder import ASSETS
from macros.building.guide import current_guide
from macros.building.sheets import sheets, write
from macros.building.shell import variables
from tests.conftest import ROOT, Write


def written() -> str:
    """Toutes les feuilles, bout à bout."""
    return "".join(sheets(ROOT).values())


def styled() -> set[str]:
    """Les classes que les feuilles écrites mettent en forme."""
    return in_sheet(written())


@cache
def in_sheet(text: str) -> set[str]:
    """Les classes qu'une feuille met en forme."""
    bare = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", text, flags=re.DOTALL)
    return set(re.findall(r"\.([A-Za-z_][\w-]*)", bare))


def test_la_feuille_n_appelle_aucun_fichier() -> None:
    assert not re.findall(r"@import|url\((?!\"data:)", written())


def test_le_socle_ne_recouvre_jamais_une_regle_precise() -> None:
    """Une couche nommée cède devant toute règle écrite hors d'elle."""
    assert written().count("@layer") == 1
    assert "@layer socle{" in written()


def test_une_variable_lue_est_ecrite_et_une_variable_ecrite_est_lue() -> None:
    sheet = written() + "{" + variables(current_guide(ROOT).edition.couleurs)
    assert set(re.findall(r"(?<=[{;])(--[\w-]+):", sheet)) == set(re.findall(r"var\((--[\w-]+)", sheet))


def test_une_feuille_s_ecrit_dans_un_dossier_neuf_puis_s_y_recrit(guide: Write) -> None:
    for color in ("red", "tan"):
        root = guide({"overrides/styles/a.css": f"/* A */ p {{ color: {color}; }}"})
        write(root)
        assert (root / ASSETS / "a.css").read_text("utf-8").strip() == f"p{{color:{color}}}"
