"""Ajoute à `releves/adresses.txt` les adresses nouvelles, sans jamais en retirer : `make adresses`."""

import sys
from collections.abc import Iterator

from macros.building.folder import TAKEN, made_files
from macros.building.guide import current_guide
from macros.corpus.facts import Corpus
from macros.publication.tree import address, read
from macros.reading.folders import written
from macros.reading.problems import Problems
from scripts.verifier import ROOT, show

ADDRESSES = ROOT / "releves" / "adresses.txt"


def main() -> int:
    """Réécrit la liste, triée ; dit combien d'adresses elle a gagnées."""
    try:
        now = set(lasting(current_guide(ROOT)))
    except Problems as problems:
        show(list(problems.found))
        return 1
    before = set(ADDRESSES.read_text("utf-8").splitlines()) if ADDRESSES.exists() else set()
    ADDRESSES.write_text("".join(f"{place}\n" for place in sorted(before | now)), encoding="utf-8")
    print(f"Adresses nouvelles : {len(now - before)}.")
    return 0


def lasting(corpus: Corpus) -> Iterator[str]:
    """Les adresses que d'autres sites peuvent citer : les pages et les fichiers, pas les ressources."""
    yield from (page.address for page in corpus.pages.values() if page.address)
    docs = ROOT / "docs"
    copied = (path.relative_to(docs).as_posix() for path in written(docs))
    for name in (*copied, *made_files(corpus), *read(ROOT / TAKEN)):
        if not name.endswith(".md"):
            yield address(name)


if __name__ == "__main__":
    sys.exit(main())
