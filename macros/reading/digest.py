"""L'empreinte d'une suite de textes : si elle change, ce qui en a été dit est à revoir."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(parts: Iterable[str]) -> str:
    """Seize chiffres qui résument une suite de textes."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def of_files(root: Path, files: Iterable[str]) -> str:
    """L'empreinte de fichiers, nom et texte de chacun ; un fichier absent compte pour vide."""
    places = ((name, root / name) for name in sorted(files))
    return digest(
        part for name, path in places for part in (name, path.read_text("utf-8") if path.exists() else "")
    )
