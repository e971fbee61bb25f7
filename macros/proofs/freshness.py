"""La fraîcheur des faits : ceux dont la date de relecture est passée, et les dates changées sans lire."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.reading.folders import source_files
from macros.reading.loading import Loc, Source, read_page, read_yaml
from macros.reading.problems import Problem, Problems
from macros.texts.french import in_words

FOLDERS = ("data", "docs")
READERS = {".yml": read_yaml, ".md": read_page}
NAMING = ("nom", "titre", "nom_court", "numero", "id")
SOURCES = ("sources", "source", "base_legale", "url")


@dataclass(frozen=True, order=True)
class Perime:
    """Un fait à relire : sa date limite, sa place, son nom, et ce qu'il faut rouvrir."""

    revoir_avant: date
    path: str
    line: int
    name: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        """La ligne montrée à la personne."""
        read = ", ".join(self.sources) or "la source nommée dans le fichier"
        return (
            f"{self.path}:{self.line}: {self.name}, à relire avant le {in_words(self.revoir_avant)} : {read}"
        )


def overdue(root: Path, today: date) -> list[Perime]:
    """Les faits dont la date de relecture est passée, les plus anciens d'abord."""
    return sorted(
        fact
        for source in sources(root)
        for fact in dated(source, source.value, ())
        if fact.revoir_avant < today
    )


def sources(root: Path) -> Iterator[Source]:
    """Tous les fichiers de faits, lus ; un fichier illisible est l'affaire de `make verifier`."""
    for folder in FOLDERS:
        for path in source_files(root / folder):
            reader = READERS.get(path.suffix)
            if reader and not path.name.startswith("_") and "schemas" not in path.parts:
                try:
                    yield reader(root, path)
                except Problems:
                    continue


def dated(source: Source, value: object, loc: Loc) -> Iterator[Perime]:
    """Les faits d'une valeur qui portent une date de relecture."""
    if isinstance(value, dict):
        limit = value.get("revoir_avant")
        if isinstance(limit, date):
            line = source.line((*loc, "revoir_avant"))
            yield Perime(limit, source.path, line, fact_name(source, value), tuple(cited(value)))
        for key, inner in value.items():
            yield from dated(source, inner, (*loc, key))
    elif isinstance(value, list):
        for rank, inner in enumerate(value):
            yield from dated(source, inner, (*loc, rank))


def fact_name(source: Source, value: Mapping[str, object]) -> str:
    """Le nom d'un fait, ou celui de son fichier."""
    return next((str(value[key]) for key in NAMING if value.get(key)), Path(source.path).stem)


def cited(value: Mapping[str, object]) -> Iterator[str]:
    """Ce qu'il faut rouvrir : les identifiants ou les adresses des sources d'un fait."""
    for key in SOURCES:
        value_read = value.get(key)
        for item in value_read if isinstance(value_read, list) else [value_read]:
            if isinstance(item, dict):
                item = next(
                    filter(None, map(item.get, ("url", "reference", "texte", "titre", "article"))), None
                )
            if isinstance(item, str):
                yield item


# --- Les dates changées en bloc ------------------------------------------------------------------------

FILE = re.compile(r"^\+\+\+ b/(?P<path>\S+)$")
HUNK = re.compile(r"^@@ -\S+ \+(?P<line>\d+)")
BUMPED = re.compile(r"^\+\s*(?:- )?verifie_le:")
READ = re.compile(
    r"^\+\s*(?:- |\{)*(?:lu_le|lecture|article|preuve|source|sources|url|adresse|titre|reference)\s*:"
)
SOURCES_FILE = "data/sources.yml"
ALLOWED = 2
"""Jusqu'à deux fichiers, on corrige une faute de frappe ; au-delà, on a changé des dates en bloc."""


def bumped(diff: Iterable[str]) -> list[Problem]:
    """Les fichiers d'une différence git dont `verifie_le` change sans aucune ligne de source.

    Une source relue est une ligne de source qui change dans le même fichier, ou dans `data/sources.yml`.
    """
    places: dict[str, int] = {}
    read: set[str] = set()
    path, line = "", 0
    for text in diff:
        if match := FILE.match(text):
            path = match["path"]
        elif match := HUNK.match(text):
            line = int(match["line"])
        elif text.startswith("+"):
            if BUMPED.match(text):
                places.setdefault(path, line)
            elif READ.match(text):
                read.add(path)
            line += 1
    unread = {place: at for place, at in places.items() if place not in read}
    if SOURCES_FILE in read or len(unread) <= ALLOWED:
        return []
    message = (
        "verifie_le change, sans ligne de source relue ; relisez la source, et écrivez sa date de lecture. "
        "Exemple : lu_le: 2026-11-21"
    )
    return [Problem(place, at, message) for place, at in sorted(unread.items())]
