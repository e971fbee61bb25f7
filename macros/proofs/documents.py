"""L'empreinte des documents fabriqués, par format : ce qu'un outil a vérifié ne vaut que pour ces octets."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from macros.models.rgaa import FormatDeDocument
from macros.reading.digest import digest


def of_documents(taken: Path) -> Mapping[FormatDeDocument, str]:
    """L'empreinte de chaque format qui a au moins un fichier : leurs noms et leurs octets."""
    found = {kind: sorted(taken.rglob(f"*.{kind.lower()}")) for kind in FormatDeDocument}
    return {kind: digest(summary(taken, path) for path in files) for kind, files in found.items() if files}


def summary(taken: Path, path: Path) -> str:
    """Le nom d'un fichier et le résumé de ses octets."""
    return f"{path.relative_to(taken).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
