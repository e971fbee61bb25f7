"""Chaque refus dit quoi faire, puis le montre : toute phrase « faute ; remède » finit par un exemple."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = ("checks", "corpus", "reading", "texts", "proofs", "building")
APART = {"advice.py", "validation.py"}
"""Les conseils ne refusent rien ; les fautes d'un champ reçoivent leur exemple de son modèle."""

FILES = [
    path for room in ROOMS for path in sorted((ROOT / "macros" / room).glob("*.py")) if path.name not in APART
]
SHOWN = ("xemple", "EXAMPLE", "nearest(", "AFFIRME")
"""Ce qui écrit l'exemple, dans la phrase ou par une pièce partagée."""


def sentences(path: Path) -> Iterator[str]:
    """Les phrases d'un module, sans ses docstrings ; ce qui s'y insère garde son nom."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) or (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told | inner
        ):
            yield ast.unparse(node)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_une_phrase_qui_dit_quoi_faire_le_montre(path: Path) -> None:
    advice = [said for said in sentences(path) if " ; " in said and "\\n" not in said]
    assert [said for said in advice if not any(mark in said for mark in SHOWN)] == []
