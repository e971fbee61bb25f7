"""Un dossier tenu égal à une liste de fichiers : on n'y écrit que ce qui change."""

from collections.abc import Callable, Mapping
from pathlib import Path


def mirror(folder: Path, files: Mapping[str, Callable[[], bytes]], apart: str = "") -> None:
    """Écrit dans un dossier ces fichiers, et eux seuls ; le sous-dossier `apart` est tenu par d'autres."""
    for place, content in files.items():
        refresh(folder / place, content())
    kept = {folder / place for place in files}
    for path in sorted(folder.rglob("*"), reverse=True):
        if apart and path.is_relative_to(folder / apart):
            continue
        if path.is_file() and path not in kept:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def refresh(path: Path, content: bytes) -> None:
    """Écrit un fichier s'il change."""
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
