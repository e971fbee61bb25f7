"""De vrais serveurs, lancés sur cette machine avec nos configurations, sur des ports libres.

`python -m tests.servers.running dist` sert un dossier publié jusqu'à la fermeture de son entrée.
"""

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

MODULES = Path("/etc/nginx/modules-enabled")
PATIENCE = 20.0


@dataclass(frozen=True)
class Answer:
    """Ce qu'un serveur a répondu."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Served:
    """Un serveur en marche : nom, ports, dossier servi, certificat à croire, groupe de processus."""

    name: str
    http: int
    https: int
    root: Path
    authority: Path
    group: int = 0

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Demande une adresse en HTTPS, telle quelle : `..` n'est pas simplifié."""
        context = ssl.create_default_context(cafile=self.authority)
        connection = HTTPSConnection("localhost", self.https, timeout=PATIENCE, context=context)
        return asked(connection, path, method, headers)

    def ask_plain(self, path: str) -> Answer:
        """Demande une adresse en HTTP."""
        return asked(HTTPConnection("localhost", self.http, timeout=PATIENCE), path, "GET", {})


def asked(connection: HTTPConnection, path: str, method: str, headers: Mapping[str, str]) -> Answer:
    """Une demande, et sa réponse entière ; `accept_encoding` devient `accept-encoding`."""
    try:
        connection.request(method, path, headers={name.replace("_", "-"): v for name, v in headers.items()})
        response: HTTPResponse = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, found, response.read())
    finally:
        connection.close()


def missing(name: str) -> str:
    """Ce qu'il faut installer pour lancer ce serveur ; vide s'il est là."""
    if name == "caddy":
        return "" if shutil.which("caddy") else "apt-get install caddy"
    brotli = list(MODULES.glob("*brotli-static*")) if MODULES.is_dir() else []
    ready = shutil.which("nginx", path="/usr/sbin:/usr/bin") and brotli
    return "" if ready else "apt-get install nginx-light libnginx-mod-http-brotli-static"


def free_port() -> int:
    """Un port que personne n'écoute."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def nginx(published: Path, work: Path) -> tuple[list[str], Served]:
    """La commande de nginx : notre configuration, où ne changent que les ports et les chemins."""
    folder = Path(shutil.copytree(published / "deploiement", work / "nginx"))
    served = Served("nginx", free_port(), free_port(), published / "site", certificate(work))
    changes = {
        "listen 80 default_server": f"listen 127.0.0.1:{served.http} default_server",
        "listen 443 ssl http2 default_server": f"listen 127.0.0.1:{served.https} ssl http2 default_server",
        "/etc/ssl/guide/": f"{work}/",
        "/srv/guide/site": str(served.root),
        "/run/": f"{work}/",
        "/tmp/": f"{work}/",
        "worker_processes auto;": f"worker_processes 2;\ndaemon off;\n{owner()}",
    }
    pattern = re.compile("|".join(map(re.escape, changes)))
    for path in folder.iterdir():
        text = path.read_text("utf-8")
        path.write_text(pattern.sub(lambda found: changes[found[0]], text), encoding="utf-8")
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin") or "nginx"
    return [program, "-c", str(folder / "nginx.conf"), "-e", "stderr"], served


def owner() -> str:
    """Sous root, nginx change d'utilisateur et ne lirait plus le dossier d'essai."""
    return "user root;" if os.geteuid() == 0 else ""


def certificate(work: Path) -> Path:
    """Un certificat pour `localhost`, valable un jour."""
    made = work / "certificat.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-nodes", "-days", "1", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", str(work / "cle.pem"), "-out", str(made)),
        ],
        check=True,
        capture_output=True,
    )
    return made


def caddy(published: Path, work: Path) -> tuple[list[str], Served]:
    """La commande de Caddy : notre configuration, réglée par son environnement."""
    authority = work / "caddy" / "caddy" / "pki" / "authorities" / "local" / "root.crt"
    served = Served("caddy", free_port(), free_port(), published / "site", authority)
    settings = {
        "GUIDE_HTTP": served.http,
        "GUIDE_HTTPS": served.https,
        "GUIDE_RACINE": served.root,
        "XDG_DATA_HOME": work / "caddy",
        "XDG_CONFIG_HOME": work / "caddy",
        "HOME": work,
    }
    given = [f"{name}={value}" for name, value in settings.items()]
    config = published / "deploiement" / "Caddyfile"
    return ["env", *given, "caddy", "run", "--adapter", "caddyfile", "--config", str(config)], served


SERVERS = {"nginx": nginx, "caddy": caddy}


@contextmanager
def running(name: str, published: Path, work: Path) -> Iterator[Served]:
    """Un serveur lancé, prêt à répondre, arrêté à la fin."""
    command, served = SERVERS[name](published, work)
    said = (work / f"{name}.log").open("wb")
    with said, start(command, said) as process:
        try:
            wait(served, process, work / f"{name}.log")
            yield replace(served, group=process.pid)
        finally:
            process.terminate()


def start(command: Sequence[str], said: BinaryIO) -> subprocess.Popen[bytes]:
    """Un serveur lancé dans son propre groupe, que l'on peut tuer en entier."""
    return subprocess.Popen(command, stdout=said, stderr=said, start_new_session=True)


def wait(served: Served, process: subprocess.Popen[bytes], log: Path) -> None:
    """Attend la première réponse ; sinon montre ce que le serveur a dit."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            served.ask("/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{served.name} n'a pas répondu :\n{log.read_text('utf-8', 'replace')}")


def main(published: Path) -> int:
    """Écrit l'adresse du premier serveur installé, puis attend ; dit quoi installer s'il n'y en a aucun."""
    ready = [name for name in ("nginx", "caddy") if not missing(name)]
    if not ready:
        print(missing("nginx"), flush=True)
        return 0
    with TemporaryDirectory() as folder, running(ready[0], published, Path(folder)) as served:
        print(f"https://localhost:{served.https}/", flush=True)
        sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
