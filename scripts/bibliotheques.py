"""Assemble, pour le navigateur, les bibliothèques que `npm ci` a installées, leurs licences à côté."""

import sys

from macros.building.folder import ASSETS
from macros.building.libraries import licences, wrapped
from macros.building.mirror import mirror
from macros.models.credits import BUNDLES, LIBRARIES
from scripts.verifier import ROOT

PACKAGES, WRITTEN = ROOT / "node_modules", ROOT / ASSETS
LICENCES = WRITTEN / "licences"


def main() -> int:
    """Écrit les fichiers et les licences ; dit quoi faire s'il manque un paquet."""
    missing = [library.name for library in LIBRARIES if not (PACKAGES / library.name).is_dir()]
    if missing:
        print(f"Il manque {', '.join(missing)} : lancez npm ci --omit=dev", file=sys.stderr)
        return 1
    WRITTEN.mkdir(parents=True, exist_ok=True)
    for file, libraries in BUNDLES.items():
        (WRITTEN / file).write_text("".join(wrapped(PACKAGES, one) for one in libraries), encoding="utf-8")
    mirror(LICENCES, {name: text.encode for name, text in licences(PACKAGES).items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
