"""Refuse de publier si personne ne peut recevoir les erreurs signalées : `make publier` commence ainsi."""

import sys

from macros.building.guide import current_guide
from macros.building.settings import reachable
from macros.reading.problems import Unknown
from scripts.verifier import ROOT


def main() -> int:
    """Lit qui publie et où lui écrire ; dit en français ce qui manque, avec la commande à lancer."""
    try:
        reachable(current_guide(ROOT).edition.publication)
    except Unknown as reason:
        print(f"Rien n'est publié. {reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
