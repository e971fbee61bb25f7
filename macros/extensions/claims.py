"""Une affirmation écrite dans une page : `{sources="joigny" confiance=moyenne}` devient ses étiquettes."""

from functools import lru_cache
from pathlib import Path
from re import Match
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor

from macros.building.guide import current_guide
from macros.corpus.facts import Corpus
from macros.models.sources import Affirmation
from macros.reading.claims import FORM, fields
from macros.views.sources import claim

SOURCES = Path(__file__).resolve().parents[2] / "data" / "sources.yml"

AFTER_CODE = 185
"""Après les codes, qui montrent leurs accolades, et avant tout ce qui lirait dans les nôtres."""


class Claims(InlineProcessor):
    """Change les accolades d'une affirmation en étiquettes de ses sources, suivies de sa confiance."""

    def handleMatch(self, m: Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override]  # noqa: N802
        """Les étiquettes ; la vérification du guide a déjà refusé une source ou une confiance inconnue."""
        told = Affirmation.model_validate(fields(m["inside"]))
        shown = claim(corpus(SOURCES.stat().st_mtime_ns), "", told.sources, told.confiance)
        return self.md.htmlStash.store(shown), m.start(), m.end()


@lru_cache(maxsize=1)
def corpus(changed: int) -> Corpus:
    """Le corpus du guide, relu quand ses sources changent."""
    return current_guide(SOURCES.parents[1])


class ClaimsExtension(Extension):
    """Branche les affirmations dans les phrases."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (nom imposé par Python-Markdown)
        """Inscrit le traitement."""
        md.inlinePatterns.register(Claims(FORM, md), "affirmations", AFTER_CODE)


def makeExtension(**options: Any) -> ClaimsExtension:  # noqa: N802 (nom imposé par Python-Markdown)
    """L'extension, telle que Python-Markdown la demande."""
    return ClaimsExtension(**options)
