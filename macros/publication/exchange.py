"""Met un dossier neuf à la place d'un autre : un arrêt brutal en laisse un, toujours entier."""

import ctypes
import os
import shutil
from pathlib import Path

HERE = -100  # AT_FDCWD : les chemins partent du dossier courant.
EXCHANGE = 2  # RENAME_EXCHANGE : les deux noms s'échangent en un seul geste du noyau.


def exchange(fresh: Path, current: Path) -> None:
    """Donne à `fresh` le nom de `current`, puis efface l'ancien."""
    if not current.exists():
        fresh.rename(current)
        return
    if not swapped(fresh, current):
        set_aside(fresh, current)
    shutil.rmtree(fresh, ignore_errors=True)


def swapped(fresh: Path, current: Path) -> bool:
    """Vrai si le noyau a échangé les deux noms d'un seul geste (Linux)."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return rename is not None and rename(HERE, os.fsencode(fresh), HERE, os.fsencode(current), EXCHANGE) == 0


def set_aside(fresh: Path, current: Path) -> None:
    """Ailleurs que sous Linux, deux renommages ; `recover` répare un arrêt entre les deux."""
    old = aside(current)
    shutil.rmtree(old, ignore_errors=True)
    current.rename(old)
    fresh.rename(current)
    old.rename(fresh)


def recover(current: Path) -> None:
    """Remet en place le dossier qu'un arrêt entre deux renommages aurait laissé de côté."""
    if not current.exists() and aside(current).exists():
        aside(current).rename(current)


def aside(current: Path) -> Path:
    """Le nom que prend l'ancien dossier pendant l'échange."""
    return current.with_name(f".{current.name}-ancien")
