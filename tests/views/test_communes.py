"""Chercher sa commune : le champ, le chemin qui s'en passe, et la population qui compte."""

from datetime import date

from macros.markup.here import Here
from macros.models.territoires import SourceTerritoires
from macros.views import communes
from tests.conftest import reduced
from tests.views.petit import TODAY

HERE = Here("", TODAY)
SOURCE = SourceTerritoires(
    paquet="un paquet",
    version="6.0.0",
    millesime=2026,
    licence="Licence Ouverte",
    licence_spdx="etalab-2.0",
    licence_url="https://licence.fr/",
    adresse="https://paquet.fr/",
    sources=("Une liste", "Un code"),
    population="population totale",
    population_de_repli="population municipale",
    regle="Les lois se réfèrent à la population totale.",
    regle_sources=("Un décret",),
    marge=5,
    reserves=("Un autre décret n'a pas été lu.",),
    verifie_le=date(2026, 11, 21),
)


def test_le_champ_dit_ce_qu_on_y_ecrit_et_comment_s_en_passer() -> None:
    shown = communes.chercher_ma_commune(reduced({}), HERE)
    assert (
        '<label id="etiquette-commune" for="champ-commune">Votre commune ou votre intercommunalité</label>'
        in shown
    )
    assert "La recherche se fait dans votre navigateur.</p>" in shown
    assert (
        '<p>Sans donner de nom : <a href="ma-collectivite/#choisir-votre-taille">'
        "choisissez la taille de votre collectivité</a>.</p>"
    ) in shown


def test_la_population_retenue_dit_sa_regle_son_repli_sa_marge_et_ses_reserves() -> None:
    assert communes.population_retenue(reduced({"territoires": SOURCE}), HERE) == (
        "<p>Les lois se réfèrent à la population totale. "
        "Nous retenons donc ce chiffre : population totale.</p>\n"
        "<p>Faute de ce chiffre, nous prenons celui-ci : population municipale. "
        "À 5 % d&#39;un seuil ou moins, la fiche dit « à vérifier ».</p>\n"
        "<ul>\n<li>Un décret</li>\n<li>Un autre décret n&#39;a pas été lu.</li>\n</ul>\n"
        '<p class="note">Communes et populations : Une liste et Un code, '
        "réunies dans le paquet un paquet 6.0.0 "
        '(millésime 2026), sous <a href="https://licence.fr/">Licence Ouverte</a>. Vérifié le '
        '<time datetime="2026-11-21">21 novembre 2026</time>.</p>'
    )
