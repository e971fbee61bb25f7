"""Fabrique le guide hors ligne à partir du site construit : `make hors-ligne`."""

import sys

from macros.booklet.offline import archive
from macros.building.folder import TAKEN
from macros.building.guide import current_guide
from macros.publication.tree import read
from macros.territories.census import commune_names
from macros.views import modeles
from macros.views.telecharger import HORS_LIGNE
from scripts.livret import FOLDER, save
from scripts.site import SITE
from scripts.verifier import ROOT, command

POIDS = 6_400_000
"""Le poids, en octets, que l'archive ne dépasse pas."""


@command
def main() -> int:
    """Écrit l'archive ; refuse un site absent ou une archive trop lourde."""
    if not (SITE / "index.html").is_file():
        print("Le site n'est pas construit. Lancez : make site", file=sys.stderr)
        return 1
    models = {name: it for name, it in read(ROOT / TAKEN).items() if name.startswith(modeles.DOSSIER)}
    made = archive(SITE, current_guide(ROOT), commune_names(ROOT), models)
    if len(made) > POIDS:
        print(f"Le guide hors ligne pèse {len(made)} octets ; le plafond est {POIDS}.", file=sys.stderr)
        return 1
    save(FOLDER / HORS_LIGNE, made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
