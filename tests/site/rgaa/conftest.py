"""Le site construit, lu une fois pour tous les contrôles du référentiel."""

import pytest

from macros.corpus.facts import Corpus
from tests.built import Built
from tests.site.rgaa.reading import Reading


@pytest.fixture(scope="session")
def reading(site: Built, corpus: Corpus) -> Reading:
    """Toutes les pages, celle des adresses inconnues comprise, nos scripts et notre feuille."""
    assets = site.root / "assets"
    return Reading(
        pages={**site.pages, "404.html": site.lost},
        scripts={path.name: path.read_text("utf-8") for path in sorted(assets.glob("*.js"))},
        sheet="".join(path.read_text("utf-8") for path in sorted(assets.glob("*.css"))),
        terms=tuple(corpus.lexique.values()),
        files=frozenset(path.relative_to(site.root).as_posix() for path in site.root.rglob("*.*")),
    )
