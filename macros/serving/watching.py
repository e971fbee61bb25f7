"""Ce qui a changé sur le disque depuis la dernière fois, sans ce que les éditeurs de texte y laissent."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

from macros.reading.folders import LEFT

SETTLING = 0.04
"""Les secondes pendant lesquelles plus rien ne doit bouger : un éditeur enregistre parfois en deux temps."""

Stamp = tuple[int, int]
Seen = dict[str, Stamp]


class Watched:
    """Des fichiers et des dossiers que l'on regarde de temps en temps ; d'autres, ailleurs, en entier."""

    def __init__(self, root: Path, places: Sequence[str], others: Sequence[Path] = ()) -> None:
        self.root, self.places, self.others = root, places, others
        self.seen = self.look()

    def changes(self) -> frozenset[str]:
        """Les fichiers écrits, créés ou effacés depuis le dernier appel, une fois que plus rien ne bouge."""
        now = self.look()
        if now == self.seen:
            return frozenset()
        while now != (now := self.settled()):
            pass
        before, self.seen = self.seen, now
        changed = (place for place in before.keys() | now.keys() if before.get(place) != now.get(place))
        return frozenset(changed)

    def settled(self) -> Seen:
        """L'état des fichiers après un court repos."""
        time.sleep(SETTLING)
        return self.look()

    def look(self) -> Seen:
        """La date et la taille de chaque fichier, par chemin depuis la racine ; entier s'il est ailleurs."""
        wanted = frozenset(self.places)
        elsewhere = (stamps(folder, f"{folder}/", readable) for folder in self.others)
        return dict(chain(stamps(self.root, "", wanted.__contains__), *elsewhere))


def stamps(root: Path, folder: str, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Stamp]]:
    """Les fichiers d'un dossier et leur date ; rien de ce qui disparaît pendant qu'on regarde."""
    entries: list[os.DirEntry[str]] = []
    with suppress(OSError):
        entries = [one for one in os.scandir(root / folder) if wanted(one.name)]
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from stamps(root, f"{folder}{entry.name}/", readable)
        else:
            with suppress(OSError):
                state = entry.stat(follow_symlinks=False)
                yield f"{folder}{entry.name}", (state.st_mtime_ns, state.st_size)


def readable(name: str) -> bool:
    """Vrai pour ce qu'une personne écrit ; Python garde à côté ce qu'il a compilé."""
    return not LEFT.search(name) and name != "__pycache__"
