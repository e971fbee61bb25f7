"""Installe, depuis les verrous, ce que pip et npm apportent.

Ne demande que Python. Les messages des outils vont dans un fichier, montré seulement en cas d'échec.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOG = ROOT / ".cache" / "installation.txt"


def environment() -> list[list[str]]:
    """Les commandes qui font l'environnement à part : aucune s'il est déjà là."""
    if (VENV / "bin" / "pip").exists():
        return []
    maker = "venv" if find_spec("ensurepip") else "virtualenv"
    return [[sys.executable, "-m", maker, str(VENV)]]


def pip(lock: str) -> list[list[str]]:
    """Les commandes qui installent un verrou de Python ; chaque fichier se vérifie par son empreinte."""
    install = [str(VENV / "bin" / "pip"), "install", "--disable-pip-version-check", "--require-hashes", "-r"]
    return [*environment(), [*install, lock]]


def npm(*options: str) -> list[list[str]]:
    """Les commandes qui installent le verrou de Node."""
    return [["npm", "ci", "--no-progress", "--ignore-scripts", "--no-audit", "--no-fund", *options]]


STEPS: dict[str, Callable[..., list[list[str]]]] = {"pip": pip, "npm": npm}


def main(tool: str, *options: str) -> int:
    """Enchaîne les commandes d'un outil ; dit en français laquelle a échoué, et où lire la suite."""
    LOG.parent.mkdir(parents=True, exist_ok=True)
    path = os.pathsep.join([str(VENV / "bin"), os.environ.get("PATH", os.defpath)])
    for step in STEPS[tool](*options):
        with LOG.open("a", encoding="utf-8") as log:
            done = subprocess.run(
                step, cwd=ROOT, env={**os.environ, "PATH": path}, stdout=log, stderr=log, check=False
            )
        if done.returncode:
            return refused(step)
    return 0


def refused(step: list[str]) -> int:
    """Dit ce qui n'a pas pu s'installer, avec les dernières lignes de l'outil ; rend 1."""
    lines = LOG.read_text("utf-8", errors="replace").splitlines()
    told = [
        f"Cette installation a échoué : {Path(step[0]).name} {' '.join(step[1:])}",
        *lines[-15:],
        f"Vérifiez la connexion au réseau, puis relancez. Tout est dans {LOG.relative_to(ROOT)}.",
    ]
    print("\n".join(told), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
