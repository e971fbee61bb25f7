"""La feuille du site : elle garde ce que les pages emploient, et rien d'autre de Material."""

import re

from scripts import feuille


def styled() -> set[str]:
    """Les classes que la feuille écrite met en forme."""
    bare = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", feuille.sheet(), flags=re.DOTALL)
    return set(re.findall(r"\.([A-Za-z_][\w-]*)", bare))


def test_une_classe_gardee_reste_et_une_autre_disparait() -> None:
    css = ".md-typeset{color:red}.md-search{color:blue}.md-typeset .md-search b{color:green}"
    assert feuille.reduced(css, "") == ".md-typeset{color:red}"


def test_une_variable_que_personne_ne_lit_disparait() -> None:
    css = ":root{--lue:1px;--lue-par-nous:2px;--perdue:3px}a{margin:var(--lue)}"
    expected = ":root{--lue:1px;--lue-par-nous:2px}a{margin:var(--lue)}"
    assert feuille.reduced(css, "b{margin:var(--lue-par-nous)}") == expected


def test_les_regles_de_droite_a_gauche_disparaissent() -> None:
    css = "a{color:red}[dir=rtl] a{color:blue}@media print{[dir=rtl] b{color:blue}b{color:red}}"
    assert feuille.reduced(css, "") == "a{color:red}@media print{b{color:red}}"


def test_la_feuille_ne_contient_que_les_classes_gardees_de_material() -> None:
    ours = set(re.findall(r"\.([A-Za-z_][\w-]*)", feuille.OURS.read_text(encoding="utf-8")))
    foreign = {name for name in styled() - ours - feuille.KEPT if name.startswith("md-")}
    assert not foreign, f"à retirer de la feuille de Material : {sorted(foreign)}"


def test_la_feuille_n_appelle_aucun_fichier() -> None:
    assert not re.findall(r"@import|url\((?!\"data:)", feuille.sheet())


def test_material_ne_recouvre_jamais_nos_regles() -> None:
    theirs, ours = feuille.sheet().split("@layer material{", 1)[1].rsplit(":root{", 1)
    assert ".md-typeset" in theirs
    assert "--surface" in ours
