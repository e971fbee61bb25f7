"""Note les adresses d'un dossier publié dans `releves/adresses.txt` : la fin de `make publier`."""

import sys
from pathlib import Path

from macros.building.addresses import NOTED, answered
from macros.building.guide import current_guide, settled
from macros.building.mirror import refresh
from macros.corpus.facts import Corpus
from scripts.verifier import ROOT, command


@command
def main(site: Path = ROOT / "dist" / "site") -> int:
    """Allonge la liste ; montre les fautes du guide, et ne touche alors à rien."""
    note(current_guide(ROOT), site)
    return 0


def note(corpus: Corpus, site: Path) -> None:
    """Réécrit la liste, triée ; dit combien d'adresses elle a gagnées. Une édition à part n'y touche pas."""
    if settled():
        return
    path = ROOT / NOTED
    before = set(path.read_text("utf-8").splitlines()) if path.exists() else set()
    after = before | {place for place in answered(ROOT, corpus) if place and served(site, place)}
    refresh(path, "".join(f"{place}\n" for place in sorted(after)).encode())
    if after - before:
        print(f"Adresses nouvelles dans {NOTED} : {len(after - before)}.")


def served(site: Path, place: str) -> bool:
    """Vrai si un dossier publié répond à cette adresse."""
    return (site / place / "index.html" if place.endswith("/") else site / place).is_file()


if __name__ == "__main__":
    sys.exit(main(*(Path(argument) for argument in sys.argv[1:])))
