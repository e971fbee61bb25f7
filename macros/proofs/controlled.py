"""L'état d'un critère que des contrôles décident seuls : ce qu'ils prouvent, et rien de plus."""

from macros.models.controles import CritereControle
from macros.models.rgaa import Resultats, Verdict


def state(item: CritereControle, results: Resultats) -> Verdict:
    """Conforme ou sans objet si tous ses contrôles ont réussi, non conforme si l'un échoue ; ou non testé."""
    wanted = item.checks
    controls = {one.id: one for one in results.controles if one.id in wanted}
    if any(one.echecs for one in controls.values()):
        return Verdict.NON_TESTE if item.gardes else Verdict.NON_CONFORME
    if not wanted or len(controls) < len(wanted):
        return Verdict.NON_TESTE
    return Verdict.NON_APPLICABLE if item.gardes else Verdict.CONFORME
