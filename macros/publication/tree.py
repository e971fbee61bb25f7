"""Un dossier vu comme des fichiers : leur chemin, leurs octets. Chaque étape en rend un nouveau."""

import hashlib
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

Files = Mapping[str, bytes]

FIRST, LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2000, 2026))
"""Entre quels jours tombe la date d'un contenu : toujours dans le passé du lecteur."""


def read(folder: Path) -> dict[str, bytes]:
    """Tous les fichiers d'un dossier, par chemin, dans l'ordre."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def write(folder: Path, files: Files, before: Path | None = None) -> None:
    """Écrit des fichiers dans un dossier neuf, lisibles par tous, chacun à la date de son contenu.

    `before` est le dossier qu'il remplacera : une date n'y recule jamais.
    """
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o644)
        moment = dated(files, name) if before is None else later(dated(files, name), before / name, content)
        os.utime(path, (moment, moment))
    for inside in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        inside.chmod(0o755)


def dated(files: Files, name: str) -> int:
    """La date d'un fichier, tirée de son contenu : elle change quand il change, et seulement alors.

    Les serveurs en font l'étiquette que le navigateur leur rend : la même pour deux contenus, et le lecteur
    garderait l'ancien. Une forme compressée a la date de ce qu'elle compresse.
    """
    plain = name.removesuffix(".br").removesuffix(".gz")
    content = files.get(plain, files[name])
    return FIRST + int.from_bytes(hashlib.sha256(content).digest()[:8]) % (LAST - FIRST)


def later(moment: int, old: Path, content: bytes) -> int:
    """Une date qui suit celle du fichier remplacé, ou la même si rien ne change : Caddy compare les deux."""
    if not old.is_file():
        return moment
    previous = int(old.stat().st_mtime)
    if old.read_bytes() == content:
        return previous
    return moment if moment > previous else previous + 1


def pages(files: Files) -> dict[str, bytes]:
    """Les pages, par chemin."""
    return {name: content for name, content in files.items() if name.endswith(".html")}


def address(name: str) -> str:
    """L'adresse que répond un fichier : `lexique/index.html` répond à `lexique/`."""
    return name.removesuffix("index.html") if name.rpartition("/")[2] == "index.html" else name


def addresses(files: Files) -> set[str]:
    """Les adresses auxquelles ces fichiers répondent."""
    return {address(name) for name in files}
