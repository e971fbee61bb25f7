"""Ce que la structure qui met le guide en ligne dit d'elle-même."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Fait

MAIL = r"mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+"
FORM = r"https://[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]{1,5})?(/[\w.~%/-]*)?(\?[\w.~%=&/+-]*)?"
CONTACT = f"({MAIL})|({FORM})"
"""Un courriel, ou la page d'un formulaire ; rien qui sorte d'un attribut HTML."""

NOM = r"[^<>\"\n]{1,200}"


class Publication(Fait):
    """La structure qui publie cette copie : son nom, et où lui écrire ; vides tant que personne ne publie."""

    entite: Annotated[str, Field(pattern=rf"^({NOM})?$", examples=["Communauté de communes d'Exemple"])] = ""
    contact: Annotated[
        str,
        Field(
            pattern=rf"^({CONTACT})?$",
            examples=["mailto:guide@exemple.fr, https://www.exemple.fr/nous-ecrire"],
        ),
    ] = ""


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
