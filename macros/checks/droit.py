"""Les fautes de droit qu'une machine voit : un nombre que sa preuve ne porte pas, une lecture à venir."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from macros.corpus.facts import Corpus
from macros.proofs.droit import faults, sentence
from macros.reading.loading import read_yaml
from macros.reading.problems import Problem


def problems(root: Path, corpus: Corpus, on: date) -> Iterator[Problem]:
    """Les fautes des fiches, puis celles des textes épinglés."""
    yield from unproved(root, corpus)
    yield from unread(root, corpus, on)


def unproved(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """Chaque nombre qui nomme un article dont aucune phrase citée ne le porte."""
    for item in corpus.obligations.values():
        found = faults(item, corpus.articles)
        if found:
            source = read_yaml(root, root / f"data/obligations/{item.id}.yml")
            yield from (Problem(source.path, source.line(it.loc), sentence(it)) for it in found)


def unread(root: Path, corpus: Corpus, on: date) -> Iterator[Problem]:
    """Un article ne se lit pas demain."""
    for text in corpus.textes.values():
        for key, article in text.articles.items():
            if article.lu_le > on:
                source = read_yaml(root, root / f"data/textes/{text.id}.yml")
                message = f"articles.{key}.lu_le : cette date est à venir ; écrivez le jour de la lecture"
                yield Problem(source.path, source.line(("articles", key, "lu_le")), message)
