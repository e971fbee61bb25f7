"""Ce que les tests partagent : un petit guide, une page à vérifier, le vrai site construit une fois."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from macros.building.guide import current_guide
from macros.checks.pages import Draft
from macros.corpus.facts import Corpus
from macros.models.barometre import Barometre
from macros.models.douze_mois import DouzeMois
from macros.models.edition import SANS_AJOUTS, Edition
from macros.models.generateur import Generateur
from macros.models.rgaa import DeclarationDuGuide, Referentiel, Resultats
from macros.models.territoires import SourceTerritoires
from macros.proofs.ledger import Ledger
from macros.reading.loading import read_page, read_yaml
from macros.reading.stamp import Empreinte
from scripts.copies import copy_guide
from tests.built import Built

ROOT = Path(__file__).resolve().parent.parent


def blank(kind: Any, facts: Mapping[str, Any]) -> Any:
    """Un fait où rien d'autre n'est écrit."""
    return kind.model_construct(**facts)


BLANK = Ledger(
    referentiel=blank(Referentiel, {"criteres": ()}),
    grille={},
    gabarits={},
    echantillon={},
    constats={},
    resultats=blank(Resultats, {}),
    juges={},
    construction=None,
    declaration=blank(DeclarationDuGuide, {}),
)
"""Un registre d'accessibilité où rien n'est encore noté."""

OURS = Edition.model_validate(read_yaml(ROOT, ROOT / "edition.yml").value)
"""L'édition que fait ce dépôt."""

Write = Callable[[Mapping[str, str]], Path]
Drafted = Callable[..., Draft]


def reduced(facts: Mapping[str, Any]) -> Corpus:
    """Un corpus qui n'a que ces faits-là ; ses autres collections sont vides."""
    empty: dict[str, Any] = {field.name: {} for field in fields(Corpus)}
    empty |= {
        "rgaa": BLANK,
        "edition": OURS,
        "faits": Empreinte("", ""),
        "racine": ROOT,
        "ajouts": SANS_AJOUTS,
        "barometre": blank(Barometre, {"indicateurs": (), "enquetes": ()}),
        "generateur": blank(Generateur, {"dans_le_modele": {}}),
        "douze_mois": blank(DouzeMois, {"mois": ()}),
        "territoires": blank(SourceTerritoires, {"marge": 5}),
    }
    return Corpus(**(empty | dict(facts)))


@pytest.fixture
def guide(tmp_path: Path) -> Write:
    """Écrit un petit guide, fichier par fichier, et rend sa racine."""

    def write(files: Mapping[str, str]) -> Path:
        for place, text in files.items():
            path = tmp_path / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def draft(guide: Write) -> Drafted:
    """Une page écrite dans un petit guide, prête à vérifier."""

    def write(text: str, corpus: Corpus | None = None, place: str = "docs/essai.md") -> Draft:
        root = guide({place: text})
        return Draft(read_page(root, root / place), root, corpus or reduced({}))

    return write


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """Les vraies données du guide."""
    return current_guide(ROOT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Le site tel que `make site` le construit : celui que nomme `SITE`, sinon un site construit ici."""
    if ready := os.environ.get("SITE"):
        return Built(Path(ready))
    target = tmp_path_factory.mktemp("mkdocs") / "site"
    command = [sys.executable, "-m", "scripts.site", str(target)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(target)


@pytest.fixture(scope="session")
def site_zensical(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Le même site, construit par le moteur de rechange."""
    root = copy_guide(tmp_path_factory.mktemp("zensical") / "guide")
    for command in (["scripts.preparer"], ["zensical", "build", "--clean", "--strict"]):
        env = os.environ | {"PYTHONPATH": str(root)}
        call = [sys.executable, "-m", *command]
        done = subprocess.run(call, cwd=root, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return Built(root / "site")
