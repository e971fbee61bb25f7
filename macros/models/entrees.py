"""Les mots de tous les jours qui mènent à une page."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Fait, Texte


class Entree(Fait):
    """Une page qui n'est pas une fiche, et les mots sous lesquels on la cherche."""

    page: Annotated[Texte, Field(pattern=r"^(?:[a-z0-9-]+/)+$", examples=["modeles/proces-verbal/"])]
    mots: Annotated[tuple[Texte, ...], Field(min_length=1, examples=["[procès-verbal, séance]"])]
