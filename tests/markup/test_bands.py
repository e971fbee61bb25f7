"""Les barres empilées : chaque réponse a sa trame, la légende montre les mêmes, chaque nombre se lit."""

from macros.markup.bands import WIDTH, drawing

ANSWERS = [("s_applique", "S'applique"), ("selon_reponse", "Selon"), ("ne_s_applique_pas", "Non")]


def drawn(*counts: tuple[str, int]) -> str:
    """Le dessin d'une seule barre."""
    return str(drawing("Titre", "Description", [("900 habitants", counts)], ANSWERS))


def test_une_bande_est_large_comme_son_nombre() -> None:
    made = drawn(("s_applique", 3), ("selon_reponse", 1))
    assert f'x="0" y="110" width="{WIDTH * 3 // 4}" height="26"' in made
    assert f'x="{WIDTH * 3 // 4}" y="110" width="{WIDTH // 4}" height="26"' in made
    assert '<text class="libelle" x="0" y="105">3</text>' in made


def test_une_reponse_absente_n_a_pas_de_bande() -> None:
    assert drawn(("s_applique", 3), ("selon_reponse", 0)).count("bande--selon_reponse") == 1


def test_la_legende_montre_chaque_reponse_et_son_nom() -> None:
    made = drawn(("s_applique", 1))
    for answer, word in ANSWERS:
        assert f"bande--{answer}" in made
        assert word.replace("'", "’") in made
