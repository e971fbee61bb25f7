"""L'atelier de `make servir`, dans un processus à part : `servir` le remplace quand le Python change."""

import logging
import sys
from multiprocessing.connection import Connection

from macros.serving.workshop import Workshop
from scripts.verifier import ROOT


def main(descriptor: int) -> int:
    """Lit le guide, puis répond à chaque demande, jusqu'à ce qu'on raccroche."""
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    workshop = Workshop(ROOT)
    with Connection(descriptor) as line:
        line.send(True)
        while True:
            try:
                asked, *given = line.recv()
            except EOFError:
                return 0
            line.send(getattr(workshop, asked)(*given))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
