"""Les questions que le guide pose à une collectivité, et les réponses possibles."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Fait, Identifiant, IdReponse, Texte, faute
from macros.models.obligations import NE_SAIT_PAS, Preuve, Structure

OUI, NON = "oui", "non"


class Lieu(StrEnum):
    """L'endroit d'une mairie où se trouve la réponse, dans l'ordre où le guide questionne."""

    SITE = "site"
    ARGENT = "argent"
    FICHIERS = "fichiers"
    BATIMENTS = "batiments"
    URBANISME = "urbanisme"
    VIE = "vie"


class ReponsePossible(Fait):
    """Une réponse d'une question : son identifiant, qui ne change jamais, et ses mots."""

    id: IdReponse
    texte: Texte


class Connue(Fait):
    """Ce que les tableaux de `data/territoires/` répondent pour une intercommunalité choisie.

    C'est `oui` si une de ses communes compte au moins `membre_min` habitants, `non` si toutes en sont loin.
    """

    structures: Annotated[tuple[Structure, ...], Field(min_length=1)]
    membre_min: Annotated[int, Field(ge=1, examples=["3500"])]


class Question(Fait):
    """Une question à une collectivité ; « je ne sais pas » est toujours permis et ne s'écrit pas.

    Les règles qui la nomment disent qui la reçoit. Les structures de `connue` n'ont pas à y répondre quand
    leur territoire est choisi. `preuve` porte ses nombres.
    """

    id: Identifiant
    texte: Annotated[Texte, Field(pattern=r"\?$", examples=["Avez-vous un site internet ?"])]
    ou_trouver: Texte
    lieu: Lieu
    reponses: Annotated[tuple[ReponsePossible, ...], Field(min_length=2)]
    connue: Connue | None = None
    preuve: Preuve = ()

    @model_validator(mode="after")
    def verifie_les_reponses(self) -> Self:
        """Refuse deux réponses du même nom, et celle que toute question a déjà."""
        ids = [one.id for one in self.reponses]
        if len(ids) != len(set(ids)):
            raise faute("reponses", "deux réponses ont le même id")
        if NE_SAIT_PAS in ids:
            raise faute("reponses", "« je ne sais pas » est toujours permis : ne l'écrivez pas")
        if self.connue and not {OUI, NON} <= set(ids):
            raise faute("connue", "une réponse que les territoires connaissent se dit oui ou non")
        return self

    def said(self, ids: Iterable[str]) -> str:
        """Les mots de ces réponses : « la commune », « l'intercommunalité » ou « personne »."""
        *before, last = (f"« {one.texte} »" for one in self.reponses if one.id in set(ids))
        return f"{', '.join(before)} ou {last}" if before else last


def conditions(si: Mapping[str, tuple[str, ...]], questions: Mapping[str, Question]) -> tuple[str, ...]:
    """Ce que demande une règle, en toutes lettres : une question et les réponses qui la font valoir."""
    return tuple(f"{questions[id].texte} {questions[id].said(ids)}" for id, ids in si.items())
