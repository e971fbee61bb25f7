"""Fabrique les modèles à remplir dans docs/modeles/fichiers/ : `make modeles`."""

import sys

from macros.corpus.loader import load_corpus
from macros.documents.takeaway import files
from macros.reading.problems import Problems
from scripts.verifier import ROOT, show

FOLDER = ROOT / "docs" / "modeles" / "fichiers"


def main() -> int:
    """Écrit les fichiers qui ont changé et retire ceux d'un modèle disparu."""
    try:
        corpus = load_corpus(ROOT)
    except Problems as problems:
        show(list(problems.found))
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = dict(files(corpus))
    for path in FOLDER.iterdir():
        if path.name not in made:
            path.unlink()
    for name, content in made.items():
        path = FOLDER / name
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
    print(f"{len(made)} fichiers dans docs/modeles/fichiers/.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
