"""Les fichiers à emporter : un lien dit le format, la langue, le poids réel ; sans fichier, pas de lien."""

from datetime import date

from macros.markup.here import Here
from macros.views import telecharger
from tests.conftest import reduced

HERE = Here("telecharger/", date(2026, 11, 21))


def test_le_lien_dit_le_format_la_langue_et_le_poids() -> None:
    shown = telecharger.hors_ligne_a_telecharger(
        reduced({"telechargements": {"guide-hors-ligne.zip": 2_620_069}}), HERE
    )
    assert str(shown) == (
        '<div class="telechargements calcule">\n<ul>\n<li><a href="fichiers/guide-hors-ligne.zip">'
        "Le guide hors ligne (dossier ZIP, en français, 2\u202f621 ko)</a></li>\n</ul>\n</div>"
    )


def test_un_fichier_pas_encore_fabrique_n_a_ni_lien_ni_poids() -> None:
    assert str(telecharger.livret_a_telecharger(reduced({}), HERE)) == (
        '<div class="telechargements calcule">\n<ul>\n'
        "<li>Le livret à imprimer (PDF balisé, en français)</li>\n"
        "<li>Le livret pour liseuse ou téléphone (EPUB, en français)</li>\n</ul>\n</div>"
    )
