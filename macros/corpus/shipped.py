"""Les bibliothèques livrées, dans la version que fixe le fichier de verrou."""

import json
from collections.abc import Iterator
from pathlib import Path

from macros.models.credits import LIBRARIES, Bibliotheque, Library, licence_name

LOCK = "package-lock.json"


def shipped(root: Path) -> tuple[Bibliotheque, ...]:
    """Toutes celles que reçoit le navigateur, par nom ; aucune dans un guide qui n'en fixe pas."""
    lock = root / LOCK
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"] if lock.exists() else {}
    held = [
        told
        for one in LIBRARIES
        if packages
        for told in with_bundled(one, packages[f"node_modules/{one.name}"])
    ]
    return tuple(sorted(held, key=lambda item: item.nom.lower()))


def with_bundled(one: Library, locked: dict[str, str]) -> Iterator[Bibliotheque]:
    """Une bibliothèque, telle que le verrou la fixe, puis celles que son auteur y a fondues."""
    yield library(one.name, locked["version"], locked["license"])
    yield from (library(inside.name, inside.version, inside.licence) for inside in one.inside)


def library(name: str, version: str, licence: str) -> Bibliotheque:
    """Une bibliothèque, et le fichier qui garde le texte de sa licence."""
    return Bibliotheque(nom=name, version=version, licence=licence, fichier=licence_name(name))
