"""Un critère qui ne se réclame que si des contrôles le montrent tenu, ou sans objet."""

from typing import Self

from pydantic import model_validator

from macros.models.base import Fait, Texte, faute
from macros.models.rgaa import IdControle


class CritereControle(Fait):
    """Les contrôles qui montrent qu'un critère est tenu, ou les gardes qui le montrent sans objet."""

    controles: tuple[IdControle, ...] = ()
    gardes: tuple[IdControle, ...] = ()
    raison: Texte

    @model_validator(mode="after")
    def verifie_les_preuves(self) -> Self:
        """Refuse un critère à la fois tenu et sans objet."""
        if self.controles and self.gardes:
            raise faute(
                "gardes", "un critère tenu a des contrôles, un critère sans objet des gardes, pas les deux"
            )
        return self

    @property
    def checks(self) -> tuple[str, ...]:
        """Tous ses contrôles, gardes comprises."""
        return self.controles + self.gardes
