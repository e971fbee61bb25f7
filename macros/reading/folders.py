"""Les fichiers d'un dossier, sans ceux qu'un éditeur de texte ou un système y laissent."""

import re
from collections.abc import Iterator
from pathlib import Path

LEFT = re.compile(r"^(?:[.#]|~\$)|^(?:4913|Thumbs\.db|desktop\.ini)$|(?:~|___)$|\.(?:bak|orig|rej|swp|tmp)$")
"""Les noms que personne n'écrit : verrous, essai de Vim (4913), copies de secours, restes de fusion."""


def source_files(folder: Path) -> Iterator[Path]:
    """Les fichiers qu'une personne a écrits dans un dossier, sous-dossiers compris, par ordre de nom.

    Un raccourci n'en est pas un : il ferait lire, puis publier, un fichier d'ailleurs.
    """
    return (path for path in inside(folder) if path.is_file() and not path.is_symlink())


def inside(folder: Path) -> Iterator[Path]:
    """Tout ce qu'un dossier contient, sauf ce qu'un éditeur y laisse."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not LEFT.search(path.name):
            yield path
            yield from () if path.is_symlink() else inside(path)
