"""Un dossier vu comme des fichiers : leur chemin, leurs octets. Chaque étape en rend un nouveau."""

import os
from collections.abc import Mapping
from pathlib import Path

Files = Mapping[str, bytes]


def read(folder: Path) -> dict[str, bytes]:
    """Tous les fichiers d'un dossier, par chemin, dans l'ordre."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def write(folder: Path, files: Files, epoch: int) -> None:
    """Écrit des fichiers dans un dossier neuf, tous à la même date."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        os.utime(path, (epoch, epoch))


def pages(files: Files) -> dict[str, bytes]:
    """Les pages, par chemin."""
    return {name: content for name, content in files.items() if name.endswith(".html")}


def address(name: str) -> str:
    """L'adresse que répond un fichier : `lexique/index.html` répond à `lexique/`."""
    return name.removesuffix("index.html") if name.rpartition("/")[2] == "index.html" else name


def addresses(files: Files) -> set[str]:
    """Les adresses auxquelles ces fichiers répondent."""
    return {address(name) for name in files}
