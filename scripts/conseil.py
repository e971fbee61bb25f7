"""Fabrique ce que le conseil emporte dans `construit/emporter/` : `make conseil`."""

import sys

from macros.building.folder import TAKEN
from macros.building.guide import current_guide
from macros.building.mirror import mirror
from macros.documents.tranches import files
from macros.main import base
from macros.publication.tree import read
from macros.views import conseil, telecharger
from scripts.verifier import ROOT, command


@command
def main() -> int:
    """Écrit les fichiers qui ont changé ; un dossier prend la fiche imprimée si `make livret` l'a faite."""
    folder, printed = ROOT / TAKEN / conseil.DOSSIER, ROOT / TAKEN / telecharger.DOSSIER
    made = dict(files(current_guide(ROOT), base(), read(printed) if printed.is_dir() else {}))
    mirror(folder, {name: content.__bytes__ for name, content in made.items()})
    print(f"{len(made)} fichiers dans {folder.relative_to(ROOT)}/.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
