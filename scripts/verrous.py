"""Réécrit tous les verrous, d'après ce que les sources demandent : `make verrous`.

Un verrou garde les versions qu'il a tant que les sources les permettent.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from scripts.verifier import ROOT

WITH_THE_GUIDE = "verifier"
"""Le groupe qui s'installe avec ce que le guide emploie : tous deux tiennent dans un verrou."""

COMPILE = (
    "uv",
    "pip",
    "compile",
    "--quiet",
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--python-version",
)
NODE = ("npm", "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund")
PACKAGES = ("", "tests/observatoire", "tests/lecteurs", "tests/liseuse")

CONTAINER = "deploiement/Containerfile"
BASE = re.compile(
    r"^FROM docker\.io/library/(?P<name>[a-z]+):(?P<tag>[\w.-]+)(?:@sha256:[0-9a-f]{64})?$", re.MULTILINE
)
TOKEN = "https://auth.docker.io/token?service=registry.docker.io&scope=repository:library/{}:pull"
MANIFEST = "https://registry-1.docker.io/v2/library/{}/manifests/{}"
KIND = "application/vnd.oci.image.index.v1+json"
PATIENCE = 20
UNREACHABLE = "Le registre des conteneurs ne répond pas : l'image de base garde le nom qu'elle a ({})."


def main() -> int:
    """Réécrit chaque verrou ; s'arrête au premier que son outil refuse, et montre ce qu'il en dit."""
    commands = [(command, ROOT) for command in python(ROOT)] + [(NODE, ROOT / place) for place in PACKAGES]
    for command, folder in commands:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            print(
                f"Ce verrou ne se réécrit pas : {' '.join(command)}\n{done.stderr[-2000:]}", file=sys.stderr
            )
            return 1
    image(ROOT / CONTAINER)
    print("Tous les verrous sont à jour. Relancez make test avant de les enregistrer.")
    return 0


def python(root: Path) -> Iterator[tuple[str, ...]]:
    """Les commandes qui réécrivent les verrous de Python : un par groupe de pyproject.toml."""
    about = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    compiling = (*COMPILE, about["project"]["requires-python"].removeprefix(">="))
    yield *compiling, "pyproject.toml", "--group", WITH_THE_GUIDE, "--output-file", "requirements.txt"
    for group in about["dependency-groups"]:
        if group != WITH_THE_GUIDE:
            yield (
                *compiling,
                "--group",
                group,
                "--constraint",
                "requirements.txt",
                "--output-file",
                lock(group),
            )


def lock(group: str) -> str:
    """Le verrou d'un groupe ; Dependabot ne lit que des noms en `.txt`."""
    return f"requirements-{group}.txt"


def image(path: Path) -> None:
    """Épingle l'image de base du conteneur par son empreinte, si le registre répond ; le dit sinon."""
    text = path.read_text("utf-8")
    base = BASE.search(text)
    assert base, f"{CONTAINER} : aucune image de base"
    try:
        path.write_text(pinned(text, digest(base["name"], base["tag"])), encoding="utf-8")
    except (URLError, OSError, KeyError):
        print(UNREACHABLE.format(base[0].removeprefix("FROM ")))


def digest(name: str, tag: str) -> str:
    """L'empreinte d'une image, telle que la donne son registre."""
    with urlopen(TOKEN.format(name), timeout=PATIENCE) as answer:
        token = json.load(answer)["token"]
    head = {"Authorization": f"Bearer {token}", "Accept": KIND}
    with urlopen(
        Request(MANIFEST.format(name, tag), headers=head, method="HEAD"), timeout=PATIENCE
    ) as answer:
        return str(answer.headers["Docker-Content-Digest"])


def pinned(text: str, digest: str) -> str:
    """Un Containerfile dont l'image de base porte cette empreinte."""
    return BASE.sub(rf"FROM docker.io/library/\g<name>:\g<tag>@{digest}", text)


if __name__ == "__main__":
    sys.exit(main())
