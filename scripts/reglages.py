"""Refuse de publier si personne ne peut recevoir les erreurs signalées : `make publier` commence ainsi."""

import sys

from macros.building.settings import reachable
from macros.main import publication
from macros.reading.problems import Unknown


def main() -> int:
    """Lit qui publie et où lui écrire ; dit en français ce qui manque, avec la commande à lancer."""
    try:
        reachable(publication())
    except Unknown as reason:
        print(f"Rien n'est publié. {reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
