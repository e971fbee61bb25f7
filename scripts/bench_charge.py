"""Mesure nginx sous charge, sur cette machine seulement : `make bench-charge`, après `make publier`.

500 connexions pendant 20 secondes, puis le serveur est tué net sous la charge et relancé.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.french import number
from scripts.serveurs import Served, missing, running
from scripts.verifier import ROOT

PAGES = ("", "obligations/", "obligations/open-data/", "ma-collectivite/", "lexique/")
CONNECTIONS, SECONDS, THREADS = 500, 20, 2

SCRIPT = """\
local pages = {{ {pages} }}
local rank = 0
request = function()
  rank = rank % #pages + 1
  return wrk.format("GET", pages[rank], {{ ["Accept-Encoding"] = "br" }})
end
"""

RATE = re.compile(r"^Requests/sec:\s+([\d.]+)", re.MULTILINE)
SLOWEST = re.compile(r"^\s+99%\s+(\S+)", re.MULTILINE)
COUNT = re.compile(r"^\s+(\d+) requests in", re.MULTILINE)
FAULT = re.compile(r"^\s+(?:Socket errors|Non-2xx).*$", re.MULTILINE)


@dataclass(frozen=True)
class Load:
    """Ce que wrk a mesuré."""

    rate: float
    slowest: str
    count: int
    faults: tuple[str, ...]


def main(published: Path = ROOT / "dist") -> int:
    """Mesure, tue, relance ; rend 1 à la première erreur."""
    install = missing("nginx") or ("" if shutil.which("wrk") else "apt-get install wrk")
    if install or not (published / "site").is_dir():
        print(f"Il manque de quoi mesurer ; lancez : {install or 'make publier'}", file=sys.stderr)
        return 1
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        found = measured(published, Path(first))
        print("\n".join(told(found)))
        whole = survives(published, Path(second))
    print(
        "Tué net sous la charge, puis relancé : " + ("rien n'est perdu." if whole else "une page a changé.")
    )
    return 0 if whole and not found.faults else 1


def measured(published: Path, work: Path) -> Load:
    """La charge entière, sur un serveur neuf."""
    with running("nginx", published, work) as served:
        done = subprocess.run(wrk(served, work, SECONDS), capture_output=True, text=True, check=True)
    return read(done.stdout)


def wrk(served: Served, work: Path, seconds: int) -> Sequence[str]:
    """La commande de charge : quelques pages, en HTTPS, en brotli, sur la boucle locale."""
    script = work / "pages.lua"
    script.write_text(SCRIPT.format(pages=", ".join(f'"/{page}"' for page in PAGES)), encoding="utf-8")
    sizes = (
        f"--connections={CONNECTIONS}",
        f"--threads={THREADS}",
        f"--duration={seconds}s",
        "--timeout=10s",
    )
    return ["wrk", *sizes, "--latency", f"--script={script}", f"https://localhost:{served.https}/"]


def read(said: str) -> Load:
    """Ce que wrk a dit, lu."""
    rate, slowest, count = (pattern.search(said) for pattern in (RATE, SLOWEST, COUNT))
    assert rate and slowest and count, said
    faults = tuple(found.strip() for found in FAULT.findall(said))
    return Load(float(rate[1]), slowest[1], int(count[1]), faults)


def told(found: Load) -> list[str]:
    """La mesure, en français."""
    return [
        f"nginx en HTTPS, {CONNECTIONS} connexions pendant {SECONDS} secondes, sur cette machine :",
        f"  {number(found.count)} réponses, {number(round(found.rate))} par seconde",
        f"  99 % en moins de {found.slowest}",
        *(f"  Erreurs : {fault}" for fault in found.faults or ("aucune",)),
    ]


def survives(published: Path, work: Path) -> bool:
    """Vrai si, tué net sous la charge puis relancé, le serveur donne les mêmes pages."""
    (work / "avant").mkdir()
    (work / "apres").mkdir()
    with running("nginx", published, work / "avant") as served:
        before = pages(served)
        with subprocess.Popen(wrk(served, work, 5), stdout=subprocess.DEVNULL):
            time.sleep(2)
            os.killpg(served.group, signal.SIGKILL)
    with running("nginx", published, work / "apres") as served:
        return pages(served) == before


def pages(served: Served) -> list[bytes]:
    """Le contenu des pages mesurées."""
    return [served.ask(f"/{page}").body for page in PAGES]


if __name__ == "__main__":
    sys.exit(main(*(Path(argument) for argument in sys.argv[1:])))
