"""Assemble, pour le navigateur, les bibliothèques que `npm ci` a installées, leurs licences à côté."""

import shutil
import sys

from macros.building.folder import ASSETS
from macros.building.libraries import wrapped
from macros.models.credits import BUNDLES, LIBRARIES, licence_name
from scripts.verifier import ROOT

PACKAGES, WRITTEN = ROOT / "node_modules", ROOT / ASSETS
LICENCES = WRITTEN / "licences"


def main() -> int:
    """Écrit les fichiers et les licences ; dit quoi faire s'il manque un paquet."""
    missing = [library.name for library in LIBRARIES if not (PACKAGES / library.name).is_dir()]
    if missing:
        print(f"Il manque {', '.join(missing)} : lancez npm ci --omit=dev", file=sys.stderr)
        return 1
    LICENCES.mkdir(parents=True, exist_ok=True)
    for file, libraries in BUNDLES.items():
        (WRITTEN / file).write_text("".join(wrapped(PACKAGES, one) for one in libraries), encoding="utf-8")
    for library in LIBRARIES:
        shutil.copyfile(PACKAGES / library.name / library.licence, LICENCES / licence_name(library))
    return 0


if __name__ == "__main__":
    sys.exit(main())
