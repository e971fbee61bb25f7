"""Le passage d'un référentiel au suivant : de quels anciens critères vient chaque nouveau."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Fait, Texte, faute
from macros.models.rgaa import NumeroEcrit, Version


class CritereRepris(Fait):
    """Un critère du nouveau référentiel, et ceux de l'ancien qui demandaient la même chose, s'il y en a."""

    critere: NumeroEcrit
    repris_de: tuple[NumeroEcrit, ...] = ()
    raison: Texte


class Passage(Fait):
    """La correspondance entière, d'une version à l'autre."""

    de: Version
    vers: Version
    criteres: Annotated[tuple[CritereRepris, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def verifie_les_doublons(self) -> Self:
        """Refuse un nouveau critère écrit deux fois."""
        if len({item.critere for item in self.criteres}) != len(self.criteres):
            raise faute("criteres", "chaque nouveau critère s'écrit une fois")
        return self
