"""La date de ce qui est publié : celle du dernier enregistrement, ou du jour quand rien n'est enregistré."""

import os
import subprocess
import time
from pathlib import Path

from macros.building.settings import moment

DAY = 24 * 60 * 60


def epoch(root: Path) -> int:
    """`SOURCE_DATE_EPOCH` s'il est donné, sinon le dernier enregistrement du dépôt, sinon aujourd'hui."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "") or last_commit(root)
    return moment(given) if given else int(time.time()) // DAY * DAY


def last_commit(root: Path) -> str:
    """La date du dernier enregistrement de ce dossier, en secondes ; vide s'il n'en a aucun."""
    command = ["git", "log", "-1", "--format=%ct", "--", "."]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout.strip()
