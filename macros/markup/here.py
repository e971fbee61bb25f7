"""La page en train de s'écrire : où elle est, quel jour on est."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

DATES = "assets/dates.js"
"""Le script qui met au jour du lecteur les dates à venir."""

INDEX = "assets/index-recherche.js"
"""Où la page de recherche trouve son index."""

TEXTES = "assets/textes/"
"""Où elle trouve les morceaux de tout le texte."""


@dataclass(frozen=True)
class Here:
    """L'adresse de la page dans le site (`obligations/rgaa/`) et la date du jour.

    `links_from` est l'adresse d'où le moteur compte les liens, quand ce n'est pas celle de la page.
    """

    url: str
    today: date
    links_from: str | None = None

    def to(self, target: str) -> str:
        """Le lien relatif vers une autre page du site, valable aussi depuis une clé USB."""
        path, sign, anchor = target.partition("#")
        if path == self.url and anchor:
            return f"#{anchor}"
        return f"{relative(path, self.url if self.links_from is None else self.links_from)}{sign}{anchor}"

    def path(self, target: str) -> str:
        """Le chemin relatif d'un fichier que lit un script : aucun moteur n'y touche."""
        return relative(target, self.url)

    def scripts(self, names: Iterable[str]) -> list[str]:
        """Le chemin des scripts d'une page, dans l'ordre où ils se chargent."""
        return [self.path(f"assets/{name}.js") for name in names]


def relative(target: str, start: str) -> str:
    """Un chemin du site, compté depuis un autre ; un dossier garde sa barre finale."""
    slash = "/" if not target or target.endswith("/") else ""
    return posixpath.relpath(target or ".", start or ".") + slash
