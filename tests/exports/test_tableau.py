"""La page des données : chaque fichier sous ses formats, avec son vrai nombre de lignes."""

from html import unescape

from macros.exports.tableau import tableau_donnees
from macros.exports.versions import VERSIONS, files
from macros.markup.here import Here
from tests.views.petit import TODAY, guide

HERE = Here("donnees/", TODAY)


def test_un_fichier_dit_son_nombre_de_lignes_et_ses_formats() -> None:
    shown = tableau_donnees(guide(), HERE)
    assert (
        '<tr><th scope="row">Obligations numériques des collectivités</th><td>3 lignes</td>'
        '<td><a href="v1/obligations-tableur.csv">obligations-tableur.csv, v1 (CSV)</a></td>'
        '<td><a href="v1/obligations.csv">obligations.csv, v1 (CSV)</a>, '
        '<a href="v1/obligations.json">obligations.json, v1 (JSON)</a></td></tr>'
    ) in shown
    assert ('<tr><th scope="row">Réponses par structure et par population</th><td>15 lignes</td>') in shown


def test_le_nombre_de_lignes_est_celui_du_fichier() -> None:
    texts = files(guide())
    shown = unescape(tableau_donnees(guide(), HERE))
    for version in VERSIONS:
        for resource in version.resources:
            lines = texts[f"{version.folder}/{resource.name}.csv"]().count("\n") - 1
            assert f"{resource.title}</th><td>{lines} ligne" in shown.replace("\u202f", ""), resource.name


def test_une_version_ancienne_dit_jusqu_a_quand_elle_reste() -> None:
    shown = tableau_donnees(guide(), HERE)
    assert 'jusqu&#39;au <time datetime="2027-11-27">27 novembre 2027</time>' in shown
