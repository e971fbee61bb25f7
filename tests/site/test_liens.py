"""Le site construit se parcourt en entier : aucun lien mort, aucune page perdue, aucun titre en double."""

from collections import Counter
from itertools import pairwise

from macros.corpus.facts import Corpus
from macros.exports.feed import file
from macros.views import profils
from macros.views.obligations import address
from tests.built import Built
from tests.conftest import ROOT
from tests.site.test_contenu import plain


def test_chaque_lien_mene_a_une_page_ou_a_un_fichier(site: Built) -> None:
    dead = {
        (page.address, target)
        for page in site.pages.values()
        for target, _ in page.links()
        if not site.holds(target)
    }
    assert dead == set()


def test_la_page_d_une_tranche_annonce_son_flux(site: Built, corpus: Corpus) -> None:
    """Un lecteur de flux à qui l'on donne la page propose les nouveautés qui la visent."""
    for profile in corpus.profils():
        announced = {
            str(link.get("href")): str(link.get("title"))
            for link in site.pages[profils.page(profile)].tree.iter("link")
            if link.get("type") == "application/atom+xml" and link.get("rel") == "alternate"
        }
        (own,) = announced
        assert plain(profils.title(profile)) in plain(announced[own])
        assert own == f"../../{file(profile)}" and (site.root / file(profile)).is_file()


def test_chaque_ancre_existe(site: Built) -> None:
    dead = {
        (page.address, f"{target}#{anchor}")
        for page in site.pages.values()
        for target, anchor in page.links()
        if anchor and target in site.pages and anchor not in site.pages[target].anchors
    }
    assert dead == set()


def test_chaque_page_s_atteint_depuis_l_accueil(site: Built) -> None:
    met, todo = {""}, [""]
    while todo:
        for target, _ in site.pages[todo.pop()].links():
            if target in site.pages and target not in met:
                met.add(target)
                todo.append(target)
    assert set(site.pages) - met == set()


def test_le_plan_du_site_nomme_toutes_les_pages(site: Built) -> None:
    """Sauf le plan lui-même et la page de recherche, qui est dans l'en-tête."""
    linked = {target for target, _ in site.pages["plan-du-site/"].links()}
    assert set(site.pages) - linked - {"plan-du-site/", "recherche/"} == set()


def test_chaque_page_a_un_titre_a_elle(site: Built) -> None:
    counts = Counter(page.title for page in site.pages.values())
    assert [title for title, count in counts.items() if count > 1 or not title] == []


def test_chaque_page_a_un_seul_titre_de_premier_niveau_a_elle(site: Built) -> None:
    titles = {
        page.address: [heading.text_content().strip() for heading in page.tree.iter("h1")]
        for page in site.pages.values()
    }
    assert {address: found for address, found in titles.items() if len(found) != 1 or not found[0]} == {}
    counts = Counter(found[0] for found in titles.values())
    assert [title for title, count in counts.items() if count > 1] == []


def test_les_titres_descendent_d_un_niveau_a_la_fois(site: Built) -> None:
    """RGAA 9.1, dans le contenu de la page."""
    faults = []
    for page in site.pages.values():
        levels = [int(str(heading.tag)[1]) for heading in page.main.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        faults += [page.address for before, after in pairwise(levels) if after > before + 1]
    assert faults == []


def test_aucune_ancre_n_est_en_double_dans_une_page(site: Built) -> None:
    twice = {}
    for page in site.pages.values():
        counts = Counter(str(name) for name in page.tree.xpath("//@id"))
        twice[page.address] = [name for name, count in counts.items() if count > 1]
    assert {address: names for address, names in twice.items() if names} == {}


def test_chaque_page_a_sa_description(site: Built) -> None:
    found = {
        page.address: page.tree.xpath("string(//meta[@name='description']/@content)")
        for page in site.pages.values()
    }
    assert [address for address, text in found.items() if not text or len(text) > 160] == []
    counts = Counter(found.values())
    assert [text for text, count in counts.items() if count > 1] == []


def test_chaque_obligation_a_sa_page_et_reciproquement(site: Built, corpus: Corpus) -> None:
    """Une page de la rubrique qui n'est pas une fiche ne se réclame d'aucune."""
    wanted = {address(item) for item in corpus.obligations.values()}
    written = (ROOT / "docs/obligations").glob("*.md")
    sheets = (path for path in written if "fiche_obligation(" in path.read_text("utf-8"))
    assert {f"obligations/{path.stem}/" for path in sheets} == wanted
    assert wanted <= site.pages.keys()


def test_chaque_fiche_dit_son_nom_et_ses_sections(site: Built, corpus: Corpus) -> None:
    sections = [
        "En clair", "Les étapes", "Si rien n’est fait", "Qui vous aide", "Questions fréquentes",
        "Ils l’ont fait",
    ]  # fmt: skip
    for item in corpus.obligations.values():
        page = site.pages[address(item)]
        assert [heading.text_content().strip() for heading in page.tree.iter("h2")] == sections, page.address


def test_les_pages_promises_existent(site: Built, corpus: Corpus) -> None:
    """Les adresses du guide ne changent plus : des liens y mènent depuis d'autres sites."""
    promised = (
        "", "obligations/", "feuille-de-route/", "charte-de-la-donnee/", "declaration-accessibilite/",
        "barometre/", "lexique/", "qui-aide/", "retours/", "demarche/", "contribuer/", "plan-du-site/",
        "nouveautes/", "mentions-legales/", "ma-collectivite/",
    )  # fmt: skip
    assert [address for address in promised if address not in site.pages] == []
    steps = {page for page in site.pages if page.startswith("feuille-de-route/etape-")}
    assert steps == {f"feuille-de-route/{step.adresse}/" for step in corpus.etapes.values()}
