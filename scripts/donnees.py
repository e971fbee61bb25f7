"""Écrit les données publiques avant la construction, sous une adresse qui porte leur version."""

import sys

from macros.corpus.loader import current_corpus
from macros.exports.data import files
from macros.reading.problems import Problems
from scripts.profils import write
from scripts.verifier import ROOT, show

FOLDER = ROOT / "docs" / "donnees" / "v1"


def main() -> int:
    """Écrit les fichiers qui ont changé."""
    try:
        texts = files(current_corpus(ROOT))
    except Problems as problems:
        show(list(problems.found))
        return 1
    for name, text in texts.items():
        write(FOLDER / name, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
