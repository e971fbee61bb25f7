"""Ce que la structure qui met le guide en ligne dit d'elle-même."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Fait


class Publication(Fait):
    """La structure qui publie cette copie : son nom, et où lui écrire ; vides tant que personne ne publie."""

    entite: str = ""
    contact: str = ""


LOCALE = Publication()
"""Une copie que personne ne publie : celle d'un poste."""


class Hebergement(Fait):
    """Où signaler une faille ; rien tant que personne n'a mis le guide en ligne."""

    contact_securite: (
        Annotated[
            str,
            Field(
                pattern=r"^(https://|mailto:)[^\s]+$", examples=["https://www.exemple.fr/signaler-une-faille"]
            ),
        ]
        | None
    ) = None
