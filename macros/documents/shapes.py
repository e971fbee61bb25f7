"""Les mesures et les couleurs des documents, les mêmes pour ODT et DOCX."""

from collections.abc import Mapping
from dataclasses import dataclass

from macros.models.modeles import MiseEnPage

FONT = "Arial"
INK = "1F3A5F"
PALE = "FFF3C4"
HEAD = "E3EAF3"
LINE = "8A97A8"
GREY = "444444"


@dataclass(frozen=True)
class Forme:
    """Une mise en page : tailles en points, marges en centimètres, blanc entre paragraphes en points."""

    body: float
    headings: tuple[float, float, float, float]
    small: float
    margin: float
    gap: float
    title_ink: str
    title_ground: str | None


FORMES: Mapping[MiseEnPage, Forme] = {
    MiseEnPage.COURANTE: Forme(11, (18, 13.5, 11.5, 11), 8, 2.2, 6, INK, None),
    MiseEnPage.AFFICHE: Forme(12, (26, 16, 13, 12), 8, 1.6, 3, "FFFFFF", "9B1C1C"),
}
