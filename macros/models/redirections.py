"""Les pages et les fichiers qui ont changé d'adresse : un lien déjà publié ne meurt pas."""

from pathlib import PurePosixPath
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Fait, Jour, Texte, faute

AdressePubliee = Annotated[
    str,
    Field(
        pattern=r"^([a-z0-9-]+/)+([a-z0-9_-]+\.[a-z0-9]+)?$",
        examples=["obligations/declaration-accessibilite/"],
    ),
]
"""Une page, qui finit par une barre, ou un fichier."""


class Redirection(Fait):
    """Une ancienne adresse, celle qui la remplace, depuis quand et pourquoi."""

    ancienne: AdressePubliee
    nouvelle: AdressePubliee
    depuis: Jour
    raison: Texte

    @model_validator(mode="after")
    def verifie_la_sorte(self) -> Self:
        """Refuse un renvoi d'une page à un fichier, ou d'un format à un autre."""
        if PurePosixPath(self.ancienne).suffix != PurePosixPath(self.nouvelle).suffix:
            raise faute("nouvelle", "une page mène à une page, un fichier à un fichier du même format")
        return self
