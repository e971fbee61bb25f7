"""Ce qui tient d'un constat : le seul endroit où ce qui a été vu se compare au site construit."""

import re
from collections.abc import Iterator

from macros.models.rgaa import Constat, Regard, VerdictLu
from macros.proofs.ledger import Ledger

SENTENCE = 3
"""Les mots qu'il faut au moins pour dire ce que l'on a vu."""

MEANS = re.compile(
    r"appui|arbre|capture|cases|chromium|code|compar|couleurs|essai|firefox|lecture|\blus?\b|mesur|orca|nvda|jaws"
    r"|voiceover|outil|ouvert|parcours|questions?|recherche|rempli|texte|voix",
    re.I,
)
"""Ce qu'une méthode nomme : un geste, un outil, une chose regardée."""


def says_how(verdict: VerdictLu) -> bool:
    """Vrai si un verdict dit ce qui a été vu et comment : « . » et « Au jugé » ne prouvent rien."""
    return len(verdict.preuve.split()) >= SENTENCE and bool(MEANS.search(verdict.methode))


def changes(ledger: Ledger, finding: Constat) -> frozenset[Regard]:
    """Ce qui a changé d'une cible depuis son constat.

    Avant toute construction, rien n'est vu : le constat est présumé tenir, et `make site` s'en assure.
    """
    targets = ledger.construction.cibles if ledger.construction else {}
    return targets.get(finding.target, finding.empreintes).changed_since(finding.empreintes)


def holds(ledger: Ledger, finding: Constat, criterion: str) -> bool:
    """Vrai si rien de ce que ce critère demande de regarder n'a changé."""
    return changes(ledger, finding).isdisjoint(ledger.grille[criterion].regarde)


def fallen(ledger: Ledger, finding: Constat) -> tuple[str, ...]:
    """Les critères d'un constat dont le jugement ne tient plus."""
    judged = (verdict.critere for verdict in finding.verdicts)
    return tuple(criterion for criterion in judged if not holds(ledger, finding, criterion))


def stale(ledger: Ledger) -> Iterator[Constat]:
    """Les constats dont au moins un jugement est à refaire."""
    return (finding for finding in ledger.constats.values() if fallen(ledger, finding))
