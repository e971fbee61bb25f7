"""Une page à vérifier : ses lignes de prose, numérotées, sans ce que Markdown ne montre pas."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.corpus.facts import Corpus
from macros.reading.loading import Source, name, read_page, read_text

FENCE = re.compile(r"^\s*(```|~~~)")
CODE = re.compile(r"`[^`]*`")
WORD = re.compile(r"\{\{.*?\}\}")
ADDRESS = re.compile(r"\]\([^)]*\)|<https?://[^>]*>|\{[:#.][^}]*\}|https?://\S+")


@dataclass(frozen=True)
class Draft:
    """Une page telle que son auteur l'a écrite, avec le corpus qui sait le reste."""

    source: Source
    corpus: Corpus
    root: Path

    def text(self) -> str:
        """Le texte entier du fichier, en-tête compris."""
        return read_text(self.root, self.root / self.source.path)

    def head(self) -> str:
        """Ce qui précède le corps : l'en-tête et ses tirets."""
        return self.text().removesuffix(self.source.body)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Les lignes du corps hors blocs de code, avec leur numéro dans le fichier."""
        fenced = False
        for rank, text in enumerate(self.source.body.splitlines()):
            if FENCE.match(text):
                fenced = not fenced
            elif not fenced:
                yield self.source.body_line + rank, text

    def prose(self) -> Iterator[tuple[int, str]]:
        """Les mêmes lignes, sans code, sans mots du guide et sans adresses : ce que lit une personne."""
        for line, text in self.lines():
            yield line, ADDRESS.sub("]", WORD.sub(" ", CODE.sub(" ", text)))


def drafts(root: Path, corpus: Corpus, chosen: Collection[str] = ()) -> Iterator[Draft]:
    """Les pages choisies du guide, ou toutes, modèles à copier compris."""
    for path in sorted((root / "docs").rglob("*.md")):
        if not chosen or name(root, path) in chosen:
            yield Draft(read_page(root, path), corpus, root)
