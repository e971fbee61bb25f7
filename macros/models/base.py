"""Ce que tous les faits partagent : la forme figée, les types courants et les fautes bien placées."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

Loc = tuple[int | str, ...]
"""La place d'une valeur dans un fait."""


class Fait(BaseModel):
    """Un fait figé, qui refuse les champs inconnus."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    def mentioned(self) -> Iterator[tuple[Loc, str, str]]:
        """Ce que les textes d'un fait nomment d'une autre collection : place, collection, identifiant."""
        return iter(())


@dataclass(frozen=True)
class Reference:
    """Marque un champ qui nomme un fait d'une autre collection du corpus."""

    collection: str


Texte = Annotated[str, Field(min_length=1, examples=["Une phrase courte."])]
Identifiant = Annotated[
    str, Field(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", examples=["declaration_accessibilite"])
]
Adresse = Annotated[
    str,
    Field(
        pattern=r"^https?://[A-Za-z0-9À-ÿ]([A-Za-z0-9À-ÿ.-]*[A-Za-z0-9À-ÿ])?\.[A-Za-z]{2,24}(:[1-9][0-9]{0,4})?"
        r"([/?#][^\s\"'<>\\`{|}]*)?$",
        examples=["https://www.cnil.fr/"],
    ),
]
CodeDepartement = Annotated[str, Field(pattern=r"^(0[1-9]|[1-9][0-9]|2[AB]|97[1-6])$", examples=['"01"'])]
Jour = Annotated[date, Field(examples=["2026-11-21"])]

IdObligation = Annotated[Identifiant, Reference("obligations")]
IdQuestion = Annotated[Identifiant, Reference("questions")]
IdReponse = Annotated[Identifiant, Field(examples=["oui"])]
IdActeur = Annotated[Identifiant, Reference("acteurs")]
IdTerme = Annotated[Identifiant, Reference("lexique")]
IdDocument = Annotated[Identifiant, Reference("documents")]
IdOutil = Annotated[Identifiant, Reference("outils")]
IdSource = Annotated[Identifiant, Reference("sources")]
IdModele = Annotated[Identifiant, Reference("modeles")]
IdArticle = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(_[a-z0-9]+)*/[a-z0-9]+(_[a-z0-9]+)*$",
        examples=["code_justice_administrative/r611_8_6"],
    ),
    Reference("articles"),
]
NumeroEtape = Annotated[int, Field(ge=1, le=10, examples=["4"]), Reference("etapes")]


class Niveau(StrEnum):
    """La confiance dans un fait : texte lu, source partielle, ou mémoire à relire."""

    ELEVEE = "elevee"
    MOYENNE = "moyenne"
    MEMOIRE = "memoire"


def faute(champ: str, message: str) -> PydanticCustomError:
    """Une faute sur un champ précis d'un fait, dite en français."""
    return PydanticCustomError("faute", "{message}", {"champ": champ, "message": message})
