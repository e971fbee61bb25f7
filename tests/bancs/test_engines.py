"""Le banc compare à Material seul : le même contenu, sans notre coque, que MkDocs sait construire."""

from pathlib import Path

from mkdocs.config import load_config

from scripts.copies import copy_guide
from tests.bancs.engines import stock_in
from tests.conftest import ROOT


def test_material_seul_garde_le_contenu_et_perd_la_coque(tmp_path: Path) -> None:
    root = copy_guide(tmp_path / "guide")
    stock_in(root)
    stock, ours = load_config(str(root / "mkdocs.yml")), load_config(str(ROOT / "mkdocs.yml"))
    assert stock["theme"].name == ours["theme"].name == "material"
    assert str(root / "construit" / "coque") not in stock["theme"].dirs
    assert {*stock["plugins"]} - {*ours["plugins"]} == {"material/search"}
    assert stock["markdown_extensions"] == ours["markdown_extensions"]
