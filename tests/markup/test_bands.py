"""La carte des obligations : chaque réponse a sa trame, et la légende montre les mêmes."""

from macros.markup.bands import Column, Group, drawing

ANSWERS = [
    ("s_applique", "S'applique"),
    ("selon_reponse", "À vérifier"),
    ("ne_s_applique_pas", "Ne s'applique pas"),
    ("a_venir", "À venir"),
]


def drawn(*answers: str) -> str:
    """Le dessin d'un seul groupe, sur deux tranches."""
    columns = [Column("0", False), Column("3 500", False)]
    return str(drawing("Titre", "Description", columns, [Group(("L'acte",), 2, answers)], ANSWERS))


def test_une_reponse_qui_s_applique_a_un_rang_par_fiche_et_l_autre_des_hachures() -> None:
    assert drawn("s_applique", "selon_reponse").endswith(
        '<text class="libelle" x="0" y="88">L’acte</text>'
        '<rect class="bande bande--s_applique" fill="none" stroke="currentColor" '
        'x="0" y="92" width="160" height="14"/>'
        '<line class="trame--s_applique" stroke="currentColor" stroke-dasharray="4.5 2.5" '
        'x1="80" y1="92" x2="80" y2="106" stroke-width="160"/>'
        '<rect class="bande bande--selon_reponse" fill="none" stroke="currentColor" '
        'x="160" y="92" width="160" height="14"/>'
        '<line class="trame--selon_reponse" stroke="currentColor" stroke-dasharray="1 3" '
        'x1="160" y1="99" x2="320" y2="99" stroke-width="14"/>'
        "</g></svg>\n</div>"
    )


def test_ce_qui_ne_s_applique_pas_reste_vide() -> None:
    assert drawn("ne_s_applique_pas", "ne_s_applique_pas").count("trame--") == 3


def test_la_legende_montre_chaque_reponse_et_son_nom() -> None:
    made = drawn("a_venir", "a_venir")
    for answer, word in ANSWERS:
        assert f"bande--{answer}" in made
        assert word.replace("'", "’") in made
