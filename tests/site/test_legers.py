"""Le lecteur reçoit nos scripts sans leurs commentaires, et jamais leurs sources."""

from macros.publication.pruning import pruned
from macros.publication.tree import read
from tests.built import Built
from tests.conftest import ROOT

SOURCES = {path.name: path.read_text("utf-8") for path in (ROOT / "overrides/scripts").glob("*.js")}


def comments(source: str) -> set[str]:
    """Ce que disent les lignes de commentaire d'un script, licences exceptées."""
    lines = (line.strip() for line in source.splitlines())
    said = (line.strip("/* ") for line in lines if line.startswith(("//", "/*", "* ")))
    return {text for text in said if text and not text.startswith("!")}


def test_chaque_script_servi_est_sans_commentaires(site: Built) -> None:
    assert all(map(comments, SOURCES.values()))
    served = {name: (site.root / "assets" / name).read_text("utf-8") for name in SOURCES}
    kept = {name: [text for text in comments(SOURCES[name]) if text in served[name]] for name in SOURCES}
    assert {name: found for name, found in kept.items() if found} == {}, "lancez make site"


def test_les_sources_ne_sont_pas_publiees(site: Built) -> None:
    published = pruned(read(site.root))
    assert {f"assets/{name}" for name in SOURCES} <= published.keys()
    assert [name for name in published if name.startswith(("scripts/", "styles/"))] == []
