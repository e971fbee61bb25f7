"""Les façons de nommer un fichier : toutes mènent au même, ou à une phrase qui le dit."""

import os
import subprocess
from pathlib import Path

import pytest

from macros.checks import chosen
from macros.checks.chosen import resolved
from macros.reading.problems import Problems
from tests.conftest import ROOT, Write

PLACE = "docs/retours/l'école d'été.md"


@pytest.fixture
def root(guide: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = (PLACE, "docs/retours/index.md", "docs/lexique/index.md", "data/lexique.yml", "README.md")
    found = guide(dict.fromkeys(files, "x"))
    monkeypatch.chdir(found)
    return found


@pytest.mark.parametrize(
    "given",
    [
        PLACE,
        f"./{PLACE}",
        f"{{}}/{PLACE}",
        f"docs/../{PLACE}",
        f"docs//retours/./{Path(PLACE).name}",
        "l'école d'été.md",
        "l'école d'été",
        "retours/l'école d'été.md",
        f" {PLACE} ",
        PLACE.replace("/", "\\"),
    ],
)
def test_toutes_les_ecritures_menent_au_fichier(root: Path, given: str) -> None:
    assert resolved(root, [given.format(root)]) == (PLACE,)


def test_un_chemin_part_aussi_du_dossier_ou_l_on_est(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "docs/retours")
    assert resolved(root, ["index.md"]) == ("docs/retours/index.md",)


@pytest.mark.parametrize("given", ["docs/retours", "docs/retours/", "./docs/retours", "{}/docs/retours"])
def test_un_dossier_vaut_toutes_ses_pages(root: Path, given: str) -> None:
    assert set(resolved(root, [given.format(root)])) == {PLACE, "docs/retours/index.md"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("docs/retours/nexiste-pas.md", chosen.ABSENT),
        ("nexiste-pas", chosen.ABSENT),
        ("", chosen.ABSENT),
        ("/etc/hostname", chosen.ELSEWHERE),
        ("../ailleurs.md", chosen.ABSENT),
        ("index.md", chosen.SEVERAL.format("docs/lexique/index.md")),
        ("README.md", chosen.UNKNOWN),
        ("vide", chosen.EMPTY),
        ("docs/essai.md.bak", chosen.UNKNOWN),
        ("docs/.essai.md.swp", chosen.UNKNOWN),
    ],
)
def test_ce_qu_on_ne_peut_pas_verifier_se_dit(root: Path, given: str, said: str) -> None:
    (root / "vide").mkdir()
    for left in ("essai.md.bak", ".essai.md.swp"):
        (root / "docs" / left).write_text("x", encoding="utf-8")
    with pytest.raises(Problems) as caught:
        resolved(root, [given])
    assert [problem.message for problem in caught.value.faults] == [said]


@pytest.mark.parametrize("target", ["verifier", "importer-retour"])
@pytest.mark.parametrize("file", ["docs/retours/n'existe pas.md", 'un "deux".odt', "été `id` ; exit 0.odt"])
def test_make_passe_le_nom_entier(target: str, file: str) -> None:
    """Une apostrophe ou une espace dans un nom ne change pas la commande."""
    # `make test` lance cette épreuve : le make d'ici ne doit rien savoir de celui-là.
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(
        ["make", "--dry-run", "--old-file=.venv/pret", "--old-file=.venv/modeles", target, f"FICHIER={file}"],
        cwd=ROOT,
        env=alone,
        capture_output=True,
        text=True,
        check=True,
    )
    command = done.stdout.strip().splitlines()[-1].replace("python -m", "printf '%s|'")
    said = subprocess.run(
        ["sh", "-c", command], env=os.environ | {"FICHIER": file}, capture_output=True, text=True, check=True
    )
    assert said.stdout.split("|")[1] == file
