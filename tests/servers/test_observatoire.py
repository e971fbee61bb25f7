"""L'observatoire HTTP de MDN, le vrai, passé hors ligne à nos deux serveurs."""

import json
import os
import subprocess
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.servers.running import Served, missing, running

TOOL = ROOT / "tests" / "observatoire"
INSTALLED = (TOOL / "node_modules" / "pret").exists()

pytestmark = pytest.mark.skipif(
    not INSTALLED,
    reason="L'OBSERVATOIRE N'EST PAS PASSÉ. Lancez : make tests/observatoire/node_modules/pret",
)


def examined(server: Served) -> Any:
    """La note d'un serveur, et le verdict de chaque règle."""
    command = ["node", str(TOOL / "examiner.mjs"), str(server.http), str(server.https)]
    trusting = os.environ | {"NODE_EXTRA_CA_CERTS": str(server.authority)}
    done = subprocess.run(command, env=trusting, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def refused(found: Any) -> set[str]:
    """Les règles non tenues."""
    return {name for name, rule in found["rules"].items() if not rule["pass"]}


def test_nos_serveurs_tiennent_toutes_les_regles(server: Served) -> None:
    found = examined(server)
    assert (len(found["rules"]), refused(found), found["grade"]) == (10, set(), "A+"), found


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("; frame-ancestors 'none'", "", "x-frame-options"),
        ("add_header Strict-Transport-Security", "add_header X-Absent", "strict-transport-security"),
        ("add_header X-Content-Type-Options", "add_header X-Absent", "x-content-type-options"),
        ("Cross-Origin-Resource-Policy $guide_origines", 'Set-Cookie "a=1"', "cookies"),
    ],
)
def test_une_protection_retiree_se_voit(
    published: Path, tmp_path: Path, before: str, after: str, rule: str
) -> None:
    if install := missing("nginx"):
        pytest.skip(f"NGINX N'EST PAS ÉPROUVÉ : il n'est pas installé. Sous Debian : {install}")
    weakened = copytree(published, tmp_path / "publie")
    path = weakened / "deploiement" / "guide-serveur.nginx"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    with running("nginx", weakened, tmp_path) as served:
        assert refused(examined(served)) == {rule}
