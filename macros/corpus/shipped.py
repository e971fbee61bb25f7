"""Les bibliothèques livrées, lues dans les fichiers mêmes que reçoit le navigateur."""

import re
from collections.abc import Iterator
from pathlib import Path

from macros.models.credits import Bibliotheque

NAMED = re.compile(r"^/\*! (\S.*?) (\d\S*), licence (\S+) : licences/(\S+) \*/$", re.MULTILINE)
"""La première ligne d'une bibliothèque."""


def credited(text: str) -> Iterator[Bibliotheque]:
    """Les bibliothèques que contient un script."""
    for nom, version, licence, fichier in NAMED.findall(text):
        yield Bibliotheque(nom=nom, version=version, licence=licence, fichier=fichier)


def shipped(assets: Path) -> tuple[Bibliotheque, ...]:
    """Toutes celles d'un dossier de ressources, par nom ; aucune tant qu'il n'est pas fabriqué."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(assets.glob("*.js")))
    return tuple(
        sorted((found for text in texts for found in credited(text)), key=lambda item: item.nom.lower())
    )
