"""Ce qui a changé dans le guide, pour ses lecteurs."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Fait, Identifiant, Jour, Texte


class Nouveaute(Fait):
    """Un changement daté : son titre, ce qui change, pour qui, et la page où le lire."""

    id: Identifiant
    date: Jour
    titre: Texte
    pour_qui: Texte
    texte: Texte
    page: Annotated[str, Field(pattern=r"^([a-z0-9-]+/)*[a-z0-9-]+\.md$", examples=["obligations/index.md"])]
