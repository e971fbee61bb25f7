"""Le générateur de déclaration : ses questions, et les blocs du texte qu'il écrit."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Fait, Identifiant, IdSource, Jour, Texte, faute


class Forme(StrEnum):
    """La forme d'une réponse."""

    LIGNE = "ligne"
    LIGNES = "lignes"
    ADRESSE = "adresse"
    JOUR = "jour"
    NOMBRE = "nombre"
    CHOIX = "choix"


class Choix(Fait):
    """Une réponse possible à une question fermée."""

    valeur: Identifiant
    nom: Texte


class Question(Fait):
    """Une question du formulaire ; `si` nomme la réponse qui la fait paraître."""

    id: Identifiant
    etiquette: Texte
    aide: Texte
    forme: Forme
    choix: tuple[Choix, ...] = ()
    obligatoire: bool = False
    si: Identifiant | None = None


class Bloc(Fait):
    """Un morceau du texte : un titre imposé, un paragraphe, une liste, ou les lignes d'une réponse."""

    titre: Texte | None = None
    suite: str = ""
    niveau: Annotated[int, Field(ge=2, le=4)] | None = None
    texte: Texte | None = None
    liste: tuple[Texte, ...] = ()
    lignes: Identifiant | None = None
    sinon: Texte | None = None
    si: Identifiant | None = None


class Generateur(Fait):
    """Les questions dans leur ordre, et le texte dans le plan que le modèle officiel impose."""

    referentiel: Texte
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    blocs: Annotated[tuple[Bloc, ...], Field(min_length=1)]
    sources: tuple[IdSource, ...]
    verifie_le: Jour
    revoir_avant: Jour

    @model_validator(mode="after")
    def verifie_les_conditions(self) -> Self:
        """Refuse un bloc qui dépend d'une réponse que rien ne demande."""
        known = {question.id for question in self.questions}
        known |= {choice.valeur for question in self.questions for choice in question.choix}
        for block in self.blocs:
            for name in (block.si, block.lignes):
                if name and name not in known:
                    raise faute("blocs", f"« {name} » n'est l'identifiant d'aucune question")
        return self
