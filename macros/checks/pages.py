"""Une page à vérifier : ses lignes de prose, numérotées, sans ce que Markdown ne montre pas."""

import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.building.folder import made_files
from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.reading.folders import source_files
from macros.reading.loading import Source, name, read_page, read_text
from macros.reading.problems import Problems

FENCED = re.compile(r"^(?P<fence>~{3,}|`{3,})[^\n]*\n.*?^(?P=fence)[ ]*$", re.DOTALL | re.MULTILINE)
"""Un bloc de code, comme Markdown le lit : des signes qui l'ouvrent, les mêmes qui le ferment."""

CODE = re.compile(r"`[^`]*`")
WORD = re.compile(r"\{\{.*?\}\}", re.DOTALL)
ADDRESS = re.compile(r"\]\([^)]*\)|<https?://[^>]*>|\{ *(?:[:#.]|[^\W\d_])[^{}]*\}|https?://\S+")

SOME_DAY = date(2026, 1, 1)
"""Le jour où l'on suppose lire une page que l'on vérifie."""


@dataclass(frozen=True)
class Text:
    """Une page telle que son auteur l'a écrite, et le guide où elle est."""

    source: Source
    root: Path

    def text(self) -> str:
        """Le texte entier du fichier, en-tête compris."""
        return read_text(self.root, self.root / self.source.path)

    def head(self) -> str:
        """Ce qui précède le corps : l'en-tête et ses tirets."""
        return self.text().removesuffix(self.source.body)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Les lignes du corps hors blocs de code, avec leur numéro dans le fichier."""
        body = FENCED.sub(lambda match: "\n" * match[0].count("\n"), self.source.body)
        yield from enumerate(body.split("\n"), start=self.source.body_line)

    def prose(self) -> Iterator[tuple[int, str]]:
        """Les mêmes lignes, sans code, sans mots du guide et sans adresses : ce que lit une personne."""
        for line, text in self.lines():
            yield line, ADDRESS.sub("]", WORD.sub(" ", CODE.sub(" ", text)))


@dataclass(frozen=True)
class Draft(Text):
    """Une page avec ce qu'il faut pour la comprendre : le corpus, et les fichiers qui s'en font."""

    corpus: Corpus
    made: frozenset[str] = frozenset()
    on: date = SOME_DAY


def texts(root: Path, chosen: Collection[str] = ()) -> Iterator[Text]:
    """Les pages choisies du guide, ou toutes, modèles à copier compris, sauf celles qui ne se lisent pas."""
    for path in source_files(root / "docs"):
        if path.suffix == ".md" and (not chosen or name(root, path) in chosen):
            with suppress(Problems):
                yield Text(read_page(root, path), root)


def drafts(root: Path, corpus: Corpus, chosen: Collection[str] = (), on: date = SOME_DAY) -> Iterator[Draft]:
    """Les mêmes pages, avec le corpus."""
    made = frozenset(f"docs/{place}" for place in made_files(corpus))
    yield from (Draft(it.source, root, corpus, made, on) for it in texts(root, chosen))


def added(folder: Path, corpus: Corpus, on: date = SOME_DAY) -> Iterator[Draft]:
    """Les pages qu'une édition ajoute ; elles mènent aux siennes et à toutes celles du guide."""
    known = frozenset(f"docs/{place}" for place in (*made_files(corpus), *corpus.pages))
    yield from (Draft(it.source, folder, corpus, known, on) for it in texts(folder))


def here(draft: Draft) -> Here:
    """D'où les mots d'une page parlent."""
    return Here(address(draft.source.path), draft.on)


def address(path: str) -> str:
    """L'adresse de la page d'un fichier : `docs/lexique/index.md` devient `lexique/`."""
    place = path.removeprefix("docs/").removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{place}/" if place else ""
