"""Réécrit `data/territoires/` depuis le paquet npm du découpage administratif, une fois par an.

À lancer à la main, après `npm ci` : `python -m scripts.territoires`.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from macros.territories.census import FOLDER
from scripts.verifier import ROOT

PACKAGE = ROOT / "node_modules" / "@etalab" / "decoupage-administratif" / "data"

PARTICULAR = frozenset({"com"})
"""Les zones du paquet où les communes suivent souvent un droit qui leur est propre."""

Line = list[str | int]


def main() -> int:
    """Réécrit les trois tableaux, triés par code."""
    if not PACKAGE.is_dir():
        print(
            "Le paquet du découpage administratif manque : lancez npm ci, puis recommencez.", file=sys.stderr
        )
        return 1
    epci, known = read("epci"), [item for item in read("communes") if item["type"] == "commune-actuelle"]
    write(
        "communes.csv",
        ("code", "nom", "departement", "codes_postaux", "totale", "municipale", "epci"),
        communes(known, epci),
    )
    write("epci.csv", ("siren", "nom", "departement", "totale"), intercommunalities(known, epci))
    write("departements.csv", ("code", "nom", "particulier"), departments(read("departements")))
    return 0


def read(file: str) -> list[dict[str, Any]]:
    """Un fichier du paquet."""
    found: list[dict[str, Any]] = json.loads((PACKAGE / f"{file}.json").read_text(encoding="utf-8"))
    return found


def communes(known: Iterable[dict[str, Any]], epci: Iterable[dict[str, Any]]) -> Iterator[Line]:
    """Les communes : la population totale vient de la liste des membres des intercommunalités."""
    members = {
        member["code"]: (member["populationTotale"], item["code"])
        for item in epci
        for member in item["membres"]
    }
    for item in known:
        total, siren = members.get(item["code"], ("", ""))
        postal = " ".join(sorted(item.get("codesPostaux", ())))
        yield [
            item["code"],
            item["nom"],
            item["departement"],
            postal,
            total,
            item.get("population", ""),
            siren,
        ]


def intercommunalities(known: Iterable[dict[str, Any]], epci: Iterable[dict[str, Any]]) -> Iterator[Line]:
    """Les intercommunalités, avec le département où vit le plus grand nombre de leurs habitants."""
    home = {item["code"]: item["departement"] for item in known}
    for item in epci:
        people: Counter[str] = Counter()
        for member in item["membres"]:
            people[home[member["code"]]] += member["populationTotale"]
        yield [item["code"], item["nom"], people.most_common(1)[0][0], item["populationTotale"]]


def departments(known: Iterable[dict[str, Any]]) -> Iterator[Line]:
    """Les départements et les collectivités d'outre-mer."""
    for item in known:
        yield [item["code"], item["nom"], "true" if item["zone"] in PARTICULAR else "false"]


def code(line: Line) -> str:
    """La première case d'une ligne : le code."""
    return str(line[0])


def write(file: str, header: Iterable[str], lines: Iterable[Line]) -> None:
    """Écrit un tableau trié par code : deux millésimes se comparent ligne à ligne."""
    ordered = sorted(lines, key=code)
    path: Path = ROOT / FOLDER / file
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(ordered)


if __name__ == "__main__":
    sys.exit(main())
