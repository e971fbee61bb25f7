"""Le guide entier : ses faits, ses pages écrites, et celles qui en découlent. Il ne se lit qu'une fois."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from macros.building.pages import made_pages
from macros.corpus.facts import Corpus
from macros.corpus.loader import load_corpus
from macros.corpus.shipped import LOCK
from macros.proofs.ledger import SEEN
from macros.reading.folders import written

FOLDERS = ("data", "docs", "releves")
"""Les dossiers dont le guide dépend."""

Stamps = tuple[tuple[str, int], ...]


def current_guide(root: Path) -> Corpus:
    """Le guide d'un dossier, relu seulement si un fichier a changé : Zensical le demande pour chaque page."""
    return kept(root, stamps(root))


@lru_cache(maxsize=1)
def kept(root: Path, changed: Stamps) -> Corpus:
    """Le guide d'un dossier dans l'état que disent les dates de ses fichiers."""
    corpus = load_corpus(root)
    made = {one.page.chemin: one.page for one in made_pages(corpus)}
    return replace(corpus, pages=dict(sorted({**made, **corpus.pages}.items())))


def stamps(root: Path) -> Stamps:
    """Les fichiers dont le guide dépend, chacun avec sa date de changement."""
    files = [
        root / "budget.yml",
        root / LOCK,
        root / SEEN,
        *(path for place in FOLDERS for path in written(root / place)),
    ]
    return tuple((str(path), path.stat().st_mtime_ns) for path in files if path.exists())
