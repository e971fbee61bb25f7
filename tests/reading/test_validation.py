"""Les modèles refusent ce qui est faux en une phrase française, à sa ligne, et disent tout à la fois."""

import pkgutil
import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from importlib import import_module
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from macros import models
from macros.models.base import Fait, Jour, Niveau, Texte
from macros.models.modeles import Modele
from macros.reading.loading import Source, read_yaml
from macros.reading.problems import Problems
from macros.reading.validation import validate
from tests.conftest import ROOT, Write

ENGLISH = re.compile(
    r"\b(?:should|input|valid|expected|must|string|integer|field|fields|required|error|value|least|most|less|than"
    r"|greater|type|pattern|match|tuple|dictionary|instance|extra|none|invalid|parsing|or|and|the|date(?:time)?_\w+)\b",
    re.IGNORECASE,
)
WRONG: tuple[object, ...] = (
    None,
    "",
    "   ",
    "x" * 5_000,
    "Pas Un Identifiant !",
    "2026-1-5",
    "12:30",
    -1,
    0,
    3,
    2026,
    10**30,
    86_400,
    1.5,
    10.0**300,
    True,
    date(2026, 11, 21),
    [],
    [None],
    ["x"] * 500,
    [[]],
    {},
    {"inconnu": 1},
)
"""Ce qu'une personne peut écrire à la place de ce qui est attendu."""


class Detail(Fait):
    nom: Texte
    nombre: Annotated[int, Field(ge=1, le=10, examples=["4"])]


class Essai(Fait):
    nom: Texte
    niveau: Niveau
    jour: Jour
    details: Annotated[tuple[Detail, ...], Field(min_length=1)]
    autres: Annotated[tuple[Texte, ...], Field(min_length=1)] = ("rien",)
    note: Texte | None = None


def faults(guide: Write, text: str, model: type[BaseModel] = Essai) -> list[str]:
    root = guide({"data/x.yml": text})
    source = read_yaml(root, root / "data/x.yml")
    with pytest.raises(Problems) as caught:
        validate(model, source, source.value)
    return [str(problem) for problem in caught.value.faults]


def test_toutes_les_fautes_sont_dites_a_la_fois_chacune_a_sa_ligne(guide: Write) -> None:
    details = "details:\n  - nom: a\n    nombre: 0\n  - nom: 5\n    nombre: trois\n"
    text = f"niveau: haute\njour: hier\n{details}notes: x\n"
    assert faults(guide, text) == [
        "data/x.yml:1: niveau : valeur attendue : elevee, moyenne ou memoire. Exemple : elevee",
        "data/x.yml:1: nom : champ manquant ; ajoutez-le. Exemple : Une phrase courte.",
        "data/x.yml:2: jour : date attendue, sous la forme AAAA-MM-JJ. Exemple : 2026-11-21",
        "data/x.yml:5: details.0.nombre : nombre attendu : 1 ou plus. Exemple : 4",
        "data/x.yml:6: details.1.nom : texte attendu. Exemple : Une phrase courte.",
        "data/x.yml:7: details.1.nombre : nombre entier attendu. Exemple : 4",
        "data/x.yml:8: notes : champ inconnu ; corrigez son nom ou retirez-le. Exemple : note",
    ]


def test_une_liste_vide_est_dite_meme_quand_une_autre_liste_a_une_faute(guide: Write) -> None:
    text = "nom: a\nniveau: elevee\njour: 2026-01-01\ndetails:\n  - nom: a\n    nombre: 11\nautres: []\n"
    assert faults(guide, text) == [
        "data/x.yml:6: details.0.nombre : nombre attendu : 10 ou moins. Exemple : 4",
        "data/x.yml:7: autres : liste trop courte ; au moins 1. Exemple : Une phrase courte.",
    ]


def test_une_liste_dont_la_seule_entree_est_fausse_n_est_pas_dite_trop_courte(guide: Write) -> None:
    text = "nom: a\nniveau: elevee\njour: 2026-01-01\ndetails:\n  - nom: a\n    nombre: 11\n"
    assert faults(guide, text) == [
        "data/x.yml:6: details.0.nombre : nombre attendu : 10 ou moins. Exemple : 4"
    ]


def test_une_annee_seule_n_est_pas_une_date(guide: Write) -> None:
    text = "nom: a\nniveau: elevee\njour: 2026\ndetails:\n  - {nom: a, nombre: 1}\n"
    assert faults(guide, text) == [
        "data/x.yml:3: jour : date attendue, sous la forme AAAA-MM-JJ. Exemple : 2026-11-21"
    ]


