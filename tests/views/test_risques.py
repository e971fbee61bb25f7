"""« Ce que l'on risque » : chaque fiche une fois, et ce qui n'est pas prévu n'est jamais une amende."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.obligations import NatureDuRisque
from macros.views.risques import AUCUN_PRECEDENT, ce_que_l_on_risque

HERE = Here("obligations/ce-que-l-on-risque/", date(2026, 11, 27))


@pytest.fixture(scope="module")
def page(corpus: Corpus) -> BeautifulSoup:
    return BeautifulSoup(str(ce_que_l_on_risque(corpus, HERE)), "html.parser")


def test_chaque_fiche_dit_son_risque_une_fois_et_qui_controle(corpus: Corpus, page: BeautifulSoup) -> None:
    rows = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in page.select("tbody tr")]
    assert sorted(row[0] for row in rows) == sorted(item.nom_court for item in corpus.obligations.values())
    for item in corpus.obligations.values():
        (row,) = [row for row in rows if row[0] == item.nom_court]
        assert row[1].startswith(item.sanction.resume)
        assert row[2] == item.autorite


def test_la_page_s_ouvre_sur_le_compte_de_chaque_risque(page: BeautifulSoup) -> None:
    """Le maire demande « qu'est-ce qu'on risque ? » : la réponse est avant le premier tableau."""
    first = next(iter(page.select("ul, h2")))
    tables = [it.get_text() for it in page.select("caption")]
    assert [line.get_text() for line in first.select("li")] == tables


def test_une_sanction_connue_se_lit_avec_sa_source_et_les_autres_s_avouent(page: BeautifulSoup) -> None:
    lines = [row.find_all(["th", "td"]) for row in page.select("tbody tr")]
    last = {line[0].get_text(): line[-1] for line in lines}
    known = {name: cell for name, cell in last.items() if cell.get_text() != AUCUN_PRECEDENT}
    assert known
    assert all(cell.find("a") for cell in known.values())


def test_rien_n_est_prevu_ne_cache_jamais_un_montant(corpus: Corpus) -> None:
    """La colonne « rien » est celle qu'un maire croit : une amende chiffrée n'y entre pas."""
    assert [
        item.id
        for item in corpus.obligations.values()
        if item.sanction.nature is NatureDuRisque.RIEN and item.sanction.montants
    ] == []
