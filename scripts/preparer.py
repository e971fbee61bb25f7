"""Tient à jour le dossier où le site se construit : `python -m scripts.preparer`."""

import sys

from macros.building.folder import prepare
from macros.building.guide import current_guide, settled
from macros.main import base, today
from scripts.verifier import ROOT, command


@command
def main() -> int:
    """Lit le guide et prépare ses pages et sa coque ; montre les fautes, et ne touche alors à rien."""
    prepare(ROOT, current_guide(ROOT), base(), today(), settled())
    return 0


if __name__ == "__main__":
    sys.exit(main())
