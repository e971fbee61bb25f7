"""Écrit l'adresse des pages que les outils d'accessibilité ont à passer : `python -m scripts.preuves site`.

Toutes les passer prend plus de dix minutes. `make rgaa` le fait, puis note l'empreinte de chaque page sans
faute dans `releves/rgaa/preuves.txt` ; ensuite, `make test` ne repasse que les pages qui ont changé depuis.
Une ligne de plus dans une liste, un compte ou une date ne changent rien à ce qu'un outil y juge : la page ne
repasse que si une forme nouvelle y paraît, si son texte écrit change, ou le code qu'elle charge. L'en-tête,
le menu et le pied se prouvent une fois, sur la première page qui les a : nommer qui publie ne refait pas
passer toutes les autres.
"""

import os
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from macros.proofs.fingerprints import of_tools
from macros.proofs.sobriete import addresses
from macros.reading.digest import digest
from scripts.verifier import ROOT

PREUVES = ROOT / "releves" / "rgaa" / "preuves.txt"
NOTED = Path(os.environ.get("PREUVES", PREUVES))
"""Les preuves que l'on croit ; `PREUVES=/dev/null` les oublie, et toutes les pages repassent."""

METHOD = tuple(
    ROOT / name
    for name in (
        "package-lock.json",
        "tests/navigateur/rgaa.mjs",
        "tests/navigateur/couleurs.mjs",
        "tests/navigateur/papier.mjs",
        "tests/navigateur/pa11y.mjs",
        "data/rgaa/a_juger.yml",
    )
)
"""Ce qui change le verdict de toute page : la version des outils, nos réglages, ce que l'on a jugé."""


def main(site: Path) -> int:
    """Une adresse par ligne, depuis la racine."""
    sys.stdout.writelines(f"/{address}\n" for address in pending(site, noted()))
    return 0


def noted() -> list[str]:
    """Les preuves que l'on croit, une par ligne."""
    return NOTED.read_text("utf-8").splitlines() if NOTED.exists() else []


def pending(site: Path, lines: Collection[str]) -> Iterator[str]:
    """Les pages dont aucune preuve notée ne vaut encore, ou qui sont les premières à être ainsi entourées."""
    written, tools = [line.split(" ") for line in lines], method()
    contents = {(fields[0], fields[-1]) for fields in written}
    around = {fields[1] for fields in written}
    for address in addresses(site):
        content, frame, place = proof(site, address, tools)
        if (content, place) not in contents or frame not in around:
            around.add(frame)
            yield address


def proofs(site: Path, failed: Collection[str]) -> str:
    """Le fichier des preuves : une ligne par page sans faute."""
    tools = method()
    proven = (address for address in addresses(site) if address not in failed)
    return "".join(f"{' '.join(proof(site, address, tools))}\n" for address in proven)


def proof(site: Path, address: str, tools: str) -> tuple[str, str, str]:
    """Les empreintes du contenu et de l'entourage d'une page, jugés par cette méthode, puis son adresse."""
    content, frame = of_tools(site, address)
    return digest([content, tools]), digest([frame, tools]), f"/{address}"


def method() -> str:
    """L'empreinte de la méthode, la même pour toutes les pages."""
    return digest([path.read_text("utf-8") for path in METHOD])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
