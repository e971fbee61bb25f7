"""Ce qui tient encore d'un constat : le seul endroit où ce qui a été vu se compare au site construit."""

from collections.abc import Iterator

from macros.models.rgaa import Constat, Regard
from macros.proofs.ledger import Ledger


def changes(ledger: Ledger, finding: Constat) -> frozenset[Regard]:
    """Ce qui a changé d'une cible depuis son constat.

    Avant toute construction, rien n'est vu : le constat est présumé tenir, et `make site` s'en assure.
    """
    return ledger.vues.get(finding.target, finding.empreintes).changed_since(finding.empreintes)


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
