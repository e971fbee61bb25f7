"""Un outil qui aide à suivre la feuille de route."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import Adresse, Fait, Identifiant, IdSource, Niveau, Texte


class Destinataire(StrEnum):
    """La collectivité à qui un outil convient le mieux."""

    COMMUNE = "commune"
    INTERCOMMUNALITE = "intercommunalite"
    STRUCTURE_MUTUALISEE = "structure_mutualisee"
    TOUS = "tous"


class Outil(Fait):
    """Une méthode, un questionnaire, un cours ou un atelier : ce que c'est, où le trouver, pour qui."""

    id: Identifiant
    nom: Texte
    quoi: Texte
    url: Adresse
    pour: Destinataire
    sources: Annotated[tuple[IdSource, ...], Field(min_length=1)]
    confiance: Niveau
