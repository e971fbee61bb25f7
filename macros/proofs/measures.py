"""Ce que l'on retient d'un site pesé, et comment un relevé s'écrit."""

import os
import platform
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from macros.models.sobriete import Lisibilite, Mesures
from macros.proofs import sobriete
from macros.proofs.sobriete import Weight

HEAVIEST = 5


def measures(weighed: list[Weight], paths: dict[str, str], read: Lisibilite) -> Mesures:
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
            "lisibilite": read,
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
