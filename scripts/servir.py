"""Montre le guide sur cette machine et le met à jour à chaque enregistrement : `make servir`."""

import socket
import sys
from collections.abc import Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from mkdocs.livereload import LiveReloadServer

from macros.markup.here import INDEX
from scripts import atelier
from scripts.verifier import ROOT

HOST = "127.0.0.1"
POLLING = 0.2
"""Les secondes entre deux regards aux fichiers."""

WATCHED = ("budget.yml", "data", "docs", "macros", "mkdocs.yml", "overrides", "scripts")
"""Tout ce dont le site dépend."""

Seen = dict[Path, int]


def main(port: int) -> int:
    """Sert le guide ; dit en français quand le port est déjà pris."""
    if taken(port):
        print(f"Le port {port} est déjà pris. Essayez : make servir PORT={port + 1}", file=sys.stderr)
        return 1
    print("Construction du guide…", flush=True)
    with TemporaryDirectory() as folder:
        guide = Guide(Path(folder))
        if not guide.renew():
            return 1
        try:
            serve(guide, port)
        except KeyboardInterrupt:
            return 0
        finally:
            guide.close()
    return 0


def serve(guide: "Guide", port: int) -> None:
    """Sert le guide construit, et le tient à jour."""
    server = LiveReloadServer(guide.refresh, HOST, port, str(guide.site), polling_interval=POLLING)
    guide.served_by(server)
    for place in WATCHED:
        server.watch(str(ROOT / place))
    print(f"Le guide : http://{HOST}:{port}/ (Ctrl+C pour arrêter)", flush=True)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    finally:
        server.shutdown()


class Guide:
    """Le guide construit, et l'atelier qui le tient à jour : un processus neuf pour tout reconstruire."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder
        self.count = 0
        self.seen = snapshot()
        self.line: Connection | None = None
        self.server: LiveReloadServer | None = None
        self.busy = Lock()

    def served_by(self, server: LiveReloadServer) -> None:
        """Dit à un serveur où lire le guide, et où trouver la page des adresses inconnues."""
        self.server = server
        server.set_app(self.answer)
        server.error_handler = lambda code: (self.site / "404.html").read_bytes() if code == 404 else None

    def answer(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Répond à une demande ; l'index de recherche ne se refait que pour qui le demande."""
        assert self.server
        if environ["PATH_INFO"].endswith(INDEX):
            with self.busy:
                self.redone(atelier.REINDEX)
        found: Iterable[bytes] = self.server.serve_request(environ, start)
        return found

    def refresh(self) -> None:
        """Met le guide à jour, une chose à la fois."""
        with self.busy:
            self.update()

    def update(self) -> None:
        """Refait les pages changées si elles seules changent, sinon tout."""
        now = snapshot()
        changed = {path for path in now.keys() | self.seen.keys() if now.get(path) != self.seen.get(path)}
        if not changed:
            return
        pages = [
            atelier.place_of(path) for path in changed if ordinary(path) and path in now and path in self.seen
        ]
        self.seen = now
        if len(pages) < len(changed) or not self.redone(pages):
            self.renew()

    def redone(self, pages: list[str]) -> bool:
        """Vrai si l'atelier a pu s'en tenir à ces pages ; une faute, qu'il a dite, ne change rien au site."""
        return self.line is not None and ask(self.line, pages) in (atelier.REDONE, atelier.REFUSED)

    def renew(self) -> bool:
        """Reconstruit tout dans un atelier neuf, à côté ; en cas de faute, le guide d'avant reste servi."""
        self.close()
        self.count += 1
        site = self.folder / str(self.count)
        self.seen = snapshot()
        self.line = opened(site)
        if heard(self.line) != atelier.BUILT:
            self.close()
            return False
        self.site = site
        if self.server:
            self.server.root = str(site)
        return True

    def close(self) -> None:
        """Ferme l'atelier, s'il y en a un."""
        if self.line:
            self.line.close()
        self.line = None


def opened(site: Path) -> Connection:
    """La ligne d'un atelier neuf, qui construit dans `site`."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    context.Process(target=atelier.work, args=(theirs, site), daemon=True).start()
    theirs.close()
    return ours


def ask(line: Connection, pages: list[str]) -> str:
    """La réponse de l'atelier à une liste de pages."""
    line.send(pages)
    return heard(line)


def heard(line: Connection) -> str:
    """Ce que dit l'atelier ; un atelier mort refuse tout."""
    try:
        return str(line.recv())
    except EOFError:
        return atelier.REFUSED


def ordinary(path: Path) -> bool:
    """Vrai pour une page du guide ; un modèle à copier n'en est pas une."""
    return path.suffix == ".md" and path.is_relative_to(ROOT / "docs") and not path.name.startswith("_")


def snapshot() -> Seen:
    """La date de changement de chaque fichier dont le site dépend."""
    return {path: path.stat().st_mtime_ns for path in watched() if path.is_file()}


def watched() -> Iterator[Path]:
    """Les fichiers dont le site dépend, sauf ce que Python garde pour lui."""
    for place in WATCHED:
        yield ROOT / place
        yield from (path for path in (ROOT / place).rglob("*.*") if path.suffix != ".pyc")


def taken(port: int) -> bool:
    """Vrai si quelque chose répond déjà sur ce port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        return probe.connect_ex((HOST, port)) == 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
