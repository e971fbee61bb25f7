"""Le menu : des groupes, et dans chacun le nom même de la page où l'on arrive."""

from urllib.parse import urljoin

from macros.corpus.facts import Corpus
from tests.built import Built, visible

SECTIONS = "//nav[@id='menu']/ul/li/a | //nav[@id='menu']/ul/li/ul/li/a"


def same(text: str) -> str:
    """Un nom, sans ce que la typographie y change."""
    return " ".join(text.replace("’", "'").split())


def test_chaque_nom_du_menu_est_le_titre_de_sa_page(site: Built, corpus: Corpus) -> None:
    short = {page.address: page.titre_court for page in corpus.pages.values() if page.titre_court}
    wrong = []
    for link in site.pages[""].tree.xpath(SECTIONS):
        address = urljoin("http://x/", link.get("href")).removeprefix("http://x/")
        named = short.get(address) or visible(site.pages[address].tree.xpath("//h1")[0])
        if same(visible(link)) != same(named):
            wrong.append((visible(link), named))
    assert wrong == []


def test_les_groupes_ont_un_nom_le_dossier_et_les_nouveautes_se_trouvent(site: Built) -> None:
    """De chaque page, celle où l'on vient de cocher comprise."""
    for page in site.pages.values():
        groups = page.tree.xpath("//nav[@id='menu']/ul/li[ul]")
        assert len(groups) == 4, page.address
        assert all(group.text.strip() and group.xpath("ul/li/a") for group in groups)
        links = {
            " ".join(link.text_content().split()): link for link in page.tree.xpath("//nav[@id='menu']//a")
        }
        assert {"Mon dossier", "Les nouveautés"} <= links.keys(), page.address
        assert page.target(links["Mon dossier"].get("href")) == ("mon-dossier/", ""), page.address
