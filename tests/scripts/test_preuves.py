"""Une page que les outils ont prouvée ne repasse que si elle change, elle ou ce qui la juge."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts import preuves
from tests.conftest import ROOT, Write

PAGE = (
    '<!DOCTYPE html><html><head><link rel="stylesheet" href="{}assets/guide.css"><title>Une</title></head>'
    "<body><main>{}</main>"
)
SITE = {
    "site/index.html": PAGE.format("", "Accueil"),
    "site/404.html": PAGE.format("/", "Absente"),
    "site/une/index.html": PAGE.format("../", "Une") + '<script src="../assets/une.js"></script>',
    "site/assets/guide.css": "p { color: black }",
    "site/assets/une.js": "1",
    "outils.json": "1.0",
}


@pytest.fixture
def site(guide: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Trois pages construites, et un outil qui les juge."""
    root = guide(SITE)
    monkeypatch.setattr(preuves, "METHOD", (root / "outils.json",))
    return root / "site"


def test_une_page_prouvee_ne_repasse_pas(site: Path) -> None:
    assert list(preuves.pending(site, preuves.proofs(site, set()).splitlines())) == []


def test_sans_preuve_toutes_les_pages_passent(site: Path) -> None:
    assert list(preuves.pending(site, [])) == ["", "une/", "404.html"]


def test_une_page_en_faute_n_est_pas_prouvee(site: Path) -> None:
    assert list(preuves.pending(site, preuves.proofs(site, {"une/"}).splitlines())) == ["une/"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("site/index.html", [""]),
        ("site/404.html", ["404.html"]),
        ("site/assets/une.js", ["une/"]),
        ("site/assets/guide.css", ["", "une/", "404.html"]),
        ("outils.json", ["", "une/", "404.html"]),
    ],
)
def test_ce_qui_change_fait_repasser_ce_qui_en_depend(site: Path, changed: str, expected: list[str]) -> None:
    noted = preuves.proofs(site, set()).splitlines()
    path = site.parent / changed
    path.write_text(path.read_text("utf-8") + "autre", encoding="utf-8")
    assert list(preuves.pending(site, noted)) == expected


def test_un_pied_neuf_partout_ne_repasse_que_sur_les_premieres_pages_qui_l_ont(site: Path) -> None:
    """Nommer qui publie change le pied de chaque page ; la page absente est entourée comme l'accueil."""
    noted = preuves.proofs(site, set()).splitlines()
    for page in site.rglob("*.html"):
        page.write_text(page.read_text("utf-8") + "<footer>Nous contacter</footer>", encoding="utf-8")
    assert list(preuves.pending(site, noted)) == ["", "une/"]


def test_la_preuve_d_une_page_ne_vaut_pas_pour_une_autre(site: Path) -> None:
    (site / "deux").mkdir()
    (site / "deux" / "index.html").write_bytes((site / "une" / "index.html").read_bytes())
    noted = preuves.proofs(site, {"deux/"}).splitlines()
    assert list(preuves.pending(site, noted)) == ["deux/"]


def test_la_commande_ecrit_une_adresse_par_ligne(site: Path) -> None:
    command = [sys.executable, "-m", "scripts.preuves", str(site)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "/\n/une/\n/404.html\n"
