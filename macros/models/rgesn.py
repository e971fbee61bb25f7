"""Le référentiel d'écoconception : ses critères, et ce qui prouve chacun dans ce guide."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Adresse, Fait, Jour, Texte, faute
from macros.models.controles import CritereControle

NumeroRgesn = Annotated[str, Field(pattern=r"^[1-9]\.[1-9][0-9]?$", examples=['"6.1"'])]
Annee = Annotated[str, Field(pattern=r"^20[0-9]{2}$", examples=['"2024"'])]


class Priorite(StrEnum):
    """Ce que le référentiel demande d'abord."""

    PRIORITAIRE = "prioritaire"
    RECOMMANDE = "recommande"
    MODERE = "modere"


class CritereRgesn(CritereControle):
    """Un critère, les contrôles qui montrent qu'il est tenu, ou les gardes qui le montrent sans objet."""

    numero: NumeroRgesn
    thematique: Texte
    question: Texte
    priorite: Priorite


class Rgesn(Fait):
    """Le référentiel entier, et sa version."""

    version: Annee
    nombre: Annotated[int, Field(ge=1, examples=["78"])]
    source: Texte
    source_url: Adresse
    lu_le: Jour
    criteres: Annotated[tuple[CritereRgesn, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def verifie_le_compte(self) -> Self:
        """Refuse un critère en trop, en moins ou en double."""
        if len({item.numero for item in self.criteres}) != self.nombre or len(self.criteres) != self.nombre:
            raise faute("criteres", f"{self.nombre} critères différents attendus")
        return self
