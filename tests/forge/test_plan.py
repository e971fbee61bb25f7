"""Le plan du LISEZMOI et les recettes disent vrai : ce qu'ils nomment existe, ce qui existe y est."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.copies import copy_guide
from tests.conftest import ROOT
from tests.forge.checkout import kept

README = (ROOT / "README.md").read_text("utf-8")
RECIPES = (ROOT / "docs" / "contribuer" / "recettes.md").read_text("utf-8")
FOLDERS = r"(?:data|releves|docs|macros|overrides|scripts|tests|deploiement)"
NAMED = re.compile(rf"(?<![\w/.-]){FOLDERS}/[\w./-]+(?![\w./…-])")
HIDDEN = re.compile(r"essai|mes|mon|ma(?=[_-])")
"""Ce que les recettes inventent : `data/mes-faits.yml`, `docs/modeles/mon-modele.md`."""

DATA = """\
# yaml-language-server: $schema=../construit/schemas/essais.json
- id: un
  nom: Le premier essai
  agents: 3500
  vu_le: 2026-11-21
"""
MODEL = '''\
"""Un essai."""

from macros.models.base import Fait, Identifiant, Jour, Texte


class Essai(Fait):
    """Un essai, et ce que l'on y a vu."""

    id: Identifiant
    nom: Texte
    agents: int
    vu_le: Jour
'''
LINE = '    essais: Mapping[str, "Essai"] = entries("data/essais.yml")\n'
PAGE = """\
---
description: Les essais que des communes ont faits, en un tableau, avec leur date.
---
# Les essais

{{ tableau_de_faits("essais", "Les essais", "Essai : nom", "Agents : agents", "Vu le : vu_le") }}
"""


def block(text: str, first: str) -> str:
    """Le bloc de code qui commence par ces mots."""
    return next(part for part in text.split("```")[1::2] if part.strip().startswith(first))


def tracked() -> set[str]:
    """Les dossiers enregistrés à la racine."""
    return {name.split("/")[0] for name in kept() if "/" in name and not name.startswith(".")}


def test_le_plan_nomme_chaque_dossier_et_aucun_autre() -> None:
    plan = block(README, "data/")
    assert set(re.findall(r"^(\w+)/", plan, re.MULTILINE)) - {"construit"} == tracked()


def test_le_plan_nomme_chaque_piece_de_macros() -> None:
    rooms = {path.parent.name for path in (ROOT / "macros").glob("*/__init__.py")}
    assert rooms <= set(re.findall(r"\w+", block(README, "data/")))


@pytest.mark.parametrize("text", [README, RECIPES], ids=["README", "recettes"])
def test_chaque_fichier_nomme_existe(text: str) -> None:
    places = {place.rstrip("./") for place in NAMED.findall(text)}
    lost = [place for place in places if not (ROOT / place).exists() and not HIDDEN.match(Path(place).name)]
    assert not lost


def test_une_page_avec_un_tableau_tire_de_faits_est_quatre_fichiers(tmp_path: Path) -> None:
    """Écrits d'après la recette, tout est en ordre ; un champ que le modèle n'a pas se dit à sa ligne."""
    root = copy_guide(tmp_path / "guide")
    facts = root / "macros" / "corpus" / "facts.py"
    written = facts.read_text("utf-8")
    model = "from macros.models.etapes import Etape\n"
    with_model = written.replace(model, f"from macros.models.essais import Essai\n{model}")
    facts.write_text(with_model.replace("    dispenses: ", f"{LINE}    dispenses: ", 1), encoding="utf-8")
    (root / "data" / "essais.yml").write_text(DATA, encoding="utf-8")
    (root / "macros" / "models" / "essais.py").write_text(MODEL, encoding="utf-8")
    page = root / "docs" / "demarche" / "essais.md"
    page.write_text(PAGE, encoding="utf-8")
    command = [sys.executable, "-m", "scripts.verifier"]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (said.stdout, said.returncode) == ("Tout est en ordre.\n", 0), said.stderr
    page.write_text(PAGE.replace(": agents", ": agent"), encoding="utf-8")
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert said.returncode == 1
    assert (
        "docs/demarche/essais.md:6: champ inconnu : « agent » ; corrigez-le. Exemple : agents" in said.stderr
    )
