"""Les espaces à remplir : un même nom dans tous les modèles, et où trouver de quoi les remplir."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import Fait, Identifiant, Texte

ESPACE = re.compile(r"\[([^\[\]]+)\](?!\()")
"""Un espace à remplir : des crochets que ne suit pas une adresse."""


A_SCANNER = re.compile(r"\(qr:([^)]+)\)")
"""Une adresse que le fichier montre aussi en image, à lire avec un téléphone : `![Code : …](qr:https://…)`."""


class Saisie(StrEnum):
    """Ce que l'on écrit dans un espace."""

    LIGNE = "ligne"
    LIGNES = "lignes"
    JOUR = "jour"
    NOMBRE = "nombre"


class Champ(Fait):
    """Un espace à remplir.

    `partout` : une collectivité y écrit la même chose dans tous ses papiers.
    `chacun` : à chaque place, on y écrit autre chose.
    """

    id: Identifiant
    nom: Annotated[str, Field(pattern=r"^[^\[\]]+$", examples=["Nom de la collectivité"])]
    ou_le_trouver: Texte
    saisie: Saisie = Saisie.LIGNE
    partout: bool = False
    chacun: bool = False
