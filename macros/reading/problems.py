"""Un problème se dit en une phrase, avec sa place ; on les dit tous, puis on s'arrête."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """Une faute dans un fichier : chemin relatif, ligne (à partir de 1) et phrase en français."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """La ligne montrée à la personne : `chemin:ligne: message`."""
        return f"{self.path}:{self.line}: {self.message}"


class Problems(Exception):
    """Toutes les fautes trouvées en une lecture ; ne se lève jamais pour une liste vide."""

    def __init__(self, faults: Iterable[Problem]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__(report(self.faults))


class Unknown(Exception):
    """Un identifiant ou un choix que le guide ne connaît pas, dit en une phrase."""


def report(problems: Iterable[Problem]) -> str:
    """Les fautes, une par ligne dans l'ordre des fichiers, puis leur nombre."""
    lines = [str(problem) for problem in sorted(problems)]
    count = "1 problème à corriger." if len(lines) == 1 else f"{len(lines)} problèmes à corriger."
    return "\n".join([*lines, count])


def annotations(problems: Iterable[Problem]) -> str:
    """Les mêmes fautes, dans la forme que la forge pose sur la ligne du fichier d'une demande de fusion."""
    return "\n".join(f"::error file={p.path},line={p.line}::{p.message}" for p in sorted(problems))
