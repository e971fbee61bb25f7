"""Une copie du guide où l'on peut tout casser, pour les essais et les mesures."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from scripts.verifier import ROOT

MADE = frozenset({"site", "dist"})
INSTALLED = frozenset({"node_modules"})
KEPT = frozenset({".github", ".ci"})


def copy_guide(target: Path) -> Path:
    """Le guide recopié dans un dossier neuf, sans outils, ni site construit, ni caches."""
    return Path(shutil.copytree(ROOT, target, ignore=aside))


def aside(folder: str, names: Iterable[str]) -> set[str]:
    """Ce que la copie laisse : partout ce qui s'installe, à la racine ce que les commandes ont fabriqué."""
    made = {name for name in names if name in MADE or (name[0] == "." and name not in KEPT)}
    return {*INSTALLED, *(made if Path(folder) == ROOT else ())}
