"""Les adresses publiées restent : la liste ne fait que grandir, et chacune répond ou mène ailleurs."""

import re
import subprocess
from pathlib import Path

from macros.corpus.facts import Corpus
from macros.publication.tree import addresses, read
from tests.built import Built

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "releves" / "adresses.txt"
MADE_APART = ("modeles/fichiers/", "telecharger/fichiers/")
"""Fabriqués à part de `make site` : `make publier` les exige, ce test non."""


def published() -> list[str]:
    """Les adresses de la liste."""
    return LIST.read_text("utf-8").splitlines()


def test_chaque_adresse_publiee_repond_ou_mene_ailleurs(site: Built, corpus: Corpus) -> None:
    known = addresses(read(site.root)) | corpus.redirections.keys()
    lost = [place for place in published() if place not in known and not place.startswith(MADE_APART)]
    assert lost == [], "dites où elles mènent dans data/redirections.yml"


def test_chaque_page_est_dans_la_liste(site: Built) -> None:
    assert set(site.pages) - {""} - set(published()) == set(), "lancez make site, puis make adresses"


def test_la_liste_est_triee_et_sans_double() -> None:
    assert published() == sorted(set(published()))


def test_aucune_adresse_ne_sort_de_la_liste() -> None:
    """Toute ligne retirée un jour, d'après l'histoire du dépôt, y est de nouveau."""
    command = ["git", "log", "--patch", "--format=", "--", "data/adresses.txt", "releves/adresses.txt"]
    history = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    removed = set(re.findall(r"^-(?!--)(\S+)$", history, re.MULTILINE))
    now = subprocess.run(
        ["git", "show", "HEAD:releves/adresses.txt"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    assert (removed | set(now)) - set(published()) == set()


def test_les_renvois_menent_a_des_pages(site: Built, corpus: Corpus) -> None:
    assert [item.nouvelle for item in corpus.redirections.values() if item.nouvelle not in site.pages] == []
    assert [item.ancienne for item in corpus.redirections.values() if item.ancienne in site.pages] == []


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
