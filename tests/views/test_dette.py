"""Notre dette de lecture à l'écran : combien d'articles restent à lire, texte par texte."""

from macros.markup.here import Here
from macros.views.dette import dette_de_lecture
from tests.conftest import reduced
from tests.views.petit import TODAY, guide

HERE = Here("obligations/", TODAY)


def test_un_texte_a_lire_est_nomme_avec_ce_qui_en_manque() -> None:
    shown = dette_de_lecture(guide(), HERE)
    assert shown.startswith("<p>1 article reste à lire. ")
    assert "<p>Article non relu :</p>\n<ul>\n<li>Loi : n° 1</li>" in shown
    assert "10 attendent encore leur phrase de loi" in shown


def test_sans_fiche_il_ne_reste_rien() -> None:
    assert dette_de_lecture(reduced({}), HERE).startswith("<p>0 article reste à lire. ")
