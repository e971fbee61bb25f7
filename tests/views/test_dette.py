"""Notre dette de lecture à l'écran : combien de textes restent à lire, et pour quelles fiches."""

from macros.markup.here import Here
from macros.views.dette import dette_de_lecture
from tests.conftest import reduced
from tests.views.petit import TODAY, guide

HERE = Here("obligations/", TODAY)


def test_une_fiche_qui_doit_une_lecture_est_nommee_avec_son_texte() -> None:
    shown = dette_de_lecture(guide(), HERE)
    assert shown.startswith("<p>1 texte reste à lire. ")
    assert '<li><a href="pour-tous/">Réponse</a> : Loi, n° 1 (article non relu)' in shown
    assert "sans phrase de loi : " in shown


def test_sans_fiche_il_ne_reste_rien() -> None:
    assert dette_de_lecture(reduced({}), HERE).startswith("<p>0 texte reste à lire. ")
