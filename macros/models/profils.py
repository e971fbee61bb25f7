"""Les profils : une structure et une tranche de population où toutes les réponses sont les mêmes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from macros.models.obligations import Obligation, Reponse, Structure

MONTREES: Mapping[Structure, str] = {
    Structure.COMMUNE: "commune",
    Structure.EPCI_FISCALITE_PROPRE: "intercommunalite",
    Structure.SYNDICAT: "syndicat",
    Structure.ETABLISSEMENT_PUBLIC_LOCAL: "etablissement",
}
"""Les structures qui ont leurs pages, et le mot de leur adresse."""


@dataclass(frozen=True)
class Profil:
    """Une tranche, bornes incluses ; `population_max` vaut `None` quand elle n'a pas de fin."""

    structure: Structure
    population_min: int
    population_max: int | None

    @property
    def slug(self) -> str:
        """Le nom de la page : `commune-de-3500-a-9999-habitants`."""
        word = MONTREES[self.structure]
        if self.population_max is None:
            return f"{word}-de-{self.population_min}-habitants-et-plus" if self.population_min else word
        if not self.population_min:
            return f"{word}-moins-de-{self.population_max + 1}-habitants"
        if self.single:
            return f"{word}-de-{self.population_min}-habitants"
        return f"{word}-de-{self.population_min}-a-{self.population_max}-habitants"

    @property
    def single(self) -> bool:
        """Vrai si la tranche ne contient qu'une population."""
        return self.population_min == self.population_max

    def covers(self, structure: Structure, population: int) -> bool:
        """Vrai si cette collectivité est dans la tranche."""
        top = population if self.population_max is None else self.population_max
        return structure is self.structure and self.population_min <= population <= top

    def answer(self, obligation: Obligation) -> Reponse:
        """La réponse d'une obligation pour toute la tranche."""
        return obligation.answer(self.structure, self.population_min)


SLUG = re.compile(
    r"(?P<word>[a-z-]+?)(?:-moins-de-(?P<under>\d+)-habitants"
    r"|-de-(?P<low>\d+)(?:-a-(?P<high>\d+))?-habitants(?P<more>-et-plus)?)?"
)


def of_slug(slug: str) -> Profil | None:
    """La tranche que nomme une adresse, même si plus aucune règle ne la dessine."""
    found = SLUG.fullmatch(slug)
    structure = (
        {word: structure for structure, word in MONTREES.items()}.get(found["word"]) if found else None
    )
    if not found or not structure:
        return None
    if found["low"] is None:
        return Profil(structure, 0, int(found["under"]) - 1 if found["under"] else None)
    low = int(found["low"])
    return Profil(structure, low, None if found["more"] else int(found["high"] or low))


def profiles(obligations: Iterable[Obligation]) -> tuple[Profil, ...]:
    """Les profils de toutes les structures montrées, du plus petit au plus grand."""
    known = tuple(obligations)
    return tuple(profile for structure in MONTREES for profile in ranges(structure, known))


def ranges(structure: Structure, obligations: Iterable[Obligation]) -> list[Profil]:
    """Les tranches d'une structure : elles couvrent toute population, sans trou ni recouvrement."""
    starts = sorted({0} | {start for item in obligations for start in item.thresholds(structure)})
    bounds: list[int | None] = [*starts, None]
    return [
        Profil(structure, start, None if end is None else end - 1)
        for start, end in pairwise(bounds)
        if start is not None
    ]
