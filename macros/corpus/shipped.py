"""Les bibliothèques livrées, dans la version que fixe le fichier de verrou."""

import json
from pathlib import Path

from macros.models.credits import LIBRARIES, Bibliotheque, Library, licence_name

LOCK = "package-lock.json"


def shipped(root: Path) -> tuple[Bibliotheque, ...]:
    """Toutes celles que reçoit le navigateur, par nom ; aucune dans un guide qui n'en fixe pas."""
    lock = root / LOCK
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"] if lock.exists() else {}
    held = (library(one, packages[f"node_modules/{one.name}"]) for one in LIBRARIES if packages)
    return tuple(sorted(held, key=lambda item: item.nom.lower()))


def library(one: Library, locked: dict[str, str]) -> Bibliotheque:
    """Une bibliothèque, telle que le verrou la fixe."""
    return Bibliotheque(
        nom=one.name, version=locked["version"], licence=locked["license"], fichier=licence_name(one)
    )
