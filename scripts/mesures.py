"""Pèse le site construit et l'écrit dans `releves/mesures.yml` : `make mesures`."""

import os
import platform
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from macros.building.guide import current_guide
from macros.models.sobriete import Mesures
from macros.proofs import sobriete
from macros.proofs.sobriete import Weight
from scripts.verifier import ROOT

WRITTEN = ROOT / "releves" / "mesures.yml"
HEAVIEST = 5

HEADER = """\
# yaml-language-server: $schema=../construit/schemas/mesures.json
# Le site construit, pesé par `make mesures`. Ne corrigez pas ce fichier à la main.
"""


def main(site: Path) -> int:
    """Écrit les mesures du site construit."""
    paths = {page.address: path for path, page in current_guide(ROOT).pages.items()}
    found = measures(sobriete.weights(site), paths)
    write(WRITTEN, HEADER, found)
    print(f"{found.pages} pages pesées ; la plus lourde : {found.octets_maximum} octets.")
    return 0


def measures(weighed: list[Weight], paths: dict[str, str]) -> Mesures:
    """Ce que l'on retient d'un site pesé ; `paths` donne le fichier de chaque adresse."""
    pages = [one for one in weighed if one.address in paths]
    grades = Counter(one.grade for one in pages)
    heavy = sobriete.heaviest(pages, HEAVIEST)
    home = next(one for one in pages if not one.address)
    return Mesures.model_validate(
        {
            "date": datetime.now(UTC).date(),
            "machine": machine(),
            "pages": len(pages),
            "octets_communs": home.first_bytes - home.page_bytes,
            "octets_mediane": round(sobriete.middle(one.first_bytes for one in pages)),
            "octets_maximum": heavy[0].first_bytes,
            "elements_mediane": round(sobriete.middle(one.elements for one in pages)),
            "premier_vol": len(sobriete.in_first_flight(pages)),
            "ecoindex_mediane": sobriete.middle(one.ecoindex for one in pages),
            "notes": [{"note": note, "pages": count} for note, count in sorted(grades.items())],
            "plus_lourdes": [heavy_page(one, paths) for one in heavy],
        }
    )


def heavy_page(one: Weight, paths: dict[str, str]) -> dict[str, Any]:
    """Une page lourde, telle que le fichier la note."""
    return {
        "page": paths[one.address],
        "octets": one.first_bytes,
        "requetes": one.first_requests,
        "elements": one.elements,
        "ecoindex": one.ecoindex,
    }


def machine() -> str:
    """La machine, sans rien qui l'identifie."""
    return f"{platform.system()}, {os.cpu_count()} cœurs, Python {platform.python_version()}"


def write(path: Path, header: str, fact: Any) -> None:
    """Écrit un fait en YAML, sous son en-tête."""
    value = fact.model_dump(mode="json", exclude_none=True)
    value["date"] = fact.date
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=110)
    path.write_text(header + text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site"))
