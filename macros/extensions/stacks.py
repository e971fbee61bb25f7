"""Les tableaux sur un petit écran : une pile par ligne, dans toute la page."""

from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

from macros.markup.stacks import stacked


class Stacks(Postprocessor):
    """Prépare tous les tableaux de la page, de Markdown ou d'une vue, une fois ses textes mis en forme."""

    def run(self, text: str) -> str:
        """La page, ses tableaux prêts à s'empiler."""
        return stacked(text)


class StacksExtension(Extension):
    """Branche la mise en piles après tout le reste."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (nom imposé par Python-Markdown)
        """Inscrit le traitement."""
        md.postprocessors.register(Stacks(md), "piles", -20)


def makeExtension(**options: Any) -> StacksExtension:  # noqa: N802 (nom imposé par Python-Markdown)
    """L'extension, telle que Python-Markdown la demande."""
    return StacksExtension(**options)
