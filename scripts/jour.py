"""Le jour où l'on vérifie : rien de ce qu'une page dit avoir lu, reçu ou annoncé ne peut venir après lui."""

import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

FARTHEST = timedelta(hours=12)
"""Wallis-et-Futuna, où le jour commence avant celui de toutes les autres mairies."""


def today(root: Path) -> date:
    """Le jour le plus avancé de France ; celui du dernier commit si l'horloge de la machine retarde."""
    return max((datetime.now(UTC) + FARTHEST).date(), committed(root))


def committed(root: Path) -> date:
    """Le jour du dernier commit ; le premier des jours si le guide n'a pas d'historique."""
    try:
        said = subprocess.run(
            ["git", "log", "-1", "--format=%cs"], cwd=root, capture_output=True, text=True, check=True
        )
        return date.fromisoformat(said.stdout.strip())
    except (OSError, ValueError, subprocess.CalledProcessError):
        return date.min
