"""Ce qui a changé dans le guide, pour ses lecteurs."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Fait, Identifiant, IdObligation, Jour, Texte, faute


class Nature(StrEnum):
    """Ce qui a changé : une fiche neuve, le droit d'une fiche, un outil ou un texte du guide."""

    FICHE = "fiche"
    DROIT = "droit"
    OUTIL = "outil"
    GUIDE = "guide"


class Nouveaute(Fait):
    """Un changement daté : ce qui change, pour qui, la page où le lire, et les fiches qu'il touche."""

    id: Identifiant
    date: Jour
    nature: Nature
    faits: tuple[IdObligation, ...] = ()
    titre: Texte
    pour_qui: Texte
    texte: Texte
    page: Annotated[str, Field(pattern=r"^([a-z0-9-]+/)*[a-z0-9-]+\.md$", examples=["obligations/index.md"])]

    @model_validator(mode="after")
    def verifie_les_faits(self) -> Self:
        """Refuse un changement du droit qui ne nomme pas ses fiches : qui saurait s'il le vise ?"""
        if self.nature in (Nature.FICHE, Nature.DROIT) and not self.faits:
            raise faute("faits", "nommez les fiches que ce changement touche")
        return self
