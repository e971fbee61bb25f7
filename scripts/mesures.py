"""Pèse le site construit et l'écrit dans `releves/mesures.yml` : `make mesures`."""

import sys
from pathlib import Path

from macros.building.guide import current_guide
from macros.proofs import sobriete
from macros.proofs.measures import measures, write
from macros.proofs.readings import readability
from scripts.verifier import ROOT

WRITTEN = ROOT / "releves" / "mesures.yml"

HEADER = """\
# yaml-language-server: $schema=../construit/schemas/mesures.json
# Le site construit, pesé par `make mesures`. Ne corrigez pas ce fichier à la main.
"""


def main(site: Path) -> int:
    """Écrit les mesures du site construit."""
    paths = {page.address: path for path, page in current_guide(ROOT).pages.items()}
    measured = measures(sobriete.weights(site), paths, readability(site, paths))
    write(WRITTEN, HEADER, measured)
    print(f"{measured.pages} pages pesées ; la plus lourde : {measured.octets_maximum} octets.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site"))
