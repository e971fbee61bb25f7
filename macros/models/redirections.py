"""Les pages qui ont changé d'adresse : un lien déjà publié ne meurt pas."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Fait, Jour, Texte

AdresseDePage = Annotated[
    str, Field(pattern=r"^([a-z0-9-]+/)+$", examples=["obligations/declaration-accessibilite/"])
]


class Redirection(Fait):
    """Une ancienne adresse, celle qui la remplace, depuis quand et pourquoi."""

    ancienne: AdresseDePage
    nouvelle: AdresseDePage
    depuis: Jour
    raison: Texte
