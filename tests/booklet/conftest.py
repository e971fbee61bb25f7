"""Un petit site de trois pages, et le document que le livret en fait."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from macros.booklet.assembly import document, parties
from macros.booklet.outline import Feuillet
from macros.booklet.printing import Tirage
from macros.building.guide import current_guide
from tests.conftest import ROOT

EDITION = Tirage(date(2026, 11, 21), "1.2.3", current_guide(ROOT).edition)
FEUILLETS = (Feuillet("", True), Feuillet("lexique/", True), Feuillet("lexique/sigles/", False))

ACCUEIL = """
<h1 id="debut">Le guide</h1>
<form action="recherche/"><button>Chercher</button></form>
<p>Lisez <a href="lexique/sigles/#cnil">le sigle</a>, <a href="recherche/">la recherche</a>,
<a href="https://exemple.fr/loi">la loi</a> ou <a href="lexique/#absent">un mot</a>.</p>
<svg viewBox="0 0 320 60" role="img"><title>Des parts</title><desc>Oui : 8 %.</desc>
<rect class="graphique__barre" x="0" y="0" width="80" height="14"/></svg>
<div class="telechargements"><p>Le livret (2 ko)</p></div>
"""
LEXIQUE = '<nav class="fil">Accueil</nav><h1 id="debut">Lexique</h1><h2 id="a">A</h2><p>Des mots.</p>'
SIGLES = """
<h1 id="debut">Sigles</h1><h2 id="c">C</h2>
<dl><div><dt>CNIL</dt><dd id="cnil">Une commission.</dd></div></dl>
<div class="tableau" role="region" tabindex="0"><table><caption id="t">Qui fait quoi</caption>
<thead><tr><th scope="col">Qui</th><th scope="col">Quoi</th></tr></thead>
<tbody><tr><th scope="row">CNIL</th><td>Conseille</td></tr></tbody></table></div>
"""


def write(site: Path, address: str, main: str) -> None:
    path = site / address / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    page = (
        f'<!DOCTYPE html><html lang="fr"><head><title>T</title></head><body><main>{main}</main></body></html>'
    )
    path.write_text(page, encoding="utf-8")


@pytest.fixture
def petit_site(tmp_path: Path) -> Path:
    for address, main in (("", ACCUEIL), ("lexique/", LEXIQUE), ("lexique/sigles/", SIGLES)):
        write(tmp_path, address, main)
    return tmp_path


def assembled(site: Path, feuillets: Sequence[Feuillet] = FEUILLETS) -> str:
    """Le document d'un site."""
    return document(parties(site, feuillets), EDITION)
