"""Une source lue pour la feuille de route ou la charte : ce qu'elle est, et ce que l'on en a vraiment lu."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Adresse, Fait, Identifiant, Jour, Texte, faute

PROPOSITION = "proposition"
"""L'identifiant de ce que le guide propose lui-même, sans source extérieure."""


class SourceLue(Fait):
    """Un texte, une page ou un article ; `nom_court` est l'étiquette posée à côté de ce qui en vient."""

    id: Identifiant
    nom_court: Annotated[str, Field(min_length=1, max_length=60, examples=["Décret de 2022"])]
    titre: Texte
    url: Adresse | None
    autre_url: Adresse | None = None
    autre_nom: Texte | None = None
    date: Annotated[str, Field(min_length=1, examples=["juin 2023"])] | None
    lu_le: Jour
    lecture: Annotated[str, Field(min_length=1, examples=["début de l'article"])]

    @model_validator(mode="after")
    def nomme_l_autre_adresse(self) -> Self:
        """Refuse une seconde adresse sans nom : un lien dit où il mène (RGAA 6.1)."""
        if (self.autre_url is None) != (self.autre_nom is None):
            raise faute("autre_nom", "la seconde adresse et son nom vont ensemble")
        return self
