"""Un retour : une taille, une origine, cinq sections ; chaque oubli se dit à sa ligne, avec un exemple."""

import pytest

from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.models.pages import Page
from macros.models.retours import Origine, Retour, Tranche
from macros.reading.collections import collection
from macros.reading.problems import Problems
from tests.conftest import ROOT, Write

PAGES = collection(Corpus, "pages")

EN_TETE = """\
titre: Une sauvegarde testée
description: La commune teste sa sauvegarde.
collectivite: Essai
structure: commune
tranche: de_500_a_999
themes: [cybersecurite]
accord: {donne_le: 2026-11-21, par: la mairie}
confiance: elevee
"""
CORPS = """
## Le contexte

## Ce qui a été fait

## Les résultats

## Ce qui n'a pas marché

## Le conseil
"""


def page(head: str = EN_TETE, body: str = CORPS) -> str:
    return f"---\n{head}---\n{body}"


def read(guide: Write, text: str) -> Retour:
    loader = Loader(guide({"docs/retours/essai.md": text}))
    pages = loader.pages("docs", PAGES.model_of)
    if loader.problems:
        raise Problems(loader.problems)
    retour = pages["retours/essai.md"]
    assert isinstance(retour, Retour)
    return retour


def faults(guide: Write, text: str) -> str:
    with pytest.raises(Problems) as caught:
        read(guide, text)
    return str(caught.value)


def test_un_retour_se_lit_avec_son_origine_sa_taille_et_son_nom(guide: Write) -> None:
    retour = read(guide, page())
    assert (retour.slug, retour.address) == ("essai", "retours/essai/")
    assert (retour.origin, retour.size, retour.small) == (Origine.CONTRIBUTION, Tranche.DE_500_A_999, True)


@pytest.mark.parametrize(
    ("count", "tranche"),
    [
        (31, Tranche.MOINS_DE_500),
        (499, Tranche.MOINS_DE_500),
        (500, Tranche.DE_500_A_999),
        (999, Tranche.DE_500_A_999),
        (1000, Tranche.DE_1000_A_3499),
        (3499, Tranche.DE_1000_A_3499),
        (3500, Tranche.DE_3500_A_9999),
        (10000, Tranche.DE_10000_A_49999),
        (50000, Tranche.A_PARTIR_DE_50000),
    ],
)
def test_la_tranche_se_deduit_du_nombre_d_habitants(guide: Write, count: int, tranche: Tranche) -> None:
    head = EN_TETE.replace("tranche: de_500_a_999", f"population: {{officielle: {count}, millesime: 2026}}")
    assert read(guide, page(head)).size is tranche


def test_la_population_officielle_l_emporte_sur_celle_de_la_source(guide: Write) -> None:
    given = "population: {officielle: 31, millesime: 2026, selon_la_source: 900}"
    assert read(guide, page(EN_TETE.replace("tranche: de_500_a_999", given))).size is Tranche.MOINS_DE_500


@pytest.mark.parametrize("moment", ["2026", "2026-11", "2026-11-21", '"2026"'])
def test_une_date_peut_etre_une_annee_un_mois_ou_un_jour(guide: Write, moment: str) -> None:
    assert read(guide, page(EN_TETE + f"date: {moment}\n")).date == moment.strip('"')


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "date: l'an dernier\n",
            "essai.md:10: date : forme refusée. Exemple : 2026, 2026-11 ou 2026-11-21",
        ),
        (
            "date: true\n",
            "docs/retours/essai.md:10: date : texte attendu. Exemple : 2026, 2026-11 ou 2026-11-21",
        ),
        ("departement: 1\n", 'docs/retours/essai.md:10: departement : texte attendu. Exemple : "01"'),
        (
            "duree: {jours: 0}\n",
            "essai.md:10: duree.jours : nombre attendu : 0.5 ou plus. Exemple : 2",
        ),
        (
            "duree: {}\n",
            "docs/retours/essai.md:10: duree.jours : donnez un nombre de jours ou une précision,"
            " ou retirez la durée. Exemple : 2",
        ),
        (
            "cout: {euros: 12}\n",
            "docs/retours/essai.md:10: cout.precision : dites ce que la somme couvre, ou retirez le coût."
            " Exemple : Une phrase courte.",
        ),
        (
            "population: {officielle: 12}\n",
            "docs/retours/essai.md:10: population.millesime : une population officielle demande son année,"
            " et une année sa population. Exemple : 2026",
        ),
        (
            "humeur: bonne\n",
            "docs/retours/essai.md:10: humeur : champ inconnu ; corrigez son nom ou retirez-le",
        ),
    ],
)
def test_une_faute_dit_sa_ligne_et_un_exemple(guide: Write, line: str, message: str) -> None:
    assert message in faults(guide, page(EN_TETE + line))


