"""Le plan du site : toutes les pages, dans l'ordre, sous leur vrai titre."""

import re
from datetime import date

import pytest

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.pages import Page
from macros.reading.problems import Unknown
from macros.views.pages import page_at, pages_de, plan_du_site, titles
from tests.conftest import reduced

HERE = Here("plan-du-site/", date(2026, 11, 21))


def page(path: str, heading: str | None = None, titre: str | None = None) -> Page:
    return Page(chemin=path, description=f"Description de {path}.", heading=heading, titre=titre)


def library(*pages: Page) -> Corpus:
    return reduced({"pages": {page.chemin: page for page in pages}})


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("lexique/index.md", "lexique/"),
        ("retours/brocas.md", "retours/brocas/"),
        ("contribuer/decisions/index.md", "contribuer/decisions/"),
        ("mon-index.md", "mon-index/"),
    ],
)
def test_l_adresse_d_une_page_se_lit_dans_son_chemin(path: str, address: str) -> None:
    assert page(path).address == address


def test_plan_du_site_range_les_rubriques_et_met_leur_accueil_en_tete() -> None:
    corpus = library(
        page("contribuer/b.md", "B"),
        page("nouvelle-rubrique/index.md", "Nouvelle"),
        page("obligations/index.md", "Les obligations"),
        page("contribuer/index.md", "Contribuer & co"),
        page("index.md", "Accueil"),
    )
    assert str(plan_du_site(corpus, HERE)) == (
        '<ul>\n<li><a href="../">Accueil</a></li>\n'
        '<li><a href="../obligations/">Les obligations</a></li>\n'
        '<li><a href="../contribuer/">Contribuer &amp; co</a>'
        '<ul>\n<li><a href="../contribuer/b/">B</a></li>\n</ul></li>\n'
        '<li><a href="../nouvelle-rubrique/">Nouvelle</a></li>\n</ul>'
    )


def test_plan_du_site_n_oublie_aucune_page(corpus: Corpus) -> None:
    links = re.findall(r'href="([^"]*)"', str(plan_du_site(corpus, HERE)))
    assert sorted(links) == sorted(HERE.to(page.address) for page in corpus.pages.values())


def test_plan_du_site_suit_l_ordre_des_etapes(corpus: Corpus) -> None:
    plan = str(plan_du_site(corpus, HERE))
    places = [plan.index(f">Étape {numero} : ") for numero in range(1, 11)]
    assert places == sorted(places)


def test_les_titres_sont_uniques(corpus: Corpus) -> None:
    names = list(titles(corpus).values())
    assert len(names) == len(set(names))


def test_le_titre_d_une_fiche_est_le_nom_de_son_obligation(corpus: Corpus) -> None:
    assert titles(corpus)["obligations/open-data.md"] == corpus.obligation("open_data").nom


def test_une_page_sans_titre_se_refuse() -> None:
    with pytest.raises(
        Unknown, match=r"docs/essai\.md n'a pas de titre ; donnez-lui-en un. Exemple : # Le contexte"
    ):
        titles(library(page("essai.md")))


def test_une_page_inconnue_se_refuse() -> None:
    with pytest.raises(Unknown, match=r"page inconnue : « x\.md »\. Exemple : obligations/index\.md"):
        page_at(library(), "x.md")


def test_pages_de_montre_un_dossier_sans_son_accueil() -> None:
    corpus = library(page("a/index.md", "A"), page("a/b.md", "B"), page("a/c/d.md", "D"))
    assert str(pages_de(corpus, HERE, "a")) == (
        '<ul>\n<li><a href="../a/b/">B</a> : Description de a/b.md.</li>\n</ul>'
    )
