"""L'EcoIndex d'une page : la formule, ses rangs et ses lettres.

Variante : quantiles et lettres de cnumr/ecoindex_reference, rang de cnumr/ecoindex_python. Un code ancien
(cnumr/ecoindex_node) compte un rang de plus, donc cinq points de moins, avec d'autres lettres.
"""

from bisect import bisect_right
from collections.abc import Sequence

VARIANTE = "quantiles et lettres de cnumr/ecoindex_reference, rang de cnumr/ecoindex_python"

FORMULE = "100 − 5 × (3 × rang des éléments + 2 × rang des requêtes + rang du poids) / 6"

ELEMENTS = (
    *(0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603),
    *(674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601),
)
REQUETES = (0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920)
KILO_OCTETS = (
    *(0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32),
    *(1648.27, 1876.08, 2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26),
)
"""Les pages du monde rangées en vingt parts égales : où finit chaque part."""

LETTRES = ((80, "A"), (70, "B"), (55, "C"), (40, "D"), (25, "E"), (10, "F"))
"""Le nombre de points qu'il faut dépasser pour avoir chaque lettre."""


def score(elements: int, requests: int, octets: int) -> float:
    """L'EcoIndex, de 0 à 100, au dixième : plus il est haut, plus la page est sobre."""
    ranks = 3 * rank(ELEMENTS, elements) + 2 * rank(REQUETES, requests) + rank(KILO_OCTETS, octets / 1_000)
    return round(100 - 5 * ranks / 6, 1)


def grade(points: float) -> str:
    """La lettre d'un EcoIndex, de A à G."""
    return next((letter for least, letter in LETTRES if points > least), "G")


def rank(quantiles: Sequence[float], value: float) -> float:
    """La part où tombe une valeur, et la fraction de cette part qu'elle dépasse."""
    at = bisect_right(quantiles, value)
    if at == len(quantiles):
        return len(quantiles) - 1
    return at - 1 + (value - quantiles[at - 1]) / (quantiles[at] - quantiles[at - 1])
