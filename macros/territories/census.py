"""Lire les communes et les intercommunalités : des tableaux CSV, chaque faute à sa ligne."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from macros.corpus.facts import nearest
from macros.models.base import Fait
from macros.models.edition import Perimetre
from macros.models.territoires import Ancienne, Commune, Epci, Ept, Territoire, Usage
from macros.reading.loading import Source, name, read_text
from macros.reading.problems import Problem, Problems, Unknown
from macros.reading.validation import validate
from macros.territories.names import plain
from macros.texts.french import counted

Row = TypeVar("Row", bound=Fait)

FOLDER = Path("data") / "territoires"

UNEVEN = "{} pour {} ; une virgule manque ou est de trop. Exemple : {}"


@dataclass(frozen=True, eq=False)
class Territories:
    """Les territoires de France, par code, dans l'ordre des fichiers."""

    communes: Mapping[str, Commune]
    epci: Mapping[str, Epci]
    departements: Mapping[str, Territoire]
    anciennes: Mapping[str, Ancienne] = field(default_factory=dict)
    ept: Mapping[str, Ept] = field(default_factory=dict)
    usages: Mapping[str, Usage] = field(default_factory=dict)


def load_territories(root: Path) -> Territories:
    """Les territoires d'un guide, relus si un tableau a changé ; lève toutes les fautes des six à la fois."""
    return territories_as_of(
        root, tuple(path.stat().st_mtime_ns for path in sorted((root / FOLDER).glob("*.csv")))
    )


@lru_cache(maxsize=1)
def territories_as_of(root: Path, changed: tuple[int, ...]) -> Territories:
    """Les territoires d'un guide dans l'état que disent les dates de ses tableaux."""
    faults: list[Problem] = []
    communes = table(root, "communes.csv", Commune, "code", faults)
    epci = table(root, "epci.csv", Epci, "siren", faults)
    departements = table(root, "departements.csv", Territoire, "code", faults)
    known = Territories(
        communes,
        epci,
        departements,
        table(root, "anciennes.csv", Ancienne, "code", faults),
        table(root, "ept.csv", Ept, "siren", faults),
        table(root, "usages.csv", Usage, "nom", faults),
    )
    faults += orphans(known)
    if faults:
        raise Problems(faults)
    return known


def commune_names(root: Path) -> tuple[str, ...]:
    """Les noms des communes, sans accent ni signe : la recherche les compare au texte du guide."""
    return tuple(plain(commune.nom) for commune in load_territories(root).communes.values())


def sirens(root: Path) -> Iterator[tuple[str, str]]:
    """Le code INSEE de chaque commune, par SIREN."""
    with (root / FOLDER / "sirens.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            yield row["siren"], row["code"]


def table(root: Path, file: str, model: type[Row], key: str, faults: list[Problem]) -> dict[str, Row]:
    """Les lignes d'un tableau, par leur champ `key` ; note ses fautes dans `faults`."""
    rows: dict[str, Row] = {}
    path = root / FOLDER / file
    place = name(root, path)
    for line, cells in lines(root, path, faults):
        source = Source(place, cells, {(): line})
        try:
            row = validate(model, source, cells)
        except Problems as problems:
            faults += problems.faults
            continue
        code = str(getattr(row, key))
        if code in rows:
            faults.append(
                Problem(source.path, line, f"{key} : « {code} » est déjà pris ; gardez une seule ligne")
            )
        rows[code] = row
    return rows


def lines(root: Path, path: Path, faults: list[Problem]) -> Iterator[tuple[int, dict[str, object]]]:
    """Les lignes d'un fichier CSV, numérotées ; une cellule vide vaut une absence."""
    try:
        text = read_text(root, path)
    except Problems as problems:
        faults += problems.faults
        return
    read = csv.reader(text.splitlines())
    columns = next(read, [])
    for rank, cells in enumerate(read, start=2):
        if len(cells) != len(columns):
            told = counted(len(cells), "case"), counted(len(columns), "colonne"), ",".join(columns)
            faults.append(Problem(name(root, path), rank, UNEVEN.format(*told)))
            continue
        yield rank, {column: value for column, value in zip(columns, cells, strict=True) if value}


def orphans(known: Territories) -> Iterator[Problem]:
    """Les lignes qui nomment un territoire que les autres tableaux n'ont pas."""
    for line, commune in enumerate(known.communes.values(), start=2):
        yield from unknown("communes.csv", line, "departement", commune.departement, known.departements)
        if commune.epci is not None:
            yield from unknown("communes.csv", line, "epci", commune.epci, known.epci)
    for line, union in enumerate(known.epci.values(), start=2):
        yield from unknown("epci.csv", line, "departement", union.departement, known.departements)
    for line, ept in enumerate(known.ept.values(), start=2):
        yield from unknown("ept.csv", line, "departement", ept.departement, known.departements)
    for line, former in enumerate(known.anciennes.values(), start=2):
        yield from unknown("anciennes.csv", line, "commune", former.commune, known.communes)
    for line, usage in enumerate(known.usages.values(), start=2):
        yield from unknown("usages.csv", line, "siren", usage.siren, known.epci)


TABLES = {
    "departement": "departements.csv",
    "epci": "epci.csv",
    "commune": "communes.csv",
    "siren": "epci.csv",
}
"""Le tableau où se lit ce que nomme un champ."""


def unknown(file: str, line: int, cell: str, code: str, others: Mapping[str, Fait]) -> Iterator[Problem]:
    """La faute d'une case qui nomme ce que l'autre tableau n'a pas."""
    if code not in others:
        place = (FOLDER / file).as_posix()
        yield Problem(place, line, f"{cell} : « {code} » est inconnu dans {TABLES[cell]}")


def within(known: Territories, scope: Perimetre) -> Territories:
    """Les territoires d'une édition : ses communes, leurs intercommunalités, leurs anciens noms."""
    if scope.everywhere:
        return known
    strange = {*scope.communes} - known.communes.keys() | {*scope.departements} - known.departements.keys()
    if strange:
        code = min(strange)
        raise Unknown(
            f"perimetre : « {code} » est inconnu{nearest(code, (*known.communes, *known.departements))}"
        )
    communes = {it.code: it for it in known.communes.values() if scope.holds(it.code, it.departement)}
    sirens = {it.epci for it in communes.values()}
    return Territories(
        communes,
        {siren: it for siren, it in known.epci.items() if siren in sirens},
        known.departements,
        {code: it for code, it in known.anciennes.items() if it.commune in communes},
        {siren: it for siren, it in known.ept.items() if it.departement in scope.departements},
        {name: it for name, it in known.usages.items() if it.siren in sirens},
    )
