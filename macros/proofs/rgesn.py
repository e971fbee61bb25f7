"""L'état de chaque critère d'écoconception : ce que les contrôles prouvent, et rien de plus."""

from macros.models.rgaa import Resultats, Verdict
from macros.models.rgesn import CritereRgesn


def state(item: CritereRgesn, results: Resultats) -> Verdict:
    """Conforme ou sans objet si tous ses contrôles ont réussi, non conforme si l'un échoue ; ou non testé."""
    wanted = item.controles + item.gardes
    controls = {one.id: one for one in results.controles if one.id in wanted}
    if any(one.echecs for one in controls.values()):
        return Verdict.NON_TESTE if item.gardes else Verdict.NON_CONFORME
    if not wanted or len(controls) < len(wanted):
        return Verdict.NON_TESTE
    return Verdict.NON_APPLICABLE if item.gardes else Verdict.CONFORME
