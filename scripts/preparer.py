"""Tient à jour le dossier où le site se construit : `python -m scripts.preparer`."""

import sys

from macros.building.folder import prepare
from macros.building.guide import current_guide
from macros.main import base, publication, today
from macros.reading.problems import Problems, Unknown
from scripts.verifier import ROOT, show


def main() -> int:
    """Lit le guide et prépare ses pages et sa coque ; montre les fautes, et ne touche alors à rien."""
    try:
        prepare(ROOT, current_guide(ROOT), base(), publication(), today())
    except Problems as problems:
        show(list(problems.faults))
        return 1
    except Unknown as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
