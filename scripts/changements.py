"""Réécrit `CHANGELOG.md` d'après les nouveautés : `make changements`."""

import sys

from macros.building.guide import current_guide
from macros.building.mirror import refresh
from macros.exports.changelog import changelog
from scripts.verifier import ROOT, command


@command
def main() -> int:
    """Écrit le journal s'il a changé."""
    refresh(ROOT / "CHANGELOG.md", changelog(current_guide(ROOT)).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
