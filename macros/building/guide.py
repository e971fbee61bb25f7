"""Le guide entier : ses faits, ses pages écrites, celles qui en découlent, l'édition que l'on a choisie.

Il ne se lit qu'une fois. Ce module connaît de l'environnement ce qui choisit l'édition : tous y passent.
"""

import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from macros.building import settings
from macros.building.pages import made_pages
from macros.corpus.facts import Corpus
from macros.corpus.loader import load_corpus
from macros.corpus.local import EDITION, added
from macros.corpus.shipped import LOCK
from macros.models.hebergement import Publication
from macros.proofs.ledger import SEEN
from macros.reading.folders import source_files

FOLDERS = ("data", "docs", "releves")
"""Les dossiers dont le guide dépend."""

Stamps = tuple[tuple[str, int], ...]


def current_guide(root: Path) -> Corpus:
    """Le guide d'un dossier, relu seulement si un fichier a changé : Zensical le demande pour chaque page."""
    place = settings.folder(os.environ)
    corpus = guide_as_of(root, place, stamps(root, place))
    publisher = settings.publication(os.environ, corpus.edition.publication)
    if publisher == corpus.edition.publication:
        return corpus
    return signed(corpus, publisher)


def settled() -> Path | None:
    """Le dossier de l'édition choisie, s'il y en a une ; refuse un réglage faux avant tout travail."""
    settings.publication(os.environ, Publication())
    return settings.folder(os.environ)


@lru_cache(maxsize=1)
def signed(corpus: Corpus, publisher: Publication) -> Corpus:
    """Le même guide, publié par qui le dit l'environnement."""
    return replace(corpus, edition=corpus.edition.model_copy(update={"publication": publisher}))


@lru_cache(maxsize=1)
def guide_as_of(root: Path, place: Path | None, changed: Stamps) -> Corpus:
    """Le guide d'un dossier dans l'état que disent les dates de ses fichiers."""
    national = load_corpus(root)
    corpus = added(national, place) if place else national
    made = {one.page.chemin: one.page for one in made_pages(corpus)}
    return replace(corpus, pages=dict(sorted({**made, **corpus.pages}.items())))


def stamps(root: Path, place: Path | None) -> Stamps:
    """Les fichiers dont le guide dépend, chacun avec sa date de changement."""
    files = [
        root / "budget.yml",
        root / EDITION,
        *(source_files(place) if place else ()),
        root / LOCK,
        root / SEEN,
        *(path for place in FOLDERS for path in source_files(root / place)),
    ]
    return tuple((str(path), path.stat().st_mtime_ns) for path in files if path.exists())
