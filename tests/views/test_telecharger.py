"""Les fichiers à emporter : la page les nomme, avec leur format et leur langue ; la publication y mène."""

from datetime import date

from macros.markup.here import Here
from macros.views import telecharger
from tests.conftest import reduced


def test_la_page_nomme_le_fichier_son_format_et_sa_langue() -> None:
    assert str(
        telecharger.hors_ligne_a_telecharger(reduced({}), Here("telecharger/", date(2026, 11, 21)))
    ) == (
        '<div class="telechargements calcule">\n<ul>\n'
        '<li><span data-fichier="telecharger/fichiers/guide-hors-ligne.zip">'
        "Le guide hors ligne (dossier ZIP, en français)</span></li>\n</ul>\n</div>"
    )
