"""Réécrit `CHANGELOG.md` d'après les nouveautés : `make changements`, et la fin de `make publier`."""

import sys

from macros.building.guide import current_guide
from macros.building.mirror import refresh
from macros.corpus.facts import Corpus
from macros.exports.changelog import changelog
from scripts.verifier import ROOT, command


@command
def main() -> int:
    """Écrit le journal s'il a changé ; montre les fautes du guide, et ne touche alors à rien."""
    note(current_guide(ROOT))
    return 0


def note(corpus: Corpus) -> None:
    """Réécrit le journal."""
    refresh(ROOT / "CHANGELOG.md", changelog(corpus).encode())


if __name__ == "__main__":
    sys.exit(main())
