"""Ce que partagent les épreuves de la phrase : le guide construit, et le guide rendu par ses vues."""

import pytest

from macros.corpus.facts import Corpus
from macros.main import today
from tests.built import Built
from tests.site.phrases.lecture import Guide, published
from tests.site.phrases.rendu import rendered


@pytest.fixture(scope="session")
def guide(site: Built, corpus: Corpus) -> Guide:
    """Le site construit."""
    return published(corpus, site, today())


@pytest.fixture(scope="session")
def sound(corpus: Corpus) -> Guide:
    """Les mêmes pages, rendues par les vues telles qu'elles sont."""
    return rendered(corpus, today())
