"""La note critère par critère : ce qui est prouvé, par quoi, sur combien de pages."""

from collections.abc import Iterator

from macros.models.rgaa import Resultats, Sorte
from macros.proofs.ledger import Ledger
from macros.proofs.rgaa import Jugement, judged, ran_on
from macros.texts.french import counted


def pages_seen(checks: tuple[str, ...], results: Resultats) -> int:
    """Le nombre de pages où tous ces contrôles ont tourné : celui du contrôle qui en a vu le moins."""
    seen = {
        one.id: results.pages if one.pages is None else len(set(one.pages))
        for one in results.controles
        if one.id in checks
    }
    return min(seen.values()) if checks and len(seen) == len(set(checks)) else 0


def lines(ledger: Ledger) -> Iterator[str]:
    """Une ligne par critère : numéro, verdict, preuves et leur étendue, ce qui manque."""
    yield "critère | verdict | prouvé par | étendue | ce qui manque"
    for item in judged(ledger):
        lacks = ", ".join((*item.manques, *(f"{check} n'a pas tourné" for check in item.absents)))
        proofs = ", ".join((*item.ligne.checks, *readings(item)))
        scope = ", ".join(extent(ledger, item))
        yield f"{item.critere.numero} | {item.verdict} | {proofs} | {scope} | {lacks}"


def readings(item: Jugement) -> Iterator[str]:
    """Les lectures dont dépend un critère."""
    if item.cibles:
        yield f"relecture de chaque {'page' if item.ligne.sorte is Sorte.PAGE else 'gabarit'}"


def extent(ledger: Ledger, item: Jugement) -> Iterator[str]:
    """Sur combien de pages ont tourné les contrôles d'un critère, et combien de lectures tiennent."""
    if item.ligne.checks:
        yield counted(pages_seen(item.ligne.checks, ledger.resultats), "page")
    if item.cibles:
        yield f"{sum(map(bool, item.cibles.values()))} lectures valides sur {len(item.cibles)}"


def played(ledger: Ledger, page: str) -> int:
    """Le nombre de contrôles du dernier passage qui ont tourné sur une page de l'échantillon."""
    return sum(ran_on(ledger, one.id, page) for one in ledger.resultats.controles)
