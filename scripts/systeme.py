"""Dit, en une fois et d'abord, ce que seul le système peut apporter : `python3 scripts/systeme.py test`.

Ne demande que Python : il se lance avant que rien ne soit installé.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FONTS = Path("/usr/share/fonts")
NGINX_BROTLI = Path("/usr/share/nginx/modules-available/mod-http-brotli-static.conf")
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
SBIN = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"])
APT = ["apt-get", "install", "--yes", "--no-install-recommends"]


def command(*names: str) -> bool:
    """Vrai si une de ces commandes est là."""
    return any(shutil.which(name, path=SBIN) for name in names)


def library(*names: str) -> bool:
    """Vrai si toutes ces bibliothèques se chargent."""
    try:
        return all(ctypes.CDLL(name) for name in names)
    except OSError:
        return False


def environment() -> bool:
    """Vrai si Python sait faire un environnement à part : par `ensurepip`, ou par virtualenv."""
    return bool(find_spec("ensurepip") or find_spec("virtualenv"))


def font(pattern: str) -> bool:
    """Vrai si une police de ce nom de fichier est installée."""
    return any(FONTS.rglob(pattern))


def narrow_apart() -> bool:
    """Vrai à partir de Debian 13, qui range les lettres étroites dans un paquet à part."""
    release = Path("/etc/os-release")
    named = dict(line.split("=", 1) for line in release.read_text("utf-8").splitlines() if "=" in line)
    version = named.get("VERSION_ID", "").strip('"').split(".")[0]
    return named.get("ID") == "debian" and version.isdigit() and int(version) >= 13


NEEDS: tuple[tuple[tuple[str, ...], str, Callable[[], bool]], ...] = (
    (("servir", "livret", "test"), "python3-venv", environment),
    (("livret", "test"), "libpango-1.0-0", lambda: library("libpango-1.0.so.0")),
    (("livret", "test"), "libpangoft2-1.0-0", lambda: library("libpangoft2-1.0.so.0")),
    (("livret", "test"), "libharfbuzz-subset0", lambda: library("libharfbuzz-subset.so.0")),
    (("livret", "test"), "fonts-liberation", lambda: font("LiberationSans-Regular.ttf")),
    (
        ("livret", "test"),
        "fonts-liberation-sans-narrow",
        lambda: not narrow_apart() or font("LiberationSansNarrow-Regular.ttf"),
    ),
    (("test",), "chromium-headless-shell", lambda: "CHROME_PATH" in os.environ or command(*BROWSERS)),
    (("test",), "nginx-light", lambda: command("nginx")),
    (("test",), "libnginx-mod-http-brotli-static", NGINX_BROTLI.exists),
    (("test",), "caddy", lambda: command("caddy")),
    (("test",), "poppler-utils", lambda: command("pdftotext")),
    (("test",), "fonts-dejavu-core", lambda: font("DejaVuSans.ttf")),
    (("orca",), "orca", lambda: command("orca")),
    (("orca",), "firefox-esr", lambda: command("firefox-esr", "firefox")),
    (("orca",), "xvfb", lambda: command("Xvfb")),
    (("orca",), "xdotool", lambda: command("xdotool")),
    (("orca",), "openbox", lambda: command("openbox")),
    (("orca",), "at-spi2-core", Path("/usr/libexec/at-spi-bus-launcher").exists),
    (("orca",), "dbus-daemon", lambda: command("dbus-daemon")),
)
"""Chaque paquet de Debian, ce qui le demande, et comment on voit qu'il est là."""


def missing(use: str) -> list[str]:
    """Ceux qui manquent."""
    return [package for uses, package, there in NEEDS if use in uses and not there()]


def main(use: str) -> int:
    """Rend 0 si rien ne manque ; sinon installe quand la machine le permet, après l'avoir dit."""
    # Le Python de la machine peut être plus ancien que celui que demande le guide : c'est à lui de le dire.
    if sys.version_info < (3, 11):  # noqa: UP036
        return refused(f"Il faut Python 3.11 ou plus récent ; celui-ci est {sys.version.split()[0]}.")
    if not os.access(ROOT, os.W_OK):
        return refused("Ce dossier ne s'écrit pas. Copiez le guide dans un dossier à vous, puis relancez.")
    absent = missing(use)
    if not absent:
        return 0
    if os.geteuid() == 0 and command("apt-get"):
        print(f"Il manque à cette machine : {', '.join(absent)}. Installation…", flush=True)
        install(absent)
        absent = missing(use)
    return refused(how_to_install(absent)) if absent else 0


def how_to_install(absent: list[str]) -> str:
    """La phrase qui dit quoi installer, et comment."""
    return (
        f"Il manque à cette machine : {', '.join(absent)}.\n"
        f"Sous Debian ou Ubuntu, collez cette commande : sudo apt-get install {' '.join(absent)}\n"
        "Ailleurs, installez les logiciels du même nom."
    )


def install(absent: list[str]) -> None:
    """Installe des paquets ; les messages d'apt ne se montrent que s'il échoue."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update"], [*APT, *absent]):
        done = subprocess.run(step, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout[-2000:] + done.stderr[-2000:], file=sys.stderr)
            return


def refused(sentence: str) -> int:
    """Dit pourquoi l'on s'arrête, et rend 1."""
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
