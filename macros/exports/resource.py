"""Un jeu de données public : ses colonnes, et comment il s'écrit en JSON, en CSV et dans sa description."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from macros.corpus.facts import Corpus

LICENCE = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte 2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
BOM = "\ufeff"
"""Ce qui fait lire les accents à un tableur, et qu'un programme ne doit pas trouver."""

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """Une colonne du CSV : nom, type Table Schema, ce qu'elle contient."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, eq=False)
class Resource:
    """Un jeu de données : ses objets pour le JSON, ses lignes et ses colonnes pour le CSV."""

    name: str
    title: str
    objects: Callable[[Corpus], Iterable[Row]]
    rows: Callable[[Corpus], Iterable[Row]]
    columns: Sequence[Column]
    key: Sequence[str]


def text(name: str, description: str) -> Column:
    """Une colonne de texte."""
    return Column(name, "string", description)


def day(name: str, description: str) -> Column:
    """Une colonne de dates AAAA-MM-JJ."""
    return Column(name, "date", description)


def whole(name: str, description: str) -> Column:
    """Une colonne de nombres entiers."""
    return Column(name, "integer", description)


URL = text("url", "Adresse de la page, depuis la racine du guide")


@lru_cache(maxsize=64)
def json_text(resource: Resource, corpus: Corpus) -> str:
    """Un jeu de données en JSON, un objet par ligne ; écrit une fois pour son fichier et son catalogue."""
    objects = (json.dumps(one, ensure_ascii=False, default=str) for one in resource.objects(corpus))
    return "[\n" + ",\n".join(objects) + "\n]\n"


def as_json(value: object) -> str:
    """Du JSON lisible et stable."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n"


@lru_cache(maxsize=64)
def as_csv(resource: Resource, corpus: Corpus) -> str:
    """Du CSV pour les programmes : UTF-8 sans marque, des virgules (RFC 4180)."""
    return table(resource, corpus, ",")


def for_spreadsheet(resource: Resource, corpus: Corpus) -> str:
    """Le même tableau pour un tableur français : des points-virgules, et la marque qui garde les accents."""
    return BOM + table(resource, corpus, ";")


@lru_cache(maxsize=64)
def lines(resource: Resource, corpus: Corpus) -> tuple[Row, ...]:
    """Les lignes d'un jeu, réunies une fois pour tous ses formats."""
    return tuple(resource.rows(corpus))


def table(resource: Resource, corpus: Corpus, separator: str) -> str:
    """Les lignes d'un jeu, une par ligne, sous le nom de leurs colonnes."""
    out = io.StringIO(newline="")
    names = [column.name for column in resource.columns]
    writer = csv.DictWriter(out, names, extrasaction="ignore", delimiter=separator, lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines(resource, corpus))
    return out.getvalue()


def package(corpus: Corpus, version: str, resources: Iterable[Resource]) -> Row:
    """La description des fichiers d'une version, à la norme Frictionless Data Package."""
    checked = max(item.verifie_le for item in corpus.obligations.values())
    given = list(publishers(corpus))
    return {
        "profile": "tabular-data-package",
        "name": corpus.edition.id,
        "title": f"{corpus.edition.nom} : données",
        **({"contributors": given} if given else {}),
        "version": version,
        "created": f"{checked.isoformat()}T00:00:00Z",
        "licenses": [LICENCE],
        "resources": [described(resource, as_csv(resource, corpus)) for resource in resources],
    }


def publishers(corpus: Corpus) -> Iterable[Row]:
    """La structure qui publie cette copie, et où lui écrire ; personne si aucune ne l'a mise en ligne."""
    known = corpus.edition.publication
    if known.entite:
        mail = known.contact.removeprefix("mailto:")
        where = {"email": mail} if mail != known.contact else {"path": known.contact} if known.contact else {}
        yield {"title": known.entite, "role": "publisher", **where}


def described(resource: Resource, written_as: str) -> Row:
    """La description d'un fichier CSV : sa taille et son empreinte, ses colonnes, leurs types, sa clé."""
    octets = written_as.encode()
    fields = [{"name": it.name, "type": it.type, "description": it.description} for it in resource.columns]
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "title": resource.title,
        "path": f"{resource.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(octets),
        "hash": f"sha256:{sha256(octets).hexdigest()}",
        "schema": {"fields": fields, "primaryKey": list(resource.key)},
    }
