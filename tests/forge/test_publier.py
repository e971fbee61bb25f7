"""`make publier` dans un clone neuf : ce que le guide promet d'emporter y est, les sommes se vérifient."""

import json
import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from macros.building.addresses import promised
from macros.building.guide import current_guide
from macros.publication.tree import addresses, read
from macros.views import conseil, modeles, telecharger
from scripts.verifier import ROOT
from tests.forge.checkout import checkout, launched, step

pytestmark = pytest.mark.skipif(
    "EPREUVE_LONGUE" not in os.environ,
    reason="le livret et les modèles y prennent plusieurs minutes : make test-publier, avant chaque version",
)

GIVEN = {"ADRESSE_DU_GUIDE": "https://exemple.fr/guide/", "CONTACT_DU_GUIDE": "mailto:guide@exemple.fr"}
STARTS = {
    ".pdf": b"%PDF-",
    ".epub": b"PK",
    ".zip": b"PK",
    ".odt": b"PK",
    ".docx": b"PK",
    ".ods": b"PK",
    ".xlsx": b"PK",
    ".odp": b"PK",
    ".pptx": b"PK",
}


def test_une_page_qui_echoue_a_un_controle_ne_se_publie_pas(tmp_path: Path) -> None:
    tree = checkout(tmp_path / "guide")
    foot = tree / "overrides/partials/pied.html"
    foot.write_text(
        foot.read_text("utf-8").replace("<ul>", '<p aria-hidden="true">Texte tu</p>\n<ul>', 1), "utf-8"
    )
    done = launched(tree, "make publier", GIVEN)
    assert done.returncode != 0
    assert "elles passent aux contrôles" in done.stdout and "Texte tu" in done.stdout
    assert not (tree / "dist").exists()


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Le dossier publié par l'étape même de la forge."""
    tree = checkout(tmp_path_factory.mktemp("publier") / "guide")
    done = launched(tree, step("verifier.yml", "Fabriquer l'artefact").run, GIVEN)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return tree / "dist"


def test_tout_ce_qui_se_promet_a_emporter_est_publie(dist: Path) -> None:
    guide = current_guide(ROOT)
    carried = [place for one in guide.modeles.values() for _, place in modeles.files(guide, one)]
    wanted = [*carried, *telecharger.files(guide), *conseil.files(guide)]
    assert len(carried) > 20
    assert [place for place in wanted if not starts_well(dist / "site" / place)] == []


def starts_well(path: Path) -> bool:
    """Vrai si un fichier est là, et de la sorte que dit son nom."""
    return path.is_file() and path.read_bytes().startswith(STARTS[path.suffix])


def test_chaque_page_a_recu_le_lien_de_ses_fichiers(dist: Path) -> None:
    pages = [path for path in (dist / "site").rglob("*.html") if b"data-fichier" in path.read_bytes()]
    assert pages == []
    assert "livret.pdf" in (dist / "site/telecharger/index.html").read_text("utf-8")


def test_le_guide_hors_ligne_s_ouvre(dist: Path) -> None:
    with zipfile.ZipFile(dist / "site" / telecharger.DOSSIER / telecharger.HORS_LIGNE) as packed:
        assert packed.testzip() is None
        assert any(name.endswith("index.html") for name in packed.namelist())


def test_aucune_adresse_promise_n_est_perdue(dist: Path) -> None:
    assert promised(ROOT) - addresses(read(dist / "site")) == set()


def test_les_sommes_l_archive_et_la_nomenclature(dist: Path) -> None:
    check = ["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"]
    assert subprocess.run(check, cwd=dist, check=False).returncode == 0
    assert len(list(dist.glob("guide-*.tar.gz"))) == 1
    (described,) = dist.glob("guide-*.cdx.json")
    parts = json.loads(described.read_text("utf-8"))["components"]
    site = {path.relative_to(dist / "site").as_posix() for path in (dist / "site").rglob("*")}
    assert {file["name"] for part in parts for file in part["components"]} <= site
