"""Un fait et sa page vont ensemble, dans les deux sens, et personne n'écrit une page que le guide fait."""

from dataclasses import replace
from pathlib import Path

import pytest

from macros.checks.pairs import FACTLESS, MADE, PAGELESS, paires
from macros.corpus.facts import Corpus
from macros.models.pages import Page
from tests.conftest import ROOT


def test_le_guide_tel_qu_il_est_va_par_paires(corpus: Corpus) -> None:
    assert list(paires(ROOT, corpus)) == []


@pytest.mark.parametrize(
    ("page", "fact"),
    [
        ("obligations/open-data.md", "data/obligations/open_data.yml"),
        ("modeles/lettre-de-mission-delegue.md", "data/modeles/lettre-de-mission-delegue.md"),
        ("modeles/registre-des-traitements.md", "data/modeles/registre-des-traitements.yml"),
        ("feuille-de-route/etape-7-faire-voter.md", "data/etapes.yml"),
    ],
)
def test_un_fait_sans_page_est_dit_a_son_fichier(corpus: Corpus, page: str, fact: str) -> None:
    without = replace(corpus, pages={place: it for place, it in corpus.pages.items() if place != page})
    (problem,) = paires(ROOT, without)
    assert str(problem) == f"{fact}:1: {PAGELESS.format(page)}"


@pytest.mark.parametrize(
    ("page", "source"),
    [
        ("obligations/oubliee.md", "data/obligations"),
        ("modeles/oublie.md", "data/modeles"),
        ("feuille-de-route/etape-11-oubliee.md", "data/etapes.yml"),
    ],
)
def test_une_page_sans_fait_est_dite(corpus: Corpus, page: str, source: str) -> None:
    with_it = replace(corpus, pages={**corpus.pages, page: Page(chemin=page, description="Une page.")})
    (problem,) = paires(ROOT, with_it)
    assert str(problem) == f"docs/{page}:1: {FACTLESS.format(source)}"


def test_une_page_que_le_guide_ecrit_lui_meme_est_de_trop(corpus: Corpus, tmp_path: Path) -> None:
    place = tmp_path / "docs/ma-collectivite/syndicat.md"
    place.parent.mkdir(parents=True)
    place.write_text("x", encoding="utf-8")
    assert [str(it) for it in paires(tmp_path, corpus)] == [f"docs/ma-collectivite/syndicat.md:1: {MADE}"]
