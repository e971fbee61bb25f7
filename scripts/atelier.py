"""Construit le guide une fois, puis en refait une page seule quand rien d'autre ne peut avoir changé.

Les vues sont des fonctions pures du corpus. Si l'en-tête et les titres d'une page restent les mêmes, le
corpus aussi, et son texte ne se lit qu'à son adresse. La refaire seule donne donc le même site.
"""

import subprocess
from collections.abc import Iterable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from macros.building.folder import PAGES as PAGES_FOLDER
from macros.building.guide import current_guide
from macros.building.mirror import refresh
from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.markup.here import INDEX
from macros.reading.collections import collection
from macros.reading.loading import name
from macros.reading.problems import Problems
from macros.search.index import script
from macros.search.reading import PageLue, read_page, read_site
from macros.texts.vocabulary import Vocabulary, unexplained
from scripts import feuille, preparer
from scripts.verifier import ROOT, show

BUILT, REDONE, REFUSED, ALL = "construit", "refait", "refusé", "tout"
"""Ce que l'atelier répond : où il en est, ou qu'il faut tout reconstruire."""

PAGES = collection(Corpus, "pages")
"""Comment se lit l'en-tête d'une page."""

REINDEX: list[str] = []
"""Ce qu'on lui demande pour que l'index de recherche suive : aucune page."""


def work(line: Connection, target: Path) -> None:
    """Construit le guide dans `target`, puis refait les pages qu'on lui nomme, jusqu'à ce qu'on raccroche."""
    if feuille.main() or lighten() or preparer.main():
        line.send(REFUSED)
        return
    try:
        workshop = Workshop(ROOT, target)
    except (Abort, Problems) as error:
        print(error)
        line.send(REFUSED)
        return
    line.send(BUILT)
    serve(line, workshop)


def lighten() -> int:
    """Réécrit les scripts du navigateur ; rend 1 si l'un d'eux, qu'il a nommé, ne se lit pas."""
    return subprocess.run(["node", "scripts/legers.mjs"], cwd=ROOT, check=False).returncode


def serve(line: Connection, workshop: "Workshop") -> None:
    """Répond à chaque liste de pages ; une liste vide demande l'index de recherche."""
    while True:
        try:
            places: list[str] = line.recv()
        except (EOFError, KeyboardInterrupt):
            return
        line.send(workshop.redo(places) if places else workshop.index())


class Settings(Config):  # type: ignore[no-untyped-call]
    """Les réglages de la mémoire : aucun."""


class Memory(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Garde ce que la construction sait et ne rend pas : les fichiers, le menu, les gabarits."""

    files: Files
    nav: Navigation
    env: Any

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Retient le menu."""
        self.nav = nav
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Retient les gabarits et les fichiers."""
        self.env, self.files = env, files
        return env


class Workshop:
    """Un guide construit, et de quoi en refaire une page."""

    def __init__(self, root: Path, target: Path) -> None:
        self.root, self.target = root, target
        self.corpus: Corpus = current_guide(root)
        self.vocabulary: Vocabulary = self.corpus.vocabulary
        self.memory = Memory()
        self.config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(target))
        self.config.plugins["atelier"] = self.memory
        self.config.plugins.on_startup(command="build", dirty=False)
        build(self.config)
        self.read: dict[str, PageLue] = {}
        self.changed: set[str] = set()
        self.indexed = False

    def redo(self, places: Iterable[str]) -> str:
        """Refait ces pages si elles seules changent ; montre leurs fautes, ou demande tout le site."""
        try:
            if not all(self.alone(place) for place in places):
                return ALL
            for place in places:
                self.write(place)
        except Problems as problems:
            show(list(problems.faults))
            return REFUSED
        except Abort as error:
            print(error)
            return REFUSED
        return REDONE

    def alone(self, place: str) -> bool:
        """Vrai si le texte de cette page a changé, mais rien de ce que le reste du guide en lit."""
        loader = Loader(self.root)
        page = loader.page(self.root / "docs" / place, place, PAGES.model_of(f"docs/{place}"))
        faults = [fault for source in loader.sources for fault in unexplained(source, self.vocabulary)]
        if loader.problems or faults:
            raise Problems([*loader.problems, *faults])
        return page == self.corpus.pages.get(place)

    def write(self, place: str) -> None:
        """Refait une page, par les fonctions dont MkDocs se sert pour toutes."""
        file = self.memory.files.get_file_from_path(place)
        assert file is not None and file.page is not None
        refresh(self.root / PAGES_FOLDER / place, (self.root / "docs" / place).read_bytes())
        pages = self.memory.files.documentation_pages()
        _populate_page(file.page, self.config, self.memory.files)
        _build_page(file.page, self.config, pages, self.memory.nav, self.memory.env)
        self.changed.add(place)

    def index(self) -> str:
        """Réécrit l'index de recherche si une page a changé depuis la dernière fois."""
        self.read = self.read or {page.adresse: page for page in read_site(self.target)}
        for place in self.changed:
            address = self.corpus.pages[place].address
            text = (self.target / address / "index.html").read_text(encoding="utf-8")
            self.read[address] = read_page(address, text)
        if self.changed or not self.indexed:
            text = script(self.corpus, list(self.read.values()))
            (self.target / INDEX).write_text(text, encoding="utf-8")
        self.indexed, self.changed = True, set()
        return REDONE


def place_of(path: Path) -> str:
    """La place d'une page sous `docs/`."""
    return name(ROOT / "docs", path)
