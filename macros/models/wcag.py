"""Ce que le guide tient au-delà de son référentiel : les critères que WCAG 2.2 ajoute, et nos engagements."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Adresse, Fait, Jour, Texte, faute
from macros.models.controles import CritereControle
from macros.models.rgaa import NumeroWcag, Version


class Niveau(StrEnum):
    """Les niveaux que le référentiel français reprend."""

    SIMPLE_A = "simple_a"
    DOUBLE_A = "double_a"


class CritereAjoute(CritereControle):
    """Un critère que la version française ne traduit pas encore."""

    numero: NumeroWcag
    niveau: Niveau
    nom: Texte
    demande: Texte


class Engagement(CritereControle):
    """Ce que le guide s'impose de plus, et qu'un contrôle mesure."""

    nom: Texte


class Wcag(Fait):
    """Les critères ajoutés par une version des règles mondiales, et nos engagements."""

    version: Version
    nombre: Annotated[int, Field(ge=1, examples=["6"])]
    source: Texte
    source_url: Adresse
    lu_le: Jour
    criteres: Annotated[tuple[CritereAjoute, ...], Field(min_length=1)]
    engagements: Annotated[tuple[Engagement, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def verifie_le_compte(self) -> Self:
        """Refuse un critère en trop, en moins ou en double."""
        if len({item.numero for item in self.criteres}) != self.nombre or len(self.criteres) != self.nombre:
            raise faute("criteres", f"{self.nombre} critères différents attendus")
        return self
