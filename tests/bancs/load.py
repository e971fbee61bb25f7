"""Mesure nginx sous charge, sur cette machine seulement : `make bench-charge`, après `make publier`.

500 connexions pendant 20 secondes, puis le serveur est tué net sous la charge et relancé. Le résultat va dans
`releves/charge.yml`, que montre la page Écoconception.
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
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.models.sobriete import Banc, Comparaison
from macros.proofs.measures import machine, write
from macros.texts.french import number
from scripts.verifier import ROOT
from tests.servers.running import Served, missing, running

PAGES = ("", "obligations/", "obligations/open-data/", "ma-collectivite/", "lexique/")
CONNECTIONS, SECONDS, THREADS = 500, 20, 2

WRITTEN = ROOT / "releves" / "charge.yml"
HEADER = """\
# yaml-language-server: $schema=../construit/schemas/charge.json
# Le guide sous la charge, mesuré par `make bench-charge`. Ne corrigez pas ce fichier à la main.
"""

SCRIPT = """\
local pages = {{ {pages} }}
local rank = 0
request = function()
  rank = rank % #pages + 1
  return wrk.format("GET", pages[rank], {{ ["Accept-Encoding"] = "br" }})
end
"""

RATE = re.compile(r"^Requests/sec:\s+([\d.]+)", re.MULTILINE)
SLOWEST = re.compile(r"^\s+99%\s+([\d.]+)(us|ms|s)$", re.MULTILINE)
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1_000.0}
COUNT = re.compile(r"^\s+(\d+) requests in", re.MULTILINE)
FAULT = re.compile(r"^\s+(?:Socket errors|Non-2xx).*$", re.MULTILINE)


@dataclass(frozen=True)
class Load:
    """Ce que wrk a mesuré : réponses par seconde, millisecondes de la 99e sur 100, réponses, erreurs."""

    rate: float
    slowest: float
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
        lost = changed(published, Path(second))
    lines = results(found, lost)
    write(WRITTEN, HEADER, Banc(date=datetime.now(UTC).date(), machine=machine(), lignes=lines))
    print(
        "\n".join([*(f"{it.grandeur} : {number(it.guide)} {it.unite or ''}" for it in lines), *found.faults])
    )
    return 1 if lost or found.faults else 0


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
    waited = round(float(slowest[1]) * MILLISECONDS[slowest[2]], 1)
    return Load(float(rate[1]), waited, int(count[1]), faults)


def results(found: Load, lost: int) -> tuple[Comparaison, ...]:
    """La mesure, telle que le fichier la garde."""
    load = f"nginx en HTTPS, {CONNECTIONS} connexions pendant {SECONDS} secondes"
    return (
        Comparaison(grandeur=f"Réponses, {load}", guide=found.count),
        Comparaison(grandeur="Réponses par seconde", guide=round(found.rate)),
        Comparaison(grandeur="99 réponses sur 100 en moins de", guide=found.slowest, unite="ms"),
        Comparaison(grandeur="Sortes d'erreurs", guide=len(found.faults), cible="aucune"),
        Comparaison(grandeur="Pages changées après un arrêt brutal", guide=lost, cible="aucune"),
    )


def changed(published: Path, work: Path) -> int:
    """Combien de pages ne sont plus les mêmes, le serveur tué net sous la charge puis relancé."""
    (work / "avant").mkdir()
    (work / "apres").mkdir()
    with running("nginx", published, work / "avant") as served:
        before = pages(served)
        with subprocess.Popen(wrk(served, work, 5), stdout=subprocess.DEVNULL):
            time.sleep(2)
            os.killpg(served.group, signal.SIGKILL)
    with running("nginx", published, work / "apres") as served:
        return sum(old != new for old, new in zip(before, pages(served), strict=True))


def pages(served: Served) -> list[bytes]:
    """Le contenu des pages mesurées."""
    return [served.ask(f"/{page}").body for page in PAGES]


if __name__ == "__main__":
    sys.exit(main(*(Path(argument) for argument in sys.argv[1:])))
