"""Les références d'un fait à d'autres, lues dans les marques de ses champs."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel

from macros.models.base import Fait, Reference
from macros.reading.loading import Loc


def references(fact: BaseModel) -> Iterator[tuple[Loc, str, str | int]]:
    """Les références d'un fait et de ce qu'il contient : place, collection visée, identifiant."""
    for field, collections in fields_of(type(fact)):
        yield from referenced(collections, (field,), getattr(fact, field))
    if isinstance(fact, Fait):
        yield from fact.mentioned()


@cache
def fields_of(model: type[BaseModel]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Les champs d'un modèle, chacun avec les collections qu'il nomme ; lus une fois par modèle."""
    return tuple(
        (field, tuple(marked([*info.metadata, info.annotation])))
        for field, info in model.model_fields.items()
    )


def referenced(collections: tuple[str, ...], loc: Loc, value: object) -> Iterator[tuple[Loc, str, str | int]]:
    """Les références d'une valeur, d'après les collections que nomme son champ."""
    if isinstance(value, Fait):
        for inner, collection, named in references(value):
            yield (*loc, *inner), collection, named
    elif isinstance(value, tuple):
        for rank, item in enumerate(value):
            yield from referenced(collections, (*loc, rank), item)
    elif isinstance(value, Mapping):
        for key in value:
            yield from referenced(collections, (*loc, key), key)
    elif isinstance(value, str | int):
        for collection in collections:
            yield loc, collection, value


def marked(marks: list[object]) -> Iterator[str]:
    """Les collections nommées par les marques d'un type, aussi profondes soient-elles."""
    for mark in marks:
        if isinstance(mark, Reference):
            yield mark.collection
        elif get_origin(mark) is Annotated or get_args(mark):
            yield from marked(list(get_args(mark)))
