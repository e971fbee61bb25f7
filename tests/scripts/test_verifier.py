"""Les fautes se montrent sur la sortie d'erreur, et sur la ligne du fichier quand la forge le demande."""

import os
import subprocess

import pytest

from macros.reading.problems import Problem
from scripts.verifier import show
from tests.conftest import ROOT

FAULT = Problem("docs/essai.md", 6, "texte inachevé ; écrivez-le ou retirez-le")


def test_une_faute_se_montre_avec_son_compte(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    show([FAULT])
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "docs/essai.md:6: texte inachevé ; écrivez-le ou retirez-le\n1 problème à corriger.\n"


def test_la_forge_recoit_aussi_l_annotation(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    show([FAULT])
    said = capsys.readouterr()
    assert said.out == "::error file=docs/essai.md,line=6::texte inachevé ; écrivez-le ou retirez-le\n"
    assert said.err.startswith("docs/essai.md:6: ")


def test_sans_faute_le_guide_le_dit(capsys: pytest.CaptureFixture[str]) -> None:
    show([])
    assert capsys.readouterr().out == "Tout est en ordre.\n"


@pytest.mark.parametrize("name", ["docs/a$(shell touch intrus).md", "docs/l'été $$x.md", 'docs/"a;b`c`.md'])
def test_un_nom_de_fichier_n_est_jamais_une_commande(name: str) -> None:
    env = os.environ | {"PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["make", "-s", "verifier", f"FICHIER={name}"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"{name}:1: ce fichier n'existe pas. " in done.stderr
    assert not (ROOT / "intrus").exists()
