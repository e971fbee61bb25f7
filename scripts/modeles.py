"""Fabrique les modèles à remplir dans `construit/emporter/` : `make modeles`."""

import sys

from macros.building.folder import TAKEN
from macros.building.guide import current_guide
from macros.building.mirror import mirror
from macros.documents.takeaway import files
from macros.views.modeles import DOSSIER
from scripts.verifier import ROOT, command


@command
def main() -> int:
    """Écrit les fichiers qui ont changé et retire ceux d'un modèle disparu."""
    made = dict(files(current_guide(ROOT)))
    folder = ROOT / TAKEN / DOSSIER
    mirror(folder, {name: content.__bytes__ for name, content in made.items()})
    print(f"{len(made)} fichiers dans {folder.relative_to(ROOT)}/.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