@pytest.mark.parametrize("text", ["- a\n", "du texte\n", ""])
def test_un_fichier_qui_n_est_pas_une_liste_de_champs(guide: Write, text: str) -> None:
    assert faults(guide, text) == [
        "data/x.yml:1: fichier : liste de champs attendue. Exemple : nom: Une phrase courte."
    ]


def test_un_fait_juste_est_fige() -> None:
    fact = validate(Detail, Source("x.yml", {}), {"nom": " a ", "nombre": 4})
    assert fact.nom == "a"
    with pytest.raises(ValidationError):
        fact.nom = "b"  # type: ignore[misc]


def every_model() -> list[type[Fait]]:
    """Tous les faits du guide, module par module."""
    modules = [
        import_module(f"{models.__name__}.{info.name}") for info in pkgutil.iter_modules(models.__path__)
    ]
    found = {kind for module in modules for kind in vars(module).values() if is_model(kind)}
    return sorted(found, key=lambda kind: kind.__qualname__)


def is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Fait) and kind not in (Fait, Modele)


def sample(kind: Any) -> Any:
    """Une valeur de ce type, telle qu'on l'écrirait ; un type inconnu fait échouer le test."""
    inner, examples = bare(kind)
    if examples:
        return examples[0]
    if isinstance(inner, type) and issubclass(inner, Fait):
        return {name: sample_field(info) for name, info in inner.model_fields.items()}
    if isinstance(inner, type) and issubclass(inner, Enum):
        return next((choice.value for choice in inner), "texte")
    if get_origin(inner) is tuple:
        return [sample(get_args(inner)[0])]
    if get_origin(inner) in (dict, Mapping):
        return {sample(part): sample(kind) for part, kind in [get_args(inner)]}
    if get_origin(inner) is Literal:
        return get_args(inner)[0]
    if get_args(inner):
        return sample(next(option for option in get_args(inner) if option is not NoneType))
    return {str: "texte", int: 1, float: 1.5, bool: True, date: date(2026, 11, 21)}[inner]


def sample_field(info: Any) -> Any:
    """Une valeur pour un champ : son exemple, ou ce que demande son type."""
    if info.examples and not get_args(info.annotation):
        return info.examples[0]
    return sample(info.annotation)


def bare(kind: Any) -> tuple[Any, list[Any]]:
    """Un type sans ses marques, et les exemples qu'elles portent."""
    if get_origin(kind) is not Annotated:
        return kind, []
    inner, *marks = get_args(kind)
    simple = not get_args(inner) and not is_model(inner)
    found = [one for mark in marks for one in getattr(mark, "examples", None) or []] if simple else []
    return inner, found


def broken(value: Any) -> Iterator[Any]:
    """Toutes les façons d'abîmer une valeur en un seul endroit, aussi profond soit-il."""
    yield from WRONG
    if isinstance(value, dict):
        for field in value:
            yield {name: kept for name, kept in value.items() if name != field}
            yield from ({**value, field: wrong} for wrong in broken(value[field]))
    elif isinstance(value, list):
        for wrong in broken(value[0]):
            yield [wrong]


@pytest.mark.parametrize("model", every_model(), ids=lambda model: model.__name__)
def test_toute_faute_possible_a_sa_phrase_francaise(model: type[Fait]) -> None:
    said = {message for value in broken(sample(model)) for message in messages(model, value)}
    assert said
    for message in said:
        spoken = re.split(r" Exemple : |valeur attendue : ", message.partition(" : ")[2])[0]
        assert not ENGLISH.search(spoken), message
        assert message.count(" Exemple : ") == 1, message
        assert str(ROOT) not in message and "\n" not in message, message
        assert not re.search(r"[<>]|Enum", spoken), message


def messages(model: type[Fait], value: Any) -> Iterator[str]:
    """Ce que le guide dit d'une valeur ; rien si elle convient."""
    try:
        validate(model, Source("data/x.yml", value), value)
    except Problems as caught:
        yield from (problem.message for problem in caught.faults)


@pytest.mark.parametrize("model", every_model(), ids=lambda model: model.__name__)
def test_aucun_champ_n_hesite_entre_deux_types(model: type[Fait]) -> None:
    """Pydantic ajouterait le nom anglais du type au nom du champ, sauf si le champ choisit lui-même."""
    for name, info in model.model_fields.items():
        options = [option for option in get_args(info.annotation) if option is not NoneType]
        decided = any(isinstance(it, BeforeValidator) for it in info.metadata)
        assert decided or get_origin(info.annotation) not in (Union, UnionType) or len(options) == 1, name
