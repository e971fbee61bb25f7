"""Changer une valeur lue en fait typé, ou en phrases françaises qui disent où et comment corriger."""

from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from enum import Enum
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from macros.reading.loading import Loc, Source, field_name
from macros.reading.problems import Problem, Problems

Model = TypeVar("Model", bound=BaseModel)
Context = Mapping[str, Any]

TABLES = (dict, Mapping)
SIMPLE: Mapping[object, list[Any]] = {
    str: ["Essai"],
    int: [4],
    float: [1.5],
    bool: ["true"],
    date: ["2026-11-21"],
}
KEY = "[key]"
"""Ce que pydantic ajoute à la place d'un nom refusé : la ligne est celle de ce nom."""

SENTENCES: dict[str, Callable[[Context], str]] = {
    "missing": lambda _: "champ manquant ; ajoutez-le",
    "extra_forbidden": lambda _: "champ inconnu ; corrigez son nom ou retirez-le",
    "string_type": lambda _: "texte attendu",
    "string_too_short": lambda _: "texte vide ; écrivez au moins un mot",
    "string_too_long": lambda ctx: f"texte trop long ; {ctx['max_length']} caractères au plus",
    "string_pattern_mismatch": lambda _: "forme refusée",
    "int_type": lambda _: "nombre entier attendu",
    "int_parsing": lambda _: "nombre entier attendu",
    "int_parsing_size": lambda _: "nombre entier attendu, moins grand",
    "int_from_float": lambda _: "nombre entier attendu",
    "float_type": lambda _: "nombre attendu",
    "float_parsing": lambda _: "nombre attendu",
    "bool_type": lambda _: "réponse attendue : true ou false",
    "bool_parsing": lambda _: "réponse attendue : true ou false",
    "date_type": lambda _: "date attendue, sous la forme AAAA-MM-JJ",
    "date_from_datetime_parsing": lambda _: "date attendue, sous la forme AAAA-MM-JJ",
    "date_from_datetime_inexact": lambda _: "date attendue, sous la forme AAAA-MM-JJ",
    "tuple_type": lambda _: "liste attendue, une valeur par ligne après un tiret",
    "dict_type": lambda _: "liste de champs attendue",
    "model_type": lambda _: "liste de champs attendue",
    "enum": lambda ctx: "valeur attendue : " + str(ctx["expected"]).replace("'", "").replace(" or ", " ou "),
    "literal_error": lambda ctx: "valeur attendue : " + str(ctx["expected"]).replace("'", ""),
    "greater_than": lambda ctx: f"nombre attendu : plus de {ctx['gt']}",
    "less_than": lambda ctx: f"nombre attendu : moins de {ctx['lt']}",
    "greater_than_equal": lambda ctx: f"nombre attendu : {ctx['ge']} ou plus",
    "less_than_equal": lambda ctx: f"nombre attendu : {ctx['le']} ou moins",
    "too_short": lambda ctx: f"liste trop courte ; au moins {ctx['min_length']}",
    "too_long": lambda ctx: f"liste trop longue ; {ctx['max_length']} au plus",
    "faute": lambda ctx: str(ctx["message"]),
}


def validate(model: type[Model], source: Source, value: object, at: Loc = ()) -> Model:
    """Le fait typé tiré de `value`, lue à la place `at` de `source` ; lève toutes ses fautes à la fois."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise Problems(problems(model, source, error, at)) from None


def problems(model: type[BaseModel], source: Source, error: ValidationError, at: Loc) -> list[Problem]:
    """Les fautes d'un fait, chacune à la ligne de son champ, avec un exemple de ce que l'on attend là."""
    faults = []
    details = error.errors(include_url=False)
    for detail in details:
        if detail["type"] == "too_short" and any(inside(other["loc"], detail["loc"]) for other in details):
            continue
        context = detail.get("ctx", {})
        place = tuple(part for part in detail["loc"] if part != KEY)
        inner = (*place, context["champ"]) if "champ" in context else place
        field = field_name(inner) or "fichier"
        message = f"{field} : {SENTENCES[detail['type']](context)}"
        line = source.line((*at, *inner))
        faults.append(Problem(source.path, line, message + example(model, inner, message)))
    return faults


def inside(loc: Loc, container: Loc) -> bool:
    """Vrai si une place est à l'intérieur d'une autre."""
    return len(loc) > len(container) and loc[: len(container)] == container


def example(model: type[BaseModel], loc: Loc, message: str) -> str:
    """L'exemple qui suit une faute, si elle n'en donne pas déjà un : « Exemple : 2026-11-21 »."""
    shown = examples_at(model, loc)
    return f". Exemple : {shown[0]}" if shown and "Exemple : " not in message else ""


def examples_at(kind: object, loc: Loc) -> list[Any]:
    """Des exemples de ce que l'on écrit à la place `loc` d'un modèle."""
    inner = bare(kind)
    if not loc:
        return [example for part in metadata(kind) for example in part.examples or []] or sample(inner)
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        fields = inner.model_fields
        if loc[0] not in fields:
            return get_close_matches(str(loc[0]), fields, 1, cutoff=0)
        info = fields[str(loc[0])]
        if len(loc) == 1 and info.examples:
            return list(info.examples)
        return examples_at(info.annotation, loc[1:])
    options = [
        examples_at(option, loc[1:] if get_origin(inner) in (tuple, *TABLES) else loc)
        for option in valued(inner)
    ]
    return next(filter(None, options), [])


def sample(kind: Any) -> list[Any]:
    """Un exemple tiré du type seul : un choix de la liste, un nombre, le premier champ d'un fait."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [field_example(kind.model_fields, next(filter("id".__ne__, kind.model_fields), "id"))]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [choice.value for choice in kind]
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    if get_origin(kind) in TABLES:
        return [": ".join(str(examples_at(part, ())[0]) for part in get_args(kind))]
    options = (examples_at(option, ()) for option in get_args(kind))
    return SIMPLE.get(kind, []) or next(filter(None, options), [])


def field_example(fields: Mapping[str, FieldInfo], name: str) -> str:
    """Un champ comme on l'écrit : son nom, deux-points, un exemple."""
    info = fields[name]
    if info.examples:
        return f"{name}: {info.examples[0]}"
    shown = ", ".join(map(str, examples_at(info.annotation, ())[:1]))
    return f"{name}: [{shown}]" if get_origin(bare(info.annotation)) is tuple else f"{name}: {shown}"


def valued(kind: object) -> tuple[Any, ...]:
    """Les types que contient un type ; d'une table, celui de ses valeurs seules."""
    return get_args(kind)[1:] if get_origin(kind) in TABLES else get_args(kind)


def metadata(kind: object) -> list[FieldInfo]:
    """Les informations de champ portées par un type annoté, ou par ceux qu'il contient."""
    if get_origin(kind) is not Annotated:
        return [option_metadata for option in get_args(kind) for option_metadata in metadata(option)]
    return [part for part in get_args(kind)[1:] if isinstance(part, FieldInfo)]


def bare(kind: object) -> Any:
    """Le type sous son annotation."""
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind
