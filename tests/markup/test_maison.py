"""Le HTML ne s'écrit que dans la pièce des balises : ailleurs, il échapperait à nos règles."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

TAG = re.compile(r"(?<!\(\?P)</?[a-z][a-z0-9]*(?=[\s/>{])")
READERS = ("booklet", "checks", "contributions", "proofs", "publication", "reading", "search")
"""Les pièces qui lisent ou retouchent un HTML déjà écrit : leurs motifs en citent."""

WRITERS = sorted(
    path
    for path in (ROOT / "macros").rglob("*.py")
    if path.relative_to(ROOT).parts[1] not in ("markup", *READERS)
)


def spelled(source: str) -> Iterator[str]:
    """Les balises qu'écrivent les textes d'un module, ceux de ses explications mis à part."""
    tree = ast.parse(source)
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield from TAG.findall(node.value)


@pytest.mark.parametrize("path", WRITERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_une_piece_n_ecrit_pas_de_html(path: Path) -> None:
    """Sinon : donnez un nom à cette balise dans macros/markup/html.py."""
    assert list(spelled(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "code", ["x = '<b>gras</b>'", "x = f'<a href=\"{y}\">'", "y = Markup('<span lang=\"en\">{}</span>')"]
)
def test_une_balise_ecrite_se_voit(code: str) -> None:
    assert list(spelled(code))
