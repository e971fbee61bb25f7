"""Le plan imposé de la déclaration d'accessibilité."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Fait, Texte, faute


class PartieDeDeclaration(Fait):
    """Une partie de la déclaration, à son rang dans le modèle officiel ; son titre est imposé."""

    rang: Annotated[int, Field(ge=1, examples=["4"])]
    niveau_de_titre: Annotated[int, Field(ge=2, le=4)] | None
    titre_impose: Texte | None
    contenu: Annotated[tuple[Texte, ...], Field(min_length=1)]
    regle: Texte
    si_jamais_audite: Texte

    @model_validator(mode="after")
    def verifie_le_titre(self) -> Self:
        """Refuse un titre imposé sans son niveau, ou l'inverse."""
        if (self.titre_impose is None) != (self.niveau_de_titre is None):
            raise faute("niveau_de_titre", "un titre imposé va avec son niveau")
        return self
