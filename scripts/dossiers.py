"""Fait le tableau d'ensemble d'une liste de collectivités, puis un dossier pour chacune : `make dossiers`."""

import shutil
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from macros.batch import folders, overview
from macros.batch.finding import Collectivite, finder
from macros.batch.listing import read
from macros.building.folder import TAKEN
from macros.building.guide import current_guide
from macros.corpus.facts import Corpus
from macros.main import today
from macros.reading.digest import digest
from scripts.verifier import ROOT, command

MARK = ".fait"
"""Ce qui dit un dossier complet, et de quoi il est fait : on reprend là où l'on s'est arrêté."""

STEP = 50
UNMADE = "Il manque les modèles et les fiches PDF : lancez make modeles livret, puis recommencez."


@command
def main(given: Sequence[str]) -> int:
    """Lit la liste ; dit toutes ses fautes et n'écrit alors rien, sinon écrit en disant où il en est."""
    if not given or not given[0]:
        print("Donnez une liste : make dossiers LISTE=communes.csv", file=sys.stderr)
        return 1
    path = Path(given[0]).expanduser()
    target = Path(given[1]).expanduser() if given[1:] and given[1] else path.with_name("dossiers")
    corpus = current_guide(ROOT)
    chosen = finder(ROOT, corpus).found(read(path, corpus), path.name)
    target.mkdir(parents=True, exist_ok=True)
    place(target / overview.NOM, overview.overview(corpus, chosen, today()))
    print(f"{target / overview.NOM} : {len(chosen)} collectivités, {len(corpus.obligations)} obligations.")
    if not (ROOT / TAKEN).is_dir():
        print(UNMADE)
    for rank, one in enumerate(chosen, start=1):
        write(target, corpus, one)
        if rank % STEP == 0 or rank == len(chosen):
            print(f"{rank} sur {len(chosen)} : {one.nom}", flush=True)
    return 0


def write(target: Path, corpus: Corpus, one: Collectivite) -> None:
    """Écrit un dossier d'un coup ; laisse celui qui est déjà complet."""
    folder = target / folders.name(one)
    mark = digest([repr(one), corpus.faits.somme, str(today()), str(stamp())])
    if (folder / MARK).is_file() and (folder / MARK).read_text("utf-8") == mark:
        return
    fresh = target / f".{folder.name}"
    shutil.rmtree(fresh, ignore_errors=True)
    for name, content in folders.files(corpus, one, today(), taken):
        place(fresh / name, content)
    place(fresh / MARK, mark.encode())
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def place(path: Path, content: bytes) -> None:
    """Écrit un fichier à côté, puis le met à sa place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}")
    aside.write_bytes(content)
    aside.replace(path)


@cache
def taken(place: str) -> bytes | None:
    """Un fichier déjà fabriqué par make modeles ou make livret."""
    path = ROOT / TAKEN / place
    return path.read_bytes() if path.is_file() else None


@cache
def stamp() -> int:
    """La date du plus récent des fichiers fabriqués : un dossier fait avant eux se refait."""
    return max((path.stat().st_mtime_ns for path in (ROOT / TAKEN).rglob("*")), default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
