"""Une panne se dit en une ligne, même quand plus rien ne s'importe."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from macros.building.faults import fault_line
from macros.engine import CONFIG, explained
from scripts.copies import copy_guide
from tests.conftest import ROOT


def raised(root: Path, text: str) -> BaseException:
    """La panne d'un petit programme rangé dans un guide."""
    path = root / "macros" / "essai.py"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    try:
        exec(compile(text, str(path), "exec"), {})
    except Exception as error:
        return error
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = 1\nb = (\n", "macros/essai.py:2: Python illisible ici ou juste au-dessus : "),
        ("import absent_x\n", "macros/essai.py:1: « absent_x » ne s'importe pas : "),
        ("\nprint(absent)\n", "macros/essai.py:2: « absent » n'est défini nulle part : "),
        ("\n(1).absent\n", "macros/essai.py:2: « .absent » n'existe pas ici : "),
        ("\n\n1 / 0\n", "macros/essai.py:3: ce code échoue (ZeroDivisionError) ; "),
        ("open('/absent/x')\n", "macros/essai.py:1: ce fichier a disparu (x). "),
    ],
)
def test_la_ligne_dit_le_fichier_la_cause_et_un_exemple(tmp_path: Path, text: str, said: str) -> None:
    line = fault_line(raised(tmp_path, text), tmp_path)
    assert line.startswith(said)
    assert " Exemple : " in line
    assert "\n" not in line


def test_une_remarque_du_moteur_se_dit_en_francais_a_sa_ligne() -> None:
    written = (ROOT / CONFIG).read_text("utf-8").splitlines()
    remarks = (
        "Config value 'docs_dir': The path isn't an existing directory.",
        "A reference to 'lexique/index.md' is included in the 'nav' configuration, which is not found.",
        "Something else.",
    )
    named = {"docs_dir:": "docs_dir : ", "lexique/index.md": "lexique/index.md : ", "": "le moteur trouve à"}
    told = list(explained(Abort("Aborted with 3 configuration errors!"), remarks))
    for words, said in named.items():
        (line,) = (line for line in told if f": {said}" in line)
        rank = next(rank for rank, text in enumerate(written, start=1) if words in text)
        assert line.startswith(f"{CONFIG}:{rank}: {said}"), line
    assert len(told) == len(named)
    assert list(explained(Abort("mkdocs.yml:1: Une phrase à nous."), remarks)) == [
        "mkdocs.yml:1: Une phrase à nous."
    ]


@pytest.mark.parametrize(
    "module", ["scripts.verifier", "scripts.site", "scripts.preparer", "scripts.publier"]
)
def test_un_import_en_panne_se_dit_en_une_ligne(tmp_path: Path, module: str) -> None:
    root = copy_guide(tmp_path / "guide")
    broken = root / "macros/reading/problems.py"
    broken.write_text(f"import absent_x\n{broken.read_text('utf-8')}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", module],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("macros/reading/problems.py:1: « absent_x » ne s'importe pas : ")
    assert "ModuleNotFoundError" in (root / ".cache/panne.txt").read_text("utf-8")
