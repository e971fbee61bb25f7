"""Le même guide, construit ailleurs et dans un autre ordre, donne les mêmes octets."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from scripts.copies import copy_guide
from tests.built import Built


def sums(root: Path) -> dict[str, str]:
    """L'empreinte de chaque fichier d'un dossier."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def test_un_second_site_est_le_meme_octet_pour_octet(site: Built, tmp_path: Path) -> None:
    """Python y range ses ensembles dans un autre ordre : ce qui en dépendrait se verrait."""
    root = copy_guide(tmp_path / "un-autre-dossier")
    env = os.environ | {"PYTHONPATH": str(root), "PYTHONHASHSEED": "2026"}
    done = subprocess.run(
        [sys.executable, "-m", "scripts.site"], cwd=root, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert sums(root / "site") == sums(site.root)
