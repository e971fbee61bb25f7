"""Vérifie les liens vers d'autres sites, avec linkchecker : `make liens`."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from lxml import html

from scripts.verifier import ROOT

ALLOWED = ROOT / "data" / "liens-permis.txt"
"""Les débuts d'adresse que l'on ne vérifie pas, chacun avec sa raison sur la ligne d'avant."""


def main(site: Path = ROOT / "site") -> int:
    """Montre les liens morts ; rend 1 s'il y en a, ou si le site n'a aucun lien à vérifier."""
    links = checked(external(site), allowed(ALLOWED.read_text("utf-8")))
    if not links:
        print("Aucun lien à vérifier : le site n'est pas construit. Lancez make site.", file=sys.stderr)
        return 1
    print(f"{len(links)} liens vers d'autres sites.", flush=True)
    command = [
        "linkchecker",
        "--stdin",
        "--check-extern",
        "--recursion-level=0",
        "--no-status",
        "--threads=4",
    ]
    return subprocess.run(command, input="\n".join(links), text=True, check=False).returncode


def external(site: Path) -> set[str]:
    """Les adresses d'autres sites que citent les pages."""
    return {
        str(href)
        for path in site.rglob("*.html")
        for href in html.document_fromstring(path.read_bytes()).xpath("//a/@href")
        if str(href).startswith(("http://", "https://"))
    }


def allowed(text: str) -> tuple[str, ...]:
    """Les débuts d'adresse permis ; une ligne qui commence par un dièse est une raison."""
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def checked(links: Iterable[str], permitted: tuple[str, ...]) -> list[str]:
    """Les liens à vérifier, triés."""
    return sorted(link for link in links if not link.startswith(permitted))


if __name__ == "__main__":
    sys.exit(main())
