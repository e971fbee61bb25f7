"""Les profils : une structure et une tranche de population où toutes les réponses sont les mêmes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, product

from macros.models.obligations import (
    NE_SAIT_PAS,
    SANS_REPONSE,
    Obligation,
    Regle,
    Reponse,
    Structure,
    rules_for,
)
from macros.models.questions import Question

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

    def answer(self, obligation: Obligation, reponses: Mapping[str, str] = SANS_REPONSE) -> Reponse:
        """La réponse d'une obligation pour toute la tranche ; ses règles sont celles de tous ses seuils."""
        first, *others = (
            obligation.answer(self.structure, population, reponses) for population in self.edges(obligation)
        )
        rules = [*first.regles]
        for other in others:
            rules += [rule for rule in other.regles if rule not in rules]
        return replace(first, regles=tuple(rules))

    def edges(self, obligation: Obligation) -> tuple[int, ...]:
        """Les populations de la tranche où les règles d'une obligation changent, la première comprise."""
        inside = (it for it in obligation.thresholds(self.structure) if self.covers(self.structure, it))
        return tuple(sorted({self.population_min, *inside}))

    def whole(self, rule: Regle) -> bool:
        """Vrai si une règle vaut pour toute la tranche ; sinon sa taille est à dire."""
        top = rule.population_max
        return rule.population_min <= self.population_min and (
            top is None or (self.population_max is not None and self.population_max <= top)
        )

    def asked(self, obligation: Obligation) -> tuple[str, ...]:
        """Les questions dont dépend la réponse d'une obligation, dans l'ordre des règles."""
        rules = (
            rule
            for population in self.edges(obligation)
            for rule in rules_for(obligation.concerne, self.structure, population)
        )
        return tuple(dict.fromkeys(id for rule in rules for id in rule.si))

    def cases(self, obligation: Obligation, questions: Mapping[str, Question]) -> Iterator["Cas"]:
        """Toutes les façons de répondre aux questions d'une obligation, et ce que chacune donne.

        La première est celle de qui n'a rien répondu.
        """
        asked = self.asked(obligation)
        choices = [(NE_SAIT_PAS, *(one.id for one in questions[id].reponses)) for id in asked]
        for chosen in product(*choices):
            given = dict(zip(asked, chosen, strict=True))
            yield Cas(given, self.answer(obligation, given))


@dataclass(frozen=True)
class Cas:
    """Une façon de répondre aux questions d'une obligation, « je ne sais pas » compris, et sa réponse."""

    reponses: Mapping[str, str]
    reponse: Reponse


SLUG = re.compile(
    r"(?P<word>[a-z-]+?)(?:-moins-de-(?P<under>\d+)-habitants"
    r"|-de-(?P<low>\d+)(?:-a-(?P<high>\d+))?-habitants(?P<more>-et-plus)?)?"
)


def of_slug(slug: str) -> Profil | None:
    """La tranche que nomme une adresse, même si plus aucune règle ne la dessine."""
    read = SLUG.fullmatch(slug)
    structure = {word: structure for structure, word in MONTREES.items()}.get(read["word"]) if read else None
    if not read or not structure:
        return None
    if read["low"] is None:
        return Profil(structure, 0, int(read["under"]) - 1 if read["under"] else None)
    low = int(read["low"])
    return Profil(structure, low, None if read["more"] else int(read["high"] or low))


def profiles(obligations: Iterable[Obligation]) -> tuple[Profil, ...]:
    """Les profils de toutes les structures montrées, du plus petit au plus grand."""
    known = tuple(obligations)
    return tuple(profile for structure in MONTREES for profile in ranges(structure, known))


def ranges(structure: Structure, obligations: Iterable[Obligation]) -> list[Profil]:
    """Les tranches d'une structure : elles couvrent toute population, sans trou ni recouvrement.

    Deux populations qui reçoivent les mêmes réponses, quoi qu'elles répondent, sont de la même tranche.
    """
    known = tuple(obligations)
    starts = sorted({0} | {start for item in known for start in item.thresholds(structure)})
    alike = groupby(starts, key=lambda start: [asserted(item, structure, start) for item in known])
    bounds: list[int | None] = [*(next(group) for _, group in alike), None]
    return [
        Profil(structure, start, None if end is None else end - 1)
        for start, end in pairwise(bounds)
        if start is not None
    ]


def asserted(obligation: Obligation, structure: Structure, population: int) -> list[Regle]:
    """Ce qui fait la réponse d'une obligation à cette population, sans ce qui ne fait que la préciser."""
    return [
        rule.model_copy(update={"population_min": 0, "population_max": None, "precision": None, "preuve": ()})
        for rule in rules_for(obligation.concerne, structure, population)
    ]
