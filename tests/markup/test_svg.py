"""Les graphiques : un titre, une description qui dit les valeurs, et rien d'autre que des classes."""

from macros.markup.svg import bars


def test_bars() -> None:
    assert bars("Essai & co", [("Un", 8.2), ("Deux", 100.0)]) == (
        '<svg class="graphique" viewBox="0 0 320 88" role="img"'
        ' aria-labelledby="graphique-essai-co donnees-essai-co">\n'
        '<title id="graphique-essai-co">Essai &amp; co</title>\n'
        '<desc id="donnees-essai-co">Un\u00a0: 8,2\u00a0%\u202f; Deux\u00a0: 100\u00a0%.</desc>\n'
        '<g aria-hidden="true">\n'
        '<text class="graphique__nom" x="0" y="12">Un</text>'
        '<rect class="graphique__barre" x="0" y="16" width="21.3" height="14"/>'
        '<text class="graphique__valeur" x="27.3" y="28">8,2\u00a0%</text>\n'
        '<text class="graphique__nom" x="0" y="56">Deux</text>'
        '<rect class="graphique__barre" x="0" y="60" width="260.0" height="14"/>'
        '<text class="graphique__valeur" x="266.0" y="72">100\u00a0%</text>\n'
        "</g></svg>"
    )


def test_un_intitule_long_passe_a_la_ligne_sans_pousser_la_barre_dehors() -> None:
    drawn = bars("Essai", [("mot " * 30, 50.0)])
    assert drawn.count("graphique__nom") == 3
    assert 'y="48" width="130.0"' in drawn


def test_aucun_style_en_ligne() -> None:
    drawn = bars("Essai", [("Un", 5.0)])
    assert "style" not in drawn
    assert "fill=" not in drawn
