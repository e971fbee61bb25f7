"""Écrit l'adresse des pages que les outils d'accessibilité ont à passer : `python -m scripts.preuves site`.

Toutes les passer prend plus de dix minutes. `make rgaa` le fait, puis note l'empreinte de chaque page sans
faute dans `releves/rgaa/preuves.txt` ; ensuite, `make test` ne repasse que les pages qui ont changé depuis.
"""

import os
import sys
from collections.abc import Collection, Iterator
from hashlib import sha256
from pathlib import Path

from macros.proofs.sobriete import addresses, file, resources
from scripts.verifier import ROOT

PREUVES = ROOT / "releves" / "rgaa" / "preuves.txt"
NOTED = Path(os.environ.get("PREUVES", PREUVES))
"""Les preuves que l'on croit ; `PREUVES=/dev/null` les oublie, et toutes les pages repassent."""

METHOD = tuple(
    ROOT / name
    for name in (
        "package-lock.json",
        "tests/navigateur/rgaa.mjs",
        "tests/navigateur/pa11y.mjs",
        "data/rgaa/a_juger.yml",
    )
)
"""Ce qui change le verdict de toute page : la version des outils, nos réglages, ce que l'on a jugé."""


def main(site: Path) -> int:
    """Une adresse par ligne, depuis la racine."""
    noted = NOTED.read_text("utf-8").splitlines() if NOTED.exists() else []
    sys.stdout.writelines(f"/{address}\n" for address in pending(site, noted))
    return 0


def pending(site: Path, noted: Collection[str]) -> Iterator[str]:
    """Les pages dont aucune preuve notée ne vaut encore."""
    known = set(noted)
    return (address for address in addresses(site) if proof(site, address) not in known)


def proofs(site: Path, failed: Collection[str]) -> str:
    """Le fichier des preuves : une ligne par page sans faute."""
    proven = (address for address in addresses(site) if address not in failed)
    return "".join(f"{proof(site, address)}\n" for address in proven)


def proof(site: Path, address: str) -> str:
    """L'empreinte d'une page, de ce qu'elle charge et de la méthode, suivie de son adresse."""
    loaded = (site / place for place in sorted(resources(site, address)))
    seen = b"\0".join(path.read_bytes() for path in (file(site, address), *loaded, *METHOD))
    return f"{sha256(seen).hexdigest()[:16]} /{address}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
