"""Le guide tel qu'il se montre pendant qu'on l'écrit, et l'atelier qui le rend, dans un processus à part."""

import subprocess
import time
from collections.abc import Sequence
from http import HTTPStatus
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any

from macros.serving.server import HOST, Answer, Server
from macros.serving.watching import Watched

RESTING = 0.1
"""Les secondes entre deux regards aux fichiers, quand il n'y a rien à faire."""

ABSENT = "404.html"
BROKEN = (Path(__file__).parent / "faute.html").read_bytes()
"""La page d'une faute, tant qu'aucune bonne version n'est connue."""


class Guide:
    """Le guide tel que le rend un atelier, et la dernière bonne version de chaque page."""

    def __init__(self, root: Path, command: Sequence[str]) -> None:
        self.root, self.command = root, command
        self.atelier: subprocess.Popen[bytes] | None = None
        self.line: Connection | None = None
        self.kept: dict[str, bytes] = {}
        self.busy = Lock()

    def follow(self, server: Server, watched: Watched) -> None:
        """Construit le guide, puis le met à jour tant qu'on ne l'arrête pas."""
        print("Construction du guide…", flush=True)
        owed = frozenset() if self.renew() else frozenset(watched.seen)
        print(f"Le guide : http://{HOST}:{server.server_port}/ (Ctrl+C pour arrêter)", flush=True)
        while True:
            changed = watched.changes()
            if changed:
                before, owed = owed, self.update(owed | changed)
                if owed != before | changed:
                    server.changed()
                if before and not owed:
                    print("Tout est corrigé : le guide est à jour.", flush=True)
            elif not self.ahead():
                time.sleep(RESTING)

    def update(self, changed: frozenset[str]) -> frozenset[str]:
        """Suit des fichiers changés ; rend ceux qu'une faute arrête. Du Python demande un atelier neuf."""
        if self.line is None or any(place.endswith(".py") for place in changed):
            return frozenset() if self.renew() else changed
        owed = self.ask("update", changed)
        return changed if owed is False else owed

    def answer(self, place: str) -> Answer:
        """Un fichier du guide ; en cas de faute, sa dernière bonne version."""
        reply = self.ask("content", place)
        if reply is None:
            return Answer(HTTPStatus.NOT_FOUND, self.answer(ABSENT).content)
        if isinstance(reply, bytes):
            self.kept[place] = reply
        elif place not in self.kept:
            return Answer(HTTPStatus.SERVICE_UNAVAILABLE, BROKEN)
        return Answer(HTTPStatus.OK, self.kept[place])

    def ahead(self) -> bool:
        """Vrai si l'atelier a rendu d'avance une page que personne n'a encore demandée."""
        reply = self.ask("ahead")
        if reply and reply[1]:
            self.kept[reply[0]] = reply[1]
        return bool(reply)

    def renew(self) -> bool:
        """Vrai si un atelier neuf lit le guide ; sinon il a dit pourquoi, et celui d'avant reste."""
        ours, theirs = Pipe()
        command = [*self.command, str(theirs.fileno())]
        # Un groupe à part : l'arrêt demandé au clavier ne s'adresse pas à lui.
        atelier = subprocess.Popen(command, cwd=self.root, pass_fds=[theirs.fileno()], process_group=0)
        theirs.close()
        try:
            ours.recv()
        except EOFError:
            ours.close()
            atelier.wait()
            return False
        except KeyboardInterrupt:
            atelier.kill()
            atelier.wait()
            raise
        with self.busy:
            self.close()
            self.atelier, self.line = atelier, ours
        return True

    def ask(self, *asked: Any) -> Any:
        """Ce que répond l'atelier ; faux s'il n'y en a pas, ou plus."""
        with self.busy:
            if self.line is None:
                return False
            try:
                self.line.send(asked)
                return self.line.recv()
            except (EOFError, OSError):
                self.close()
                return False

    def close(self) -> None:
        """Ferme l'atelier, s'il y en a un."""
        if self.line and self.atelier:
            self.line.close()
            self.atelier.kill()
            self.atelier.wait()
        self.line = self.atelier = None
