"""L'empreinte des faits nationaux : deux éditions qui disent la même ont les mêmes, à l'octet."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from macros.reading.folders import source_files
from macros.reading.project import version

NATIONAL = ("data", "docs")
"""Les faits et les pages que toutes les éditions partagent."""


@dataclass(frozen=True)
class Empreinte:
    """La version des faits nationaux, et seize chiffres qui changent avec le moindre de leurs octets."""

    version: str
    somme: str


def stamped(root: Path) -> Empreinte:
    """L'empreinte des faits d'un guide : chaque fichier, son chemin et ses octets."""
    whole = sha256()
    for place in NATIONAL:
        for path in source_files(root / place):
            content = path.read_bytes()
            whole.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode() + content)
    project = (root / "pyproject.toml").is_file()
    return Empreinte(version(root) if project else "", whole.hexdigest()[:16])
