"""Réécrit `data/territoires/` depuis le paquet npm du découpage administratif, une fois par an.

À lancer à la main, après `npm ci` : `python -m scripts.territoires`.
"""

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from macros.territories.census import FOLDER
from macros.territories.package import (
    Line,
    code,
    communes,
    departments,
    former,
    intercommunalities,
    parisian,
)
from scripts.verifier import ROOT

PACKAGE = ROOT / "node_modules" / "@etalab" / "decoupage-administratif" / "data"


def main() -> int:
    """Réécrit les six tableaux, triés par code."""
    if not PACKAGE.is_dir():
        print(
            "Le paquet du découpage administratif manque : lancez npm ci, puis recommencez.", file=sys.stderr
        )
        return 1
    epci, everything = read("epci"), read("communes")
    known = [item for item in everything if item["type"] == "commune-actuelle"]
    write(
        "communes.csv",
        ("code", "nom", "departement", "codes_postaux", "totale", "municipale", "epci"),
        communes(known, epci),
    )
    write("sirens.csv", ("code", "siren"), ([it["code"], it["siren"]] for it in known if "siren" in it))
    write("epci.csv", ("siren", "nom", "departement", "totale"), intercommunalities(known, epci))
    write("anciennes.csv", ("code", "nom", "sorte", "commune"), former(everything))
    write("ept.csv", ("siren", "nom", "departement"), parisian(known, read("ept")))
    write("departements.csv", ("code", "nom", "particulier"), departments(read("departements")))
    return 0


def read(file: str) -> list[dict[str, Any]]:
    """Un fichier du paquet."""
    rows: list[dict[str, Any]] = json.loads((PACKAGE / f"{file}.json").read_text(encoding="utf-8"))
    return rows


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