def test_une_taille_ecrite_deux_fois_est_refusee(guide: Write) -> None:
    head = EN_TETE + "population: {selon_la_source: 900}\n"
    assert "donnez soit la population, soit la tranche : l'une des deux" in faults(guide, page(head))


def test_une_taille_absente_est_refusee(guide: Write) -> None:
    head = EN_TETE.replace("tranche: de_500_a_999\n", "")
    assert "donnez soit la population, soit la tranche : l'une des deux" in faults(guide, page(head))


@pytest.mark.parametrize(
    "added", ["compte_rendu: doc_001\n", "source: {titre: T, media: M, url: null, date: null}\n"]
)
def test_un_recit_n_a_qu_une_origine(guide: Write, added: str) -> None:
    assert "dites d'où vient le récit" in faults(guide, page(EN_TETE + added))


def test_un_recit_sans_origine_est_refuse(guide: Write) -> None:
    head = EN_TETE.replace("accord: {donne_le: 2026-11-21, par: la mairie}\n", "")
    assert "dites d'où vient le récit" in faults(guide, page(head))


@pytest.mark.parametrize(
    "body",
    [
        "",
        CORPS.replace("## Ce qui n'a pas marché\n", ""),
        CORPS.replace("Le conseil", "Notre avis"),
        CORPS + "\n## Autre chose\n",
        CORPS.replace("## Les résultats", "```\n## Les résultats\n```"),
    ],
)
def test_les_cinq_sections_sont_exigees_dans_l_ordre(guide: Write, body: str) -> None:
    line = 12 if body else 11
    assert faults(guide, page(body=body)) == (
        f"docs/retours/essai.md:{line}: sections : titres attendus : Le contexte, Ce qui a été fait, "
        "Les résultats, Ce qui n'a pas marché, puis Le conseil ou Le conseil du guide. "
        "Exemple : ## Le conseil\n"
        "1 problème à corriger."
    )


def test_le_modele_a_copier_est_verifie_mais_n_est_pas_une_page(guide: Write) -> None:
    loader = Loader(guide({"docs/retours/_modele.md": page(EN_TETE + "humeur: bonne\n")}))
    assert loader.pages("docs", PAGES.model_of) == {}
    assert [problem.line for problem in loader.problems] == [10]


def test_l_index_des_retours_est_une_page_ordinaire() -> None:
    assert PAGES.model_of("docs/retours/index.md") is Page
    assert PAGES.model_of("docs/retours/listes/sujet-rgpd.md") is Page
    assert PAGES.model_of("docs/retours/brocas-open-data.md") is Retour


def test_les_vrais_retours_ne_nomment_personne_du_compte_rendu(corpus: Corpus) -> None:
    minutes = [retour for retour in corpus.retours.values() if retour.origin is Origine.COMPTE_RENDU]
    assert len(minutes) == 6
    for retour in minutes:
        text = (ROOT / "docs" / retour.chemin).read_text(encoding="utf-8").lower()
        for function in ("directeur", "directrice", "chargé de mission", "vice-président", "responsable des"):
            assert function not in text, f"{retour.chemin} : {function}"
