"""Les chemins finissent : une méthode mène à son fichier, l'accueil à la liste, au mois, au modèle."""

import re

import pytest

from macros.corpus.facts import Corpus
from macros.texts.typography import typeset
from macros.views.obligations import address
from tests.built import Built

METHODS = (
    r"charte-de-la-donnee/.*",
    r"feuille-de-route/",
    r"declaration-accessibilite/.*",
    r"douze-mois/",
    r"vous-venez-d-etre-elu/",
)


@pytest.mark.parametrize("method", METHODS)
def test_une_methode_mene_a_un_modele(site: Built, method: str) -> None:
    found = [page for page in site.pages.values() if re.fullmatch(method, page.address)]
    assert found
    dry = [page.address for page in found if not page.tree.xpath("//main//a[contains(@href, 'modeles/')]")]
    assert dry == []


def test_la_petite_commune_lit_le_modele_qui_repond_a_son_reste(site: Built) -> None:
    """Données ouvertes : elle ne publie pas d'office : elle répond à qui demande."""
    main = site.pages["obligations/open-data/"].main
    said = " ".join(main.text_content().split())
    assert "D’autres modèles utiles : Réponses aux demandes de données et de documents" in said
    assert "Charte territoriale" not in said


def test_l_accueil_s_ouvre_sur_la_recherche_puis_trois_portes_puis_six_gestes(site: Built) -> None:
    main = site.pages[""].tree.xpath("//main")[0]
    order = [main.xpath(path)[0] for path in ("//form[@data-commune]", "//ul[contains(@class, 'portes')]")]
    cards = main.xpath("//ul[@class='cartes']")[0]
    places = [list(main.iter()).index(it) for it in (*order, cards)]
    assert places == sorted(places)
    assert not [it for it in main.iter("h2") if list(main.iter()).index(it) < places[0]]
    assert [link.text for link in order[1].iter("a")] == ["Ma liste", "Ce mois-ci", "Un modèle"]
    assert len(cards.xpath("li")) == 6


def test_aucun_sigle_ne_se_developpe_dans_une_parenthese(site: Built, corpus: Corpus) -> None:
    """« PDF [format de document portable] », dans sa parenthèse ; ou deux parenthèses de suite."""
    long = "|".join(re.escape(typeset(term.developpe)) for term in corpus.lexique.values())
    nested = re.compile(rf"\([^()]*[\[(](?:{long})[\])]|\((?:{long})\)\s\(")
    found = {address: nested.findall(page.text) for address, page in site.pages.items()}
    assert {address: it for address, it in found.items() if it} == {}


@pytest.mark.parametrize("usual", ["PDF", "CSV", "UE", "EPUB"])
def test_un_sigle_connu_de_tous_ne_se_developpe_pas(site: Built, corpus: Corpus, usual: str) -> None:
    (term,) = (it for it in corpus.lexique.values() if it.ecriture == usual)
    told = re.compile(
        rf"{re.escape(typeset(term.developpe))} \({usual}\)|{usual} [\[(]{re.escape(typeset(term.developpe))}"
    )
    assert [page.address for page in site.pages.values() if told.search(page.text)] == []


def test_une_fiche_ne_renvoie_pas_a_un_encadre_qui_ne_donne_plus_les_dates(site: Built) -> None:
    """L'encadré dit la réponse ; toutes les dates sont repliées plus bas, sous leur nom."""
    sheets = [page for address, page in site.pages.items() if address.startswith("obligations/")]
    assert len(sheets) > 60
    assert [page.address for page in sheets if "l’encadré" in page.text] == []


@pytest.mark.parametrize("onward", ["ma-collectivite/", "calendrier/", "douze-mois/", "#signaler"])
def test_chaque_fiche_mene_a_la_liste_aux_dates_aux_mois_et_a_qui_la_corrige(
    site: Built, corpus: Corpus, onward: str
) -> None:
    sheets = [site.pages[address(item)] for item in corpus.obligations.values()]
    dry = [page.address for page in sheets if not page.main.xpath(f".//a[contains(@href, '{onward}')]")]
    assert dry == []


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (
            "vous-venez-d-etre-elu/",
            ["1. La mairie", "2. Le centre", "3. Le conseil", "4. La mairie"],
        ),
        ("declaration-accessibilite/", ["Accessibilité : non conforme"]),
        ("ma-collectivite/", ["900 habitants"]),
        ("modeles/deliberation-delegue/", ["La première page"]),
        ("obligations/rgpd-delegue/", ["La première page"]),
    ],
)
def test_ce_qui_se_regarde_avant_de_se_lire_est_dessine(site: Built, place: str, said: list[str]) -> None:
    """Le délégué en quatre cases, le bas d'un site annoté, la carte des tailles, la page d'un modèle."""
    drawings = site.pages[place].main.xpath(".//svg[@role='img']")
    shown = " ".join(" ".join(one.itertext()) for one in drawings)
    assert [text for text in said if text not in " ".join(shown.split())] == []
