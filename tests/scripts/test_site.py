"""`make site` : une faute se dit en une ligne française et laisse le site précédent tel quel."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.copies import copy_guide

HEAD = "---\ndescription: Une page d'essai.\n---\n# Essai\n\n"


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Une copie du guide, avec un site déjà construit."""
    root = copy_guide(tmp_path_factory.mktemp("casse") / "guide")
    (root / "site").mkdir()
    (root / "site/index.html").write_text("l'ancien site", encoding="utf-8")
    return root


def run(root: Path, module: str, *args: str) -> subprocess.CompletedProcess[str]:
    """Lance une commande du guide dans une copie."""
    env = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"} | {
        "PYTHONPATH": str(root)
    }
    return subprocess.run(
        [sys.executable, "-m", module, *args], cwd=root, env=env, capture_output=True, text=True, check=False
    )


def refused(root: Path, *args: str) -> list[str]:
    """Les lignes que dit `make site` quand il refuse ; l'ancien site doit être intact."""
    done = run(root, "scripts.site", *args)
    assert done.returncode == 1, done.stdout + done.stderr
    assert [path.name for path in (root / "site").iterdir()] == ["index.html"]
    assert (root / "site/index.html").read_text("utf-8") == "l'ancien site"
    assert not list(root.glob(".site-*"))
    assert "Traceback" not in done.stderr and str(root) not in done.stdout + done.stderr
    return done.stderr.splitlines()


def test_un_yaml_casse(copied: Path) -> None:
    path = copied / "data/documents.yml"
    before = path.read_bytes()
    path.write_bytes(before.replace(b"  titre: ", b"  titre: a: ", 1))
    try:
        lines = refused(copied)
    finally:
        path.write_bytes(before)
    assert lines[0].startswith("data/documents.yml:3: YAML illisible ici ou juste au-dessus : ")
    assert lines[1:] == ["1 problème à corriger."]


def test_un_mot_inconnu_un_argument_en_trop_et_un_lien_mort(copied: Path) -> None:
    page = copied / "docs/essai.md"
    page.write_text(
        f'{HEAD}{{{{ inconnu() }}}}\n\n{{{{ nombre_obligations("trop") }}}}\n\n[La loi](absente.md)\n',
        encoding="utf-8",
    )
    try:
        lines = refused(copied)
    finally:
        page.unlink()
    assert [line.partition(" : ")[0].partition(". ")[0] for line in lines[:2]] == [
        "docs/essai.md:6: mot inconnu",
        "docs/essai.md:8: « nombre_obligations » s'emploie autrement",
    ]
    assert lines[2:] == [
        "docs/essai.md:10: le lien mène à docs/absente.md, qui n'existe pas ; "
        "corrigez son chemin. Exemple : ../lexique/index.md",
        "3 problèmes à corriger.",
    ]


def test_le_moteur_qui_echoue_laisse_le_site_precedent(copied: Path) -> None:
    path = copied / "mkdocs.yml"
    before = path.read_bytes()
    path.write_bytes(before.replace(b"macros.extensions.prose", b"macros.extensions.absente"))
    try:
        (line,) = refused(copied)
    finally:
        path.write_bytes(before)
    assert re.match(r"mkdocs\.yml:\d+: markdown_extensions : le moteur refuse ce réglage ; ", line), line


def test_verifier_ne_montre_que_le_fichier_choisi(copied: Path) -> None:
    for name in ("un", "deux"):
        (copied / f"docs/{name}.md").write_text(f"{HEAD}[La loi Lemaire](absente.md)\n", encoding="utf-8")
    try:
        done = run(copied, "scripts.verifier", "docs/deux.md")
    finally:
        for name in ("un", "deux"):
            (copied / f"docs/{name}.md").unlink()
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "docs/deux.md:6: le lien mène à docs/absente.md, qui n'existe pas ; "
        "corrigez son chemin. Exemple : ../lexique/index.md",
        "1 problème à corriger.",
    ]
