"""Écrit les schémas que lisent les éditeurs de texte, et la ligne qui les nomme : `make schemas`."""

import sys

from macros.corpus.schemas import headers, write
from scripts.verifier import ROOT


def main() -> int:
    """Écrit les schémas, corrige la tête des fichiers, et dit lesquels."""
    write(ROOT)
    for path, text in headers(ROOT):
        path.write_text(text, encoding="utf-8")
        print(f"{path.relative_to(ROOT)} nomme son schéma")
    return 0


if __name__ == "__main__":
    sys.exit(main())
