"""Note les adresses du guide dans `releves/adresses.txt`, sans jamais en retirer : la fin de `make publier`."""

import sys

from macros.building.addresses import NOTED, answered
from macros.building.guide import current_guide
from macros.building.mirror import refresh
from macros.corpus.facts import Corpus
from macros.reading.problems import Problems
from scripts.verifier import ROOT, show


def main() -> int:
    """Allonge la liste ; montre les fautes du guide, et ne touche alors à rien."""
    try:
        note(current_guide(ROOT))
    except Problems as problems:
        show(list(problems.found))
        return 1
    return 0


def note(corpus: Corpus) -> None:
    """Réécrit la liste, triée ; dit combien d'adresses elle a gagnées, s'il y en a."""
    path = ROOT / NOTED
    before = set(path.read_text("utf-8").splitlines()) if path.exists() else set()
    after = before | answered(ROOT, corpus) - {""}
    refresh(path, "".join(f"{address}\n" for address in sorted(after)).encode())
    if after - before:
        print(f"Adresses nouvelles dans {NOTED} : {len(after - before)}.")


if __name__ == "__main__":
    sys.exit(main())
