"""L'atelier : un guide qui se lit, et rend chaque fichier à la demande.

Une faute se dit et ne change rien à ce qui était bon : `construit/` ne reçoit que ce qui se lit.
"""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

from jinja2 import Environment

from macros.building.faults import fault_line, keep
from macros.building.folder import ASSETS, PAGES, SHELL, copied, prepare
from macros.building.guide import current_guide, settled
from macros.building.mirror import refresh
from macros.building.sheets import write as write_sheets
from macros.checks.pages import drafts
from macros.checks.run import CHECKS, applied, worded
from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.engine import Site
from macros.main import base, today
from macros.markup.here import INDEX, TEXTES
from macros.publication.trimming import lightened
from macros.reading.collections import collection
from macros.reading.folders import source_files
from macros.reading.loading import read_text
from macros.reading.problems import Problem, Problems, Unknown
from macros.search.index import files
from macros.search.reading import PageLue, read_page
from macros.territories.census import commune_names

HEAD = collection(Corpus, "pages")
"""Comment se lit l'en-tête d'une page."""

DOCS, STYLES, SCRIPTS = "docs/", "overrides/styles/", "overrides/scripts/"

Done = TypeVar("Done")

Reply = bytes | Literal[False] | None
"""Les octets d'un fichier ; rien s'il n'est pas du guide ; faux si une faute, qui a été dite, l'empêche."""


class Workshop:
    """Un guide qui se lit, et de quoi en rendre chaque fichier."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.told: set[str] = set()
        self.searched: dict[str, bytes] | Literal[False] = {}
        self.renew(frozenset())

    def content(self, place: str) -> Reply:
        """Les octets d'un fichier du site ; une page ne se rend qu'une fois tant que rien ne change."""
        if place == INDEX:
            self.searched = self.attempt(self.index)
        if place == INDEX or place.startswith(TEXTES):
            return False if self.searched is False else self.searched.get(place)
        if place not in self.site.pages:
            return self.attempt(self.site.content, place)
        if self.corpus.edition.left(self.site.pages[place].url):
            return None
        if place not in self.made:
            self.made[place] = self.attempt(self.page_of, place)
        return self.made[place]

    def page_of(self, place: str) -> bytes | None:
        """Une page, sans lien vers celles que l'édition laisse, comme la montre `make site`."""
        made = self.site.content(place)
        return made and lightened(made, self.site.pages[place].url, self.corpus.edition, base())

    def ahead(self) -> tuple[str, Reply] | None:
        """Une page que personne n'a encore demandée, rendue d'avance ; rien s'il n'en reste pas."""
        left = self.corpus.edition.left
        waiting = (
            one for one, page in self.site.pages.items() if one not in self.made and not left(page.url)
        )
        place = next(waiting, None)
        return None if place is None else (place, self.content(place))

    def update(self, changed: frozenset[str]) -> frozenset[str]:
        """Suit des fichiers changés ; rend ceux qu'une faute, qui a été dite, empêche de suivre."""
        self.told = set()
        shares = list(self.shares(changed))
        return frozenset().union(*(some for some, work in shares if self.attempt(work, some) is False))

    def shares(self, changed: frozenset[str]) -> Iterator[tuple[frozenset[str], Callable[..., None]]]:
        """Les fichiers qui se suivent ensemble, et comment : feuille, scripts, une page seule, le reste."""
        styles = frozenset(place for place in changed if place.startswith(STYLES))
        scripts = frozenset(place for place in changed if place.startswith(SCRIPTS))
        rest = changed - styles - scripts
        yield styles, self.sheet
        yield scripts, self.lighten
        if all(map(self.alone, rest)):
            yield from ((frozenset({place}), self.page) for place in rest)
        else:
            yield rest, self.renew

    def attempt(self, work: Callable[..., Done], *given: Any) -> Done | Literal[False]:
        """Ce que rend un travail ; une faute se dit une fois, et rend faux."""
        try:
            return work(*given)
        except (Exception, SystemExit) as error:
            keep(error)
            said = fault_line(error, self.root)
            if said not in self.told:
                print(said, file=sys.stderr, flush=True)
            self.told.add(said)
            return False

    def sheet(self, changed: frozenset[str]) -> None:
        """Refait la feuille de style."""
        if changed:
            write_sheets(self.root)
            self.dress()

    def lighten(self, changed: frozenset[str]) -> None:
        """Refait ces scripts du navigateur ; celui qui ne se lit pas dit sa ligne."""
        if changed:
            names = [place.removeprefix(SCRIPTS) for place in changed]
            command = ["node", "scripts/legers.mjs", ".", *names]
            done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)
            if done.returncode:
                raise Unknown(done.stderr.splitlines()[0])
            self.dress()

    def dress(self) -> None:
        """Donne à la coque les ressources refaites."""
        for place, content in copied(self.root / ASSETS).items():
            refresh(self.root / SHELL / "assets" / place, content())

    def alone(self, place: str) -> bool:
        """Vrai si rien de ce que le reste du guide lit d'une page n'a changé : son texte, ou une faute."""
        known = self.corpus.pages.get(place.removeprefix(DOCS))
        if known is None or not (self.root / place).is_file():
            return False
        loader = Loader(self.root)
        page = loader.page(self.root / place, place.removeprefix(DOCS), HEAD.model_of(place))
        return bool(loader.problems) or page == known

    def page(self, changed: frozenset[str]) -> None:
        """Refait une page dont le texte seul a changé."""
        (place,) = changed
        refuse(faults(self.root, self.corpus, place))
        source = place.removeprefix(DOCS)
        refresh(self.root / PAGES / source, (self.root / place).read_bytes())
        self.made.pop(self.site.forget(source), None)

    def renew(self, changed: frozenset[str]) -> None:
        """Relit tout le guide ; ne touche à rien si une donnée, un gabarit ou une page a une faute."""
        corpus = current_guide(self.root)
        pages = [place for place in changed if place.removeprefix(DOCS) in corpus.pages]
        refuse(fault for place in pages for fault in faults(self.root, corpus, place))
        refuse(worded(self.root, corpus))
        for path in source_files(self.root / "overrides"):
            if path.suffix == ".html":
                Environment(autoescape=True).parse(read_text(self.root, path), filename=str(path))
        prepare(self.root, corpus, base(), today(), settled())
        self.site, self.corpus = Site(self.root), corpus
        self.made: dict[str, Reply] = {}

    def index(self) -> dict[str, bytes]:
        """L'index de recherche et tout le texte, d'après toutes les pages ; une page en faute n'y est pas."""
        made = ((page.url, self.content(place)) for place, page in self.site.pages.items())
        read = [lue(url, html) for url, html in sorted(made) if isinstance(html, bytes)]
        return {name: text.encode() for name, text in files(self.corpus, commune_names(self.root), read)}


def faults(root: Path, corpus: Corpus, place: str) -> Iterator[Problem]:
    """Les fautes d'une page, comme les dirait `make verifier`."""
    loader = Loader(root)
    loader.page(root / place, place.removeprefix(DOCS), HEAD.model_of(place))
    yield from loader.problems
    if not loader.problems:
        yield from applied(CHECKS, drafts(root, corpus, [place]))


def refuse(faults: Iterable[Problem]) -> None:
    """Lève des fautes, s'il y en a."""
    if kept := set(faults):
        raise Problems(kept)


@lru_cache(maxsize=2_000)
def lue(address: str, html: bytes) -> PageLue:
    """Une page rendue, lue pour la recherche."""
    return read_page(address, html.decode())
