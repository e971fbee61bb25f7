"""Le plan imposé de la déclaration d'accessibilité."""

import re
from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Adresse, Fait, Identifiant, Texte, faute

HOLE = re.compile(r"\[([a-z_]+)\]")
"""La place d'une réponse dans une phrase."""


def filled(text: str, given: Mapping[str, str]) -> str:
    """Une phrase où chaque réponse connue a pris sa place."""
    return HOLE.sub(lambda hole: given.get(hole[1], hole[0]), text)


class PhraseImposee(Fait):
    """Une phrase du modèle officiel, citée : [id] y tient la place d'une réponse du formulaire."""

    id: Identifiant
    texte: Texte
    adresse: Adresse | None = None

    @property
    def written(self) -> str:
        """La phrase en Markdown : un lien quand le modèle officiel donne une adresse."""
        return f"[{self.texte}]({self.adresse})" if self.adresse else self.texte


class PartieDeDeclaration(Fait):
    """Une partie de la déclaration, à son rang dans le modèle officiel ; son titre est imposé."""

    rang: Annotated[int, Field(ge=1, examples=["4"])]
    niveau_de_titre: Annotated[int, Field(ge=2, le=4)] | None
    titre_impose: Texte | None
    contenu: Annotated[tuple[Texte, ...], Field(min_length=1)]
    regle: Texte
    si_jamais_audite: Texte
    phrases_imposees: tuple[PhraseImposee, ...] = ()

    @model_validator(mode="after")
    def verifie_le_titre(self) -> Self:
        """Refuse un titre imposé sans son niveau, ou l'inverse."""
        if (self.titre_impose is None) != (self.niveau_de_titre is None):
            raise faute("niveau_de_titre", "un titre imposé va avec son niveau")
        return self
