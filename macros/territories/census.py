"""Lire les communes et les intercommunalités : des tableaux CSV, chaque faute à sa ligne."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from macros.models.base import Fait
from macros.models.territoires import Commune, Epci, Territoire
from macros.reading.loading import Source, name, read_text
from macros.reading.problems import Problem, Problems
from macros.reading.validation import validate

Row = TypeVar("Row", bound=Fait)

FOLDER = Path("data") / "territoires"


@dataclass(frozen=True)
class Territories:
    """Les territoires de France, par code, dans l'ordre des fichiers."""

    communes: Mapping[str, Commune]
    epci: Mapping[str, Epci]
    departements: Mapping[str, Territoire]


def load_territories(root: Path) -> Territories:
    """Les territoires d'un guide ; lève toutes les fautes des trois tableaux à la fois."""
    found: list[Problem] = []
    communes = table(root, "communes.csv", Commune, "code", found)
    epci = table(root, "epci.csv", Epci, "siren", found)
    departements = table(root, "departements.csv", Territoire, "code", found)
    found += orphans(communes, epci, departements)
    if found:
        raise Problems(found)
    return Territories(communes, epci, departements)


def table(root: Path, file: str, model: type[Row], key: str, found: list[Problem]) -> dict[str, Row]:
    """Les lignes d'un tableau, par leur champ `key` ; note ses fautes dans `found`."""
    rows: dict[str, Row] = {}
    path = root / FOLDER / file
    place = name(root, path)
    for line, cells in lines(root, path, found):
        source = Source(place, cells, {(): line})
        try:
            row = validate(model, source, cells)
        except Problems as problems:
            found += problems.faults
            continue
        code = str(getattr(row, key))
        if code in rows:
            found.append(
                Problem(source.path, line, f"{key} : « {code} » est déjà pris ; gardez une seule ligne")
            )
        rows[code] = row
    return rows


def lines(root: Path, path: Path, found: list[Problem]) -> Iterator[tuple[int, dict[str, object]]]:
    """Les lignes d'un fichier CSV, numérotées ; une cellule vide vaut une absence."""
    try:
        text = read_text(root, path)
    except Problems as problems:
        found += problems.faults
        return
    for rank, cells in enumerate(csv.DictReader(text.splitlines()), start=2):
        yield rank, {column: value for column, value in cells.items() if value}


def orphans(
    communes: Mapping[str, Commune], epci: Mapping[str, Epci], departements: Mapping[str, Territoire]
) -> Iterator[Problem]:
    """Les lignes qui nomment un département ou une intercommunalité que les autres tableaux n'ont pas."""
    file = (FOLDER / "communes.csv").as_posix()
    for line, commune in enumerate(communes.values(), start=2):
        if commune.departement not in departements:
            yield Problem(
                file, line, f"departement : « {commune.departement} » est inconnu dans departements.csv"
            )
        if commune.epci is not None and commune.epci not in epci:
            yield Problem(file, line, f"epci : « {commune.epci} » est inconnu dans epci.csv")
    for line, item in enumerate(epci.values(), start=2):
        if item.departement not in departements:
            place = (FOLDER / "epci.csv").as_posix()
            yield Problem(
                place, line, f"departement : « {item.departement} » est inconnu dans departements.csv"
            )
