"""Un petit site publié, et les deux serveurs qui le servent avec nos configurations."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.publication import moving
from macros.publication.announcing import announced
from macros.publication.compression import compressed
from macros.publication.naming import fingerprinted
from macros.publication.policy import guarded
from macros.publication.pruning import pruned
from macros.publication.tree import write
from tests.conftest import ROOT
from tests.publication.essai import SITE
from tests.servers.running import SERVERS, Served, missing, running

DAY = 1795219200
MOVED = {"vieux/nom/": "une/"}


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Le petit site publié, avec les configurations des serveurs et un fichier caché égaré."""
    root = tmp_path_factory.mktemp("publie")
    files = moving.redirected(pruned(SITE), MOVED, "", "/")
    ready = guarded(fingerprinted(announced(files, "", "https://guide.fr/faille", DAY)))
    write(root / "site", compressed(ready) | {".git/config": b"secret", "sous/.env": b"secret"})
    write(root / "site" / "fichiers", {"seul.txt": b"texte"})
    servers = {path.name: path.read_bytes() for path in (ROOT / "deploiement").iterdir()}
    write(root / "deploiement", servers | moving.rules(MOVED, "/"))
    (root / "secret.txt").write_text("hors du site", encoding="utf-8")
    return root


@pytest.fixture(scope="session", params=sorted(SERVERS))
def server(
    request: pytest.FixtureRequest, published: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """nginx, puis Caddy, vraiment lancés ; sautés seulement s'ils ne sont pas installés, et c'est dit."""
    name = str(request.param)
    install = missing(name)
    if install:
        pytest.skip(f"{name.upper()} N'EST PAS ÉPROUVÉ : il n'est pas installé. Sous Debian : {install}")
    with running(name, published, tmp_path_factory.mktemp(name)) as served:
        yield served
