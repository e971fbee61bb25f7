"""Appeler pandoc : l'horloge arrêtée à un jour, ce qu'il faut dire d'un fichier dans un fichier.

Une propriété passée sur la ligne de commande y perd ses accents quand la langue du système n'est pas réglée.
"""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pypandoc

GIVEN = "reglages.yaml"

UTF_8 = "C.UTF-8"
"""Sous une autre langue, pandoc ne sait pas ouvrir un fichier dont le chemin a un accent."""


def run(options: Sequence[str], folder: Path, day: date) -> bytes:
    """Ce que pandoc écrit, avec l'horloge arrêtée à ce jour."""
    epoch = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    command = [pypandoc.get_pandoc_path(), *options]
    settled = os.environ | {"SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": UTF_8}
    return subprocess.run(command, cwd=folder, env=settled, check=True, stdout=subprocess.PIPE).stdout


def described(properties: Mapping[str, str], folder: Path) -> str:
    """L'option qui donne à un fichier ses propriétés, posées dans le dossier."""
    text = json.dumps({"metadata": dict(properties)}, ensure_ascii=False)
    (folder / GIVEN).write_text(text, encoding="utf-8")
    return f"--defaults={GIVEN}"
