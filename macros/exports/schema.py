"""Le schéma JSON d'un jeu de données : ce qu'un programme peut en attendre, calculé de ce qui y est écrit.

Un champ présent partout est promis ; un champ de plus n'est jamais une faute.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from macros.corpus.facts import Corpus
from macros.exports.resource import Resource, Row, json_text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SCALARS: Mapping[type, str] = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    type(None): "null",
}


def schema(resource: Resource, corpus: Corpus) -> Row:
    """Le schéma d'un jeu : une liste d'objets, chaque champ décrit."""
    shaped = shape(json.loads(json_text(resource, corpus)), frozenset(corpus.obligations))
    described = {column.name: column.description for column in resource.columns}
    fields = shaped["items"]["properties"]
    for name in fields.keys() & described.keys():
        fields[name] = {"description": described[name], **fields[name]}
    return {"$schema": DIALECT, "title": resource.title, **shaped}


def item(resource: Resource, corpus: Corpus) -> Row:
    """Le schéma d'un seul objet d'un jeu."""
    whole = schema(resource, corpus)
    return {"$schema": DIALECT, "title": f"{resource.title} : un objet", **whole["items"]}


def shape(values: Sequence[Any], ids: frozenset[str]) -> dict[str, Any]:
    """La forme de ce qu'une liste contient."""
    return {"type": "array", "items": common(values, ids)} if values else {"type": "array"}


def common(values: Sequence[Any], ids: frozenset[str]) -> dict[str, Any]:
    """La forme commune de plusieurs valeurs ; plusieurs sortes se disent toutes."""
    objects = [value for value in values if isinstance(value, dict)]
    lists = [value for value in values if isinstance(value, list)]
    plain = [value for value in values if not isinstance(value, dict | list)]
    forms = [
        *([held(objects, ids)] if objects else []),
        *([shape([one for some in lists for one in some], ids)] if lists else []),
        *([scalar(plain)] if plain else []),
    ]
    return forms[0] if len(forms) == 1 else {"anyOf": forms}


def held(objects: Sequence[Mapping[str, Any]], ids: frozenset[str]) -> dict[str, Any]:
    """La forme d'objets : leurs champs, promis s'ils sont partout ; rangés par fiche, aucun ne l'est."""
    names = list(dict.fromkeys(name for one in objects for name in one))
    if names and ids.issuperset(names):
        return {
            "type": "object",
            "additionalProperties": common([value for one in objects for value in one.values()], ids),
        }
    return {
        "type": "object",
        "properties": {name: common([one[name] for one in objects if name in one], ids) for name in names},
        "required": [name for name in names if all(name in one for one in objects)],
    }


def scalar(values: Sequence[Any]) -> dict[str, Any]:
    """La forme de textes, de nombres, de dates."""
    kinds = list(dict.fromkeys(SCALARS[type(value)] for value in values))
    texts = [value for value in values if isinstance(value, str)]
    dated = {"format": "date"} if texts and all(map(DAY.fullmatch, texts)) else {}
    return {"type": kinds[0] if len(kinds) == 1 else kinds, **dated}
