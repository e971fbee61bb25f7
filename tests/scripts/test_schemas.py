"""Les schémas des éditeurs de texte suivent les modèles, et chaque fichier de données nomme le sien."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from scripts.schemas import FOLDER, schemas
from tests.conftest import ROOT

NAMED = re.compile(r"^# yaml-language-server: \$schema=(\S+)$")


def written() -> Iterator[Path]:
    """Les fichiers de données que des personnes écrivent."""
    yield from (path for path in sorted((ROOT / "data").rglob("*.yml")))
    yield ROOT / "docs/retours/_modele.md"


@pytest.fixture(scope="module")
def texts() -> Mapping[Path, str]:
    """Le texte de chaque schéma, d'après les modèles."""
    return schemas()


def test_les_schemas_enregistres_sont_ceux_des_modeles(texts: Mapping[Path, str]) -> None:
    """Sinon : make schemas."""
    stale = [
        path.name for path, text in texts.items() if not path.exists() or path.read_text("utf-8") != text
    ]
    assert stale == []


def test_aucun_schema_ne_survit_a_son_modele(texts: Mapping[Path, str]) -> None:
    assert {path.name for path in FOLDER.glob("*")} == {path.name for path in texts}


@pytest.mark.parametrize("path", list(written()), ids=lambda path: str(path.relative_to(ROOT)))
def test_un_fichier_de_donnees_nomme_son_schema(path: Path, texts: Mapping[Path, str]) -> None:
    first, second, *_ = path.read_text("utf-8").splitlines()
    match = NAMED.match(second if first == "---" else first)
    assert match, "la première ligne ne nomme pas de schéma"
    assert (path.parent / match[1]).resolve() in texts


def test_un_schema_ne_demande_pas_ce_que_dit_le_nom_du_fichier(texts: Mapping[Path, str]) -> None:
    obligation = json.loads(texts[FOLDER / "obligation.json"])
    assert "id" not in obligation["properties"] and "id" not in obligation["required"]
    retour = json.loads(texts[FOLDER / "retour.json"])
    assert not {"chemin", "heading", "sections"} & set(retour["properties"])
    assert json.loads(texts[FOLDER / "lexique.json"])["type"] == "array"
