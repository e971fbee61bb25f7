"""Le dossier fabriqué : les sources recopiées, ce qui se fait des données, et rien d'avant."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from macros.building.folder import PAGES, SHELL, made_files, prepare
from macros.building.mirror import mirror
from macros.corpus.facts import Corpus
from scripts.copies import copy_guide
from tests.conftest import ROOT
from tests.forge.checkout import kept


def texts(folder: Path) -> Mapping[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.*")}


def test_le_dossier_ne_garde_que_ce_qu_on_lui_donne(tmp_path: Path) -> None:
    mirror(tmp_path, {"a.md": lambda: b"a", "vieux/b.md": lambda: b"b", "communes/x.js": lambda: b"x"})
    mirror(tmp_path, {"a.md": lambda: b"A", "c/d.md": lambda: b"d"}, apart="communes")
    assert texts(tmp_path) == {"a.md": "A", "c/d.md": "d", "communes/x.js": "x"}
    assert not (tmp_path / "vieux").exists()


def test_un_fichier_qui_ne_change_pas_ne_se_recrit_pas(tmp_path: Path) -> None:
    mirror(tmp_path, {"a.md": lambda: b"a"})
    before = (tmp_path / "a.md").stat().st_mtime_ns
    mirror(tmp_path, {"a.md": lambda: b"a"})
    assert (tmp_path / "a.md").stat().st_mtime_ns == before


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, corpus: Corpus) -> Path:
    """Une copie du guide, préparée ; un reste d'une construction d'avant y traînait."""
    root = copy_guide(tmp_path_factory.mktemp("prepare") / "guide")
    left = root / PAGES / "ma-collectivite/commune-disparue.md"
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_text("x", encoding="utf-8")
    prepare(root, corpus, "https://guide.fr", date(2026, 11, 27))
    return root


def test_les_pages_ecrites_et_les_pages_faites_sont_ensemble(prepared: Path, corpus: Corpus) -> None:
    held = texts(prepared / PAGES)
    assert set(corpus.pages) | set(made_files(corpus)) <= held.keys()
    assert "ma-collectivite/commune-disparue.md" not in held
    assert held["index.md"] == (ROOT / "docs/index.md").read_text("utf-8")
    assert "https://guide.fr/obligations/" in held["calendrier/syndicat.ics"]


def test_la_coque_ne_garde_ni_script_ni_feuille_a_alleger(prepared: Path) -> None:
    shell = prepared / SHELL
    assert (shell / "base.html").is_file() and (shell / "assets/communes/table.js").is_file()
    assert (shell / "partials/etat-accessibilite.html").read_text("utf-8").endswith("conforme")
    assert not (shell / "scripts").exists() and not (shell / "styles").exists()


def test_rien_ne_s_ecrit_parmi_les_sources(prepared: Path) -> None:
    """Ce que git suit est tel qu'il était ; ce qu'il ignore n'est pas dans un dossier de sources."""
    for folder in ("data", "docs", "macros", "overrides", "releves"):
        assert texts_of(prepared / folder) == texts_of(ROOT / folder), folder
    assert kept("--ignored", "--", "data", "docs", "overrides", "releves") == []


def texts_of(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
