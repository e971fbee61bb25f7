"""Fabrique les livrets (PDF, EPUB), le guide de poche et les fiches, d'après le site : `make livret`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from macros.booklet import assembly, communal, ebook, outline, paper, pocket, profiles
from macros.booklet.inspection import faults
from macros.booklet.printing import Tirage, tirage
from macros.building.folder import TAKEN
from macros.building.guide import current_guide
from macros.corpus.facts import Corpus
from macros.main import today
from macros.views.telecharger import (
    DOSSIER,
    LIVRE,
    LIVRET,
    POCHE,
    POCHE_A_PLIER,
    RUBRIQUES,
    booklet_name,
    file_name,
)
from scripts.site import SITE
from scripts.verifier import ROOT, command

FOLDER = ROOT / TAKEN / DOSSIER


@command
def main() -> int:
    """Écrit chaque fichier dont la structure passe nos contrôles ; s'arrête au premier qui échoue."""
    if not (SITE / "index.html").is_file():
        print("Le site n'est pas construit. Lancez : make site", file=sys.stderr)
        return 1
    corpus = current_guide(ROOT)
    for name, content in made(corpus, SITE, tirage(corpus, today())):
        faulty = faults(content) if name.endswith(".pdf") and name != POCHE_A_PLIER else []
        if faulty:
            print("\n".join(f"{name} : {fault}" for fault in faulty), file=sys.stderr)
            return 1
        save(FOLDER / name, content)
    return 0


def made(corpus: Corpus, site: Path, issue: Tirage) -> Iterator[tuple[str, bytes]]:
    """Chaque fichier, l'un après l'autre : son nom, son contenu."""
    styles = (paper.sheet("livret.css"),)
    markup = assembly.document(assembly.parties(site, list(outline.feuillets(corpus, site))), issue)
    yield LIVRE, ebook.epub(markup, issue)
    for profile in corpus.profils():
        yield file_name(profile), profiles.fiche(site, profile.slug, issue)
        yield booklet_name(profile), communal.livret(corpus, site, profile, issue)
    small = pocket.poche(corpus, site, issue)
    yield POCHE, small
    yield POCHE_A_PLIER, pocket.imposed(small)
    for name, title, folder in RUBRIQUES:
        parts = assembly.parties(site, outline.apart(corpus, site, folder))
        yield name, paper.pdf(assembly.bound(title, assembly.PHRASE, (), parts, issue), issue, styles)
    yield LIVRET, paper.pdf(markup, issue, styles)


def save(path: Path, content: bytes) -> None:
    """Écrit un fichier s'il a changé, et dit son poids."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)
    print(f"{path.relative_to(ROOT)} : {len(content)} octets")


if __name__ == "__main__":
    sys.exit(main())
