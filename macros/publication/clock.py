"""La date de ce qui est publié : celle du dernier enregistrement, jamais celle de la machine."""

import os
import subprocess
from pathlib import Path

from macros.publication.refusals import Refused


def epoch(root: Path) -> int:
    """`SOURCE_DATE_EPOCH` s'il est donné, sinon la date du dernier enregistrement du dépôt."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "") or last_commit(root)
    if not given.isdecimal():
        raise Refused(
            "il manque une date ; donnez-la en secondes : make publier SOURCE_DATE_EPOCH=1767225600"
        )
    return int(given)


def last_commit(root: Path) -> str:
    """La date du dernier enregistrement, en secondes ; vide hors d'un dépôt git."""
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return done.stdout.strip()
