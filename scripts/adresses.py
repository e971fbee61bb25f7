"""Ajoute à `releves/adresses.txt` les adresses nouvelles, sans jamais en retirer : `make adresses`."""

import sys
from pathlib import Path

from macros.publication.pruning import pruned
from macros.publication.tree import addresses, read
from scripts.verifier import ROOT

ADDRESSES = ROOT / "releves" / "adresses.txt"


def main(site: Path = ROOT / "site") -> int:
    """Réécrit la liste, triée ; dit combien d'adresses elle a gagnées."""
    before = set(ADDRESSES.read_text("utf-8").splitlines()) if ADDRESSES.exists() else set()
    after = before | lasting(site)
    ADDRESSES.write_text("".join(f"{address}\n" for address in sorted(after)), encoding="utf-8")
    print(f"Adresses nouvelles : {len(after - before)}.")
    return 0


def lasting(site: Path) -> set[str]:
    """Les adresses que d'autres sites peuvent citer : les pages et les fichiers, pas les ressources."""
    return {
        address for address in addresses(pruned(read(site))) if address and not address.startswith("assets/")
    } - {"404.html"}


if __name__ == "__main__":
    sys.exit(main(*(Path(argument) for argument in sys.argv[1:])))
