"""Écrit, avant la construction, ce qui se calcule des données : tranches, calendriers, fichiers."""

import sys

from scripts import calendriers, declaration, donnees, flux, listes, morceaux, profils

STEPS = (
    profils.main,
    listes.main,
    calendriers.main,
    donnees.main,
    flux.main,
    declaration.main,
    morceaux.main,
)


def main() -> int:
    """Enchaîne les étapes ; s'arrête à la première qui trouve une faute."""
    return next((1 for step in STEPS if step()), 0)


if __name__ == "__main__":
    sys.exit(main())
