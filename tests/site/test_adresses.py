"""Les adresses du site construit sont celles que l'on sait dire sans lui ; aucune promesse n'est perdue."""

from macros.building.addresses import answered, lost
from macros.corpus.facts import Corpus
from macros.publication.announcing import SHARED
from macros.publication.pruning import pruned
from macros.publication.tree import addresses, read
from tests.built import Built
from tests.conftest import ROOT

MADE_APART = ("modeles/fichiers/", "telecharger/conseil/", "telecharger/fichiers/")
"""Ce que `make publier` fabrique à part."""


def test_le_site_repond_aux_adresses_que_l_on_sait_dire_sans_lui(site: Built, corpus: Corpus) -> None:
    built = {place for place in addresses(pruned(read(site.root))) if not place.startswith("assets/")}
    known = {place for place in answered(ROOT, corpus) if not place.startswith(MADE_APART)}
    assert built - {"404.html", SHARED} == known


def test_aucune_adresse_publiee_n_est_perdue(corpus: Corpus) -> None:
    assert list(lost(ROOT, corpus)) == []


def test_les_liens_du_site_sont_relatifs(site: Built) -> None:
    """Le guide marche dans un sous-dossier ; seule la page d'erreur a des liens absolus."""
    absolute = {
        (page.address, str(value))
        for page in site.pages.values()
        for value in page.tree.xpath("//@href | //@src | //@action | //@*[starts-with(name(), 'data-')]")
        if str(value).startswith("/")
    }
    assert absolute == set()


def test_sans_adresse_reglee_rien_ne_pretend_en_avoir_une(site: Built) -> None:
    assert not (site.root / "sitemap.xml").exists()
    assert [page.address for page in site.pages.values() if page.tree.xpath("//link[@rel='canonical']")] == []
    assert [page.address for page in site.pages.values() if page.tree.xpath("//meta[@property]")] == []
