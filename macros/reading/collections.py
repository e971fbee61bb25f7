"""Comment un champ dit d'où il vient : une place, une forme de fichier, et le modèle que son type nomme."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

from macros.reading.folders import source_files

Calculation = Callable[[Path, Mapping[str, Any]], Any]
"""Ce qui se calcule d'un dossier de guide et des champs déjà lus."""

MARK = "origine"


class Form(StrEnum):
    """La forme des fichiers d'une collection."""

    FOLDER = "un fait par fichier"
    ENTRIES = "une liste de faits"
    DOCUMENT = "un seul fait"
    PAGES = "un fait par page"


@dataclass(frozen=True)
class Collection:
    """Des faits : leur place, leur forme, leur modèle, et le champ `key` qui les range.

    `others` donne leur modèle aux fichiers d'un motif. `inside` nomme, dans un document, la liste dont
    d'autres faits citent les éléments.
    """

    form: Form
    place: str
    key: str = "id"
    others: Mapping[str, type[BaseModel]] = field(default_factory=dict)
    inside: str = ""
    name: str = ""
    model: type[BaseModel] = BaseModel

    def model_of(self, place: str) -> type[BaseModel]:
        """Le modèle d'un fichier, d'après sa place dans le guide."""
        path = PurePosixPath(place)
        return next((model for motif, model in self.others.items() if path.match(motif)), self.model)

    def files(self, root: Path) -> Iterator[Path]:
        """Les fichiers à lire, ceux qui existent."""
        place = root / self.place
        return source_files(place) if place.is_dir() else iter([place] if place.is_file() else ())

    def known(self, facts: Any) -> frozenset[str | int]:
        """Les identifiants que d'autres faits peuvent nommer."""
        if self.form is Form.DOCUMENT:
            return frozenset(getattr(item, self.key) for item in getattr(facts, self.inside))
        return frozenset(facts)


def folder(place: str, others: Mapping[str, type[BaseModel]] | None = None) -> Any:
    """Un fait par fichier d'un dossier ; son identifiant est le nom du fichier."""
    return origin(Collection(Form.FOLDER, place, others=others or {}))


def entries(place: str, key: str = "id") -> Any:
    """Les faits d'un fichier qui est une liste."""
    return origin(Collection(Form.ENTRIES, place, key))


def document(place: str, inside: str = "", key: str = "id") -> Any:
    """Un fichier qui est un seul fait."""
    return origin(Collection(Form.DOCUMENT, place, key, inside=inside))


def pages(place: str, others: Mapping[str, type[BaseModel]]) -> Any:
    """L'en-tête de chaque page d'un dossier."""
    return origin(Collection(Form.PAGES, place, others=others))


def part() -> Any:
    """Une partie, dont la classe dit les fichiers."""
    return field()


def computed(how: Calculation) -> Any:
    """Ce qui se calcule des champs écrits au-dessus."""
    return origin(how)


def origin(what: Collection | Calculation) -> Any:
    """Un champ qui garde d'où il vient."""
    return field(metadata={MARK: what})


@cache
def origins(kind: type[Any]) -> Mapping[str, Any]:
    """D'où vient chaque champ : une collection, un calcul, ou une partie qui a ses propres champs."""
    hints = get_type_hints(kind)
    return {one.name: completed(one.name, one.metadata.get(MARK), hints[one.name]) for one in fields(kind)}


def completed(name: str, what: Collection | Calculation | None, hint: Any) -> Any:
    """Une collection avec le nom de son champ et le modèle que dit son type ; le reste tel quel."""
    if not isinstance(what, Collection):
        return what or hint
    return replace(what, name=name, model=(get_args(hint) or (hint,))[-1])


def collection(kind: type, name: str) -> Collection:
    """La collection d'un champ."""
    return next(one for one in collections(kind) if one.name == name)


def collections(kind: type) -> Iterator[Collection]:
    """Les collections que déclare une classe, parties comprises."""
    for what in origins(kind).values():
        if isinstance(what, Collection):
            yield what
        elif isinstance(what, type) and is_dataclass(what):
            yield from collections(what)
