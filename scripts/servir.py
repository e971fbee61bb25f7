"""Montre le guide sur cette machine et le met à jour à chaque enregistrement : `make servir`."""

import errno
import signal
import sys
from pathlib import Path
from threading import Thread

from macros.building.guide import settled
from macros.reading.problems import Unknown
from macros.serving.live import Guide
from macros.serving.server import Server
from macros.serving.watching import Watched

ROOT = Path(__file__).resolve().parent.parent
WATCHED = (
    "budget.yml",
    "data",
    "docs",
    "edition.yml",
    "macros",
    "mkdocs.yml",
    "overrides",
    "releves",
    "scripts",
)
"""Tout ce dont le site dépend, avec le dossier de l'édition choisie."""


def main(port: int) -> int:
    """Sert le guide ; dit en français un réglage faux, ou que le port est déjà pris."""
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, signal.default_int_handler)
    guide = Guide(ROOT, [sys.executable, "-m", "scripts.atelier"])
    try:
        edition = settled()
        server = Server(port, guide.answer)
    except Unknown as reason:
        print(reason, file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(f"Le port {port} est déjà pris. Essayez : make servir PORT={port + 1}", file=sys.stderr)
        return 1
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        guide.follow(server, Watched(ROOT, WATCHED, [edition] if edition else []))
    except KeyboardInterrupt:
        return 0
    finally:
        guide.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
