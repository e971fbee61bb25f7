"""Les listes de retours : chaque récit partout où il compte, et des pages qui restent courtes."""

from datetime import date

import pytest

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.retours import Retour
from macros.reading.problems import Unknown
from macros.views.listes import PER_PAGE, liste_retours, lists, sommaire_retours
from tests.views.test_retours import library, told

INDEX = Here("retours/", date(2026, 11, 21))
LISTE = Here("retours/listes/tous/", date(2026, 11, 21))


def many(count: int) -> list[Retour]:
    return [told(f"r{rank:03}", date=f"20{rank % 20:02}") for rank in range(count)]


def test_chaque_vrai_recit_est_dans_une_liste_de_chaque_groupe(corpus: Corpus) -> None:
    for retour in corpus.retours.values():
        found = [one.groupe for one in lists(corpus) if retour in one.recits]
        assert found.count("Par sujet") == len(retour.themes), retour.slug
        for name in ("Tous les récits", "Par sorte de collectivité", "Par taille", "Près de chez vous"):
            assert found.count(name) == 1, retour.slug


def test_une_liste_se_coupe_en_pages_et_n_oublie_personne() -> None:
    corpus = library(*many(2 * PER_PAGE + 1))
    everything = next(iter(lists(corpus)))
    assert [len(everything.shown(page)) for page in (1, 2, 3)] == [PER_PAGE, PER_PAGE, 1]
    assert len({retour.slug for page in (1, 2, 3) for retour in everything.shown(page)}) == 2 * PER_PAGE + 1
    assert [everything.address(page) for page in (1, 2)] == [
        "retours/listes/tous/",
        "retours/listes/tous-page-2/",
    ]


def test_les_plus_recents_viennent_d_abord() -> None:
    corpus = library(told("a", date="2019"), told("b", date="2026-11"), told("c", date=None))
    assert [retour.slug for retour in next(iter(lists(corpus))).recits] == ["b", "a", "c"]


def test_une_page_mene_a_ses_voisines() -> None:
    corpus = library(*many(2 * PER_PAGE + 1))
    page = liste_retours(corpus, Here("retours/listes/tous-page-2/", date(2026, 11, 21)), "tous", 2)
    assert page.startswith("# Tous les récits, page 2 sur 3\n")
    for href in ("../tous/", "../tous-page-3/", "../../"):
        assert f'<a href="{href}">' in page
    assert page.count('<th scope="row">') == PER_PAGE


def test_une_page_qui_n_existe_pas_est_refusee() -> None:
    with pytest.raises(Unknown, match="la liste « tous » en a 1"):
        liste_retours(library(told()), LISTE, "tous", 2)


def test_une_liste_devenue_vide_le_dit() -> None:
    assert liste_retours(library(told()), LISTE, "sujet-archivage", 1).startswith("# Aucun récit\n")


def test_le_sommaire_reste_court_quand_les_recits_se_multiplient() -> None:
    few, lots = (len(sommaire_retours(library(*many(count)), INDEX)) for count in (60, 600))
    assert lots < 1.05 * few


def test_une_region_inconnue_a_sa_liste() -> None:
    assert "region-non-precisee" in [one.nom for one in lists(library(told(departement=None)))]
