"""Mesure le guide face à Material seul, sur le même contenu : `make bench`."""

import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import yaml
from mkdocs.utils.yaml import yaml_load

from macros.building.folder import PAGES
from macros.building.guide import current_guide
from macros.checks.pages import drafts
from macros.checks.structure import accolades, mots_du_guide
from macros.models.sobriete import Banc, Comparaison
from macros.proofs import sobriete
from macros.proofs.measures import machine, write
from scripts.copies import copy_guide
from scripts.verifier import ROOT

MORE = 600
"""Les retours que l'on ajoute pour voir comment tout grandit."""

GUIDE = ("scripts.site",)
MATERIAL = ("mkdocs", "build", "--quiet")
"""Ce qui construit chaque site : le nôtre se vérifie et se prépare d'abord, chacun écrit son index."""

WRITTEN = ROOT / "releves" / "banc.yml"
HEADER = """\
# yaml-language-server: $schema=../construit/schemas/banc.json
# Le guide face à Material seul, mesuré par `make bench`. Ne corrigez pas ce fichier à la main.
"""

PAGE = "obligations/open-data"
"""La page que l'on enregistre pour mesurer le temps qu'elle met à reparaître."""

HOST = "127.0.0.1"
PORT = 8791
SAVES = 3
PATIENCE = 300
SAMPLE = 20
"""Les pages pesées dans chaque site, réparties sur tout le guide."""


LATE = (
    "search/search_index.json",
    "assets/javascripts/workers/search.*.js",
    "assets/javascripts/lunr/min/lunr.stemmer.support.min.js",
    "assets/javascripts/lunr/min/lunr.fr.min.js",
)
"""Ce que le script de Material va chercher de lui-même à la première visite : sa recherche."""


@dataclass(frozen=True)
class Site:
    """Comment construire un site, ce que ses pages vont chercher sans le dire, et où il les lit."""

    command: tuple[str, ...]
    late: tuple[str, ...]
    folder: str


@dataclass(frozen=True)
class Measure:
    """Un site construit dans une copie : ses pages, ses secondes (processeur, attente), ses mégaoctets."""

    pages: int
    seconds: float
    elapsed: float
    memory: float
    size: float
    octets: float
    requests: float
    elements: float


def main() -> int:
    """Mesure tout, l'écrit à l'écran et dans `releves/banc.yml`."""
    lines = []
    for line in compared():
        show(line)
        lines.append(line)
    found = Banc(date=datetime.now(UTC).date(), machine=machine(), lignes=tuple(lines))
    write(WRITTEN, HEADER, found)
    return 0


def compared() -> Iterator[Comparaison]:
    """Chaque grandeur, chez nous et avec Material seul, aujourd'hui puis avec les retours en plus."""
    ours, grown = built(0, ours_in), built(MORE, ours_in)
    yield from weights(ours, built(0, stock_in))
    yield from weights(grown, built(MORE, stock_in))
    label = f"Exposant du temps de construction, de {ours.pages} à {grown.pages} pages"
    yield line(label, exponent(ours, grown), cible="1,05 au plus")
    yield line("Mots du guide, par page", macros_per_page(), unite="ms", cible="2 ms au plus")
    yield from latencies()


def weights(ours: Measure, stock: Measure) -> Iterator[Comparaison]:
    """Le poids des pages et le temps de construction, à taille égale."""
    size = f"{ours.pages} pages"
    yield line(
        f"Première visite, {size}", ours.octets / 1_000, stock.octets / 1_000, "ko", "0,20 fois au plus"
    )
    yield line(f"Requêtes de la première visite, {size}", ours.requests, stock.requests, cible="4 au plus")
    yield line(f"Éléments d'une page, {size}", ours.elements, stock.elements, cible="350 au plus")
    yield line(f"Temps de processeur, {size}", ours.seconds, stock.seconds, "s", "0,30 fois au plus")
    yield line(f"Temps d'attente, {size}", ours.elapsed, stock.elapsed, "s")
    yield line(f"Mémoire, au plus haut, {size}", ours.memory, stock.memory, "Mo")
    yield line(f"Poids du site construit, {size}", ours.size, stock.size, "Mo")


def latencies() -> Iterator[Comparaison]:
    """Le temps entre l'enregistrement d'une page et son retour dans le navigateur.

    Material seul reconstruit tout à chaque fois : à 600 retours de plus, on ne l'attend pas.
    """
    ours = ("scripts.servir", str(PORT))
    stock = latency(0, stock_in, ("mkdocs", "serve", "--quiet", "--dev-addr", f"{HOST}:{PORT}"))
    today = latency(0, ours_in, ours)
    yield line("De l'enregistrement à l'écran, aujourd'hui", today, stock, "s", "1 s au plus")
    label = f"De l'enregistrement à l'écran, {MORE} retours de plus"
    yield line(label, latency(MORE, ours_in, ours), unite="s", cible="2 s au plus")


def line(
    grandeur: str,
    guide: float,
    material: float | None = None,
    unite: str | None = None,
    cible: str | None = None,
) -> Comparaison:
    """Une ligne de la comparaison, au centième."""
    other = None if material is None else round(material, 2)
    return Comparaison(grandeur=grandeur, guide=round(guide, 2), material=other, unite=unite, cible=cible)


def show(line: Comparaison) -> None:
    """Une ligne du tableau, écrite dès qu'elle est connue."""
    ratio = f"  soit {line.guide / line.material:.2f} fois" if line.material else ""
    other = "" if line.material is None else f"  Material seul : {line.material:g}"
    aim = f"  (but : {line.cible})" if line.cible else ""
    text = f"{line.grandeur:<58} {line.guide:g} {line.unite or ''}{other}{ratio}{aim}"
    print(text.replace(".", ","), flush=True)


