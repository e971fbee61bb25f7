"""Un clone neuf du guide, et les étapes que les automatismes y lancent."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from tests.conftest import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"
QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C.UTF-8"}
AUTHOR = ["-c", "user.name=guide", "-c", "user.email=guide@example.invalid"]
INHERITED = (
    "MAKEFLAGS",
    "MAKELEVEL",
    "MFLAGS",
    "PYTHONPATH",
    "SITE",
    "SOURCE_DATE_EPOCH",
    "ADRESSE_DU_GUIDE",
    "CONTACT_DU_GUIDE",
    "ENTITE_DU_GUIDE",
)
"""Ce qu'un test lancé par make tient de lui, et qu'une machine neuve n'a pas."""


@dataclass(frozen=True)
class Step:
    """Une étape qui lance une commande : où elle est, comment elle se nomme, ce qu'elle lance."""

    workflow: str
    name: str
    run: str


def steps() -> Iterator[Step]:
    """Toutes les étapes de tous les automatismes ; une étape répétée par une liste vaut autant d'étapes."""
    for path in sorted(WORKFLOWS.glob("*.yml")):
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
            listed = job.get("strategy", {}).get("matrix", {}).get("include", ())
            for step in job.get("steps", ()):
                run = step.get("run", "").strip()
                if run == "$COMMANDE":
                    yield from (Step(path.name, each["commande"], each["commande"]) for each in listed)
                elif run:
                    yield Step(path.name, step.get("name", run), run)


def step(workflow: str, name: str) -> Step:
    """L'étape de ce nom."""
    (found,) = {one for one in steps() if (one.workflow, one.name) == (workflow, name)}
    return found


def git(folder: Path, *args: str) -> str:
    """Ce que répond git dans un dossier."""
    command = ["git", *AUTHOR, *args]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | QUIET, capture_output=True, text=True, check=True
    )
    return done.stdout


def kept(*options: str) -> list[str]:
    """Les fichiers que git garderait d'ici, même sans histoire : le guide peut venir d'une archive."""
    with TemporaryDirectory() as folder:
        bare = ("--git-dir", folder, "--work-tree", str(ROOT))
        git(ROOT, *bare, "init", "--quiet")
        told = git(ROOT, *bare, "ls-files", "--others", "--exclude-standard", "-z", *options)
    return [*filter(None, told.split("\0"))]


def checkout(target: Path) -> Path:
    """Le guide tel qu'un clone neuf le donne, sans rien de fabriqué, et les outils déjà installés."""
    for name in kept():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        # Les dates suivent : make ne réinstalle pas un verrou qui n'est pas plus récent que ses outils.
        shutil.copy2(ROOT / name, target / name)
    equipped(target)
    git(target, "init", "--quiet", "--initial-branch", "main")
    git(target, "add", "--all")
    git(target, "commit", "--quiet", "--message", "le guide")
    git(target, "update-ref", "refs/remotes/origin/main", "HEAD")
    return target


def equipped(tree: Path) -> Path:
    """Un clone qui emploie les outils installés ici ; ce qu'il désinstallerait resterait installé ici."""
    for tools in (".venv", "node_modules"):
        (tree / tools).mkdir()
        for path in (ROOT / tools).iterdir():
            (tree / tools / path.name).symlink_to(path.resolve())
    return tree


def launched(tree: Path, run: str, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Lance une commande comme le fait la forge."""
    inherited = {name: value for name, value in os.environ.items() if name not in INHERITED}
    path = os.pathsep.join([env.get("AVANT", ""), str(tree / ".venv" / "bin"), os.environ["PATH"]])
    given = {**inherited, **QUIET, "GITHUB_ACTIONS": "true", **env, "PATH": path.lstrip(os.pathsep)}
    return subprocess.run(
        ["bash", "-e", "-c", run], cwd=tree, env=given, capture_output=True, text=True, check=False
    )
