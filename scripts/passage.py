"""Écrit ce que deviendraient les verdicts : `python -m scripts.passage criteres.yml passage.yml`."""

import sys
from pathlib import Path

import yaml

from macros.building.guide import current_guide
from macros.models.passage import Passage
from macros.models.rgaa import Referentiel
from macros.proofs.notes import lines
from macros.proofs.passage import carried
from scripts.verifier import ROOT


def main(criteria: Path, passage: Path) -> int:
    """Une ligne par nouveau critère : ce qui le prouve déjà, ou ce qui manque."""
    new = Referentiel.model_validate(yaml.safe_load(criteria.read_text("utf-8")))
    origins = Passage.model_validate(yaml.safe_load(passage.read_text("utf-8")))
    print("\n".join(lines(carried(current_guide(ROOT).rgaa, new, origins))))
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