def built(count: int, site_in: Callable[[Path], Site]) -> Measure:
    """Le guide et ce nombre de retours en plus, construits dans une copie."""
    with tempfile.TemporaryDirectory() as folder:
        root = grown_copy(Path(folder) / "guide", count)
        site = site_in(root)
        used = run([sys.executable, "-m", *site.command], root)
        found = first_visits(root / "site", site.late)
        pages = sum(1 for _ in (root / "site").rglob("index.html"))
        size = sum(path.stat().st_size for path in (root / "site").rglob("*") if path.is_file())
    return Measure(
        pages,
        used.seconds,
        used.elapsed,
        used.memory,
        size / 1e6,
        *found,
    )


def ours_in(root: Path) -> Site:
    """Notre guide, dans cette copie, tel qu'il est."""
    return Site(GUIDE, (), "docs")


def stock_in(root: Path) -> Site:
    """Le même contenu, dans cette copie, confié à Material seul : sa coque, son menu, sa recherche.

    Nos scripts et nos feuilles viennent avec le contenu : ce sont les pages qui les demandent.
    """
    subprocess.run([sys.executable, "-m", "scripts.preparer"], cwd=root, check=True)
    path = root / "mkdocs.yml"
    config = yaml_load(path.read_text(encoding="utf-8"))
    for name in ("nav", "strict"):
        del config[name]
    shell = config["theme"].pop("custom_dir")
    config["plugins"].append("search")
    asked = root / PAGES / "assets"
    asked.mkdir(exist_ok=True)
    for file in (root / shell / "assets").glob("*.*s"):
        shutil.copyfile(file, asked / file.name)
    path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return Site(MATERIAL, LATE, PAGES)


def grown_copy(target: Path, count: int) -> Path:
    """Une copie du guide, avec ce nombre de retours en plus."""
    root = copy_guide(target)
    multiply(root / "docs" / "retours", count)
    return root


def first_visits(site: Path, late: Iterable[str]) -> tuple[float, float, float]:
    """Les octets, requêtes et éléments médians d'une première visite, sur un échantillon de pages."""
    found = sorted(set(sobriete.addresses(site)) - {"404.html"})
    weighed = [sobriete.weigh(site, address, ()) for address in found[:: -(-len(found) // SAMPLE)]]
    extra = [path for pattern in late for path in site.glob(pattern)]
    octets = sum(sobriete.compressed(path) for path in extra)
    return (
        statistics.median(one.first_bytes for one in weighed) + octets,
        statistics.median(one.first_requests for one in weighed) + len(extra),
        statistics.median(one.elements for one in weighed),
    )


def multiply(folder: Path, count: int) -> None:
    """Écrit des retours d'essai, recopiés du premier vrai retour sous d'autres noms."""
    model = next(path for path in sorted(folder.glob("[a-z]*.md")) if path.stem != "index")
    text = model.read_text(encoding="utf-8")
    for rank in range(count):
        numbered = re.sub(r"^titre: (.*)$", rf"titre: Essai numéro {rank}", text, count=1, flags=re.MULTILINE)
        told = f"{numbered.rstrip()}\n\nCeci est l'essai numéro {rank}.\n"
        (folder / f"essai-{rank}.md").write_text(told, encoding="utf-8")


@dataclass(frozen=True)
class Run:
    """Une commande finie : secondes de processeur, secondes d'attente, mégaoctets au plus haut."""

    seconds: float
    elapsed: float
    memory: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Lance une commande ; refuse celle qui échoue."""
    start = time.monotonic()
    launched = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(launched.pid, 0)
    if status:
        raise subprocess.CalledProcessError(status, command)
    return Run(used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1_000)


def exponent(before: Measure, after: Measure) -> float:
    """Comment le temps grandit avec les pages : 1 quand il double avec elles."""
    return math.log(after.seconds / before.seconds) / math.log(after.pages / before.pages)


def macros_per_page() -> float:
    """Les millisecondes que prennent, en moyenne, les mots d'une page."""
    pages = list(drafts(ROOT, current_guide(ROOT)))
    start = time.process_time()
    for page in pages:
        list(accolades(page))
        list(mots_du_guide(page))
    return 1_000 * (time.process_time() - start) / len(pages)


def latency(count: int, site_in: Callable[[Path], Site], module: Sequence[str]) -> float:
    """Les secondes médianes entre l'enregistrement d'une page et son retour, le serveur une fois prêt."""
    with tempfile.TemporaryDirectory() as folder:
        root = grown_copy(Path(folder) / "guide", count)
        (root / "node_modules").symlink_to(ROOT / "node_modules")
        page = root / site_in(root).folder / f"{PAGE}.md"
        command = [sys.executable, "-m", *module]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, cwd=root, stdout=quiet, stderr=quiet) as server:
            try:
                seen("</html>")
                return statistics.median(saved(page, rank) for rank in range(SAVES))
            finally:
                server.terminate()


def saved(path: Path, rank: int) -> float:
    """Les secondes que met un enregistrement à reparaître ; le serveur a d'abord le temps de se reposer."""
    time.sleep(2)
    start = time.monotonic()
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n\nEnregistrement {rank}.\n")
    seen(f"Enregistrement {rank}.")
    return time.monotonic() - start


def seen(text: str) -> None:
    """Attend que la page servie montre ce texte."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        try:
            with urlopen(f"http://{HOST}:{PORT}/{PAGE}/", timeout=PATIENCE) as answer:
                if text in answer.read().decode():
                    return
        except URLError:
            time.sleep(0.2)
        time.sleep(0.02)
    raise TimeoutError(f"la page servie n'a jamais montré : {text}")


if __name__ == "__main__":
    sys.exit(main())
