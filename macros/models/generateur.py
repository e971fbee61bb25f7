"""Le générateur de déclaration : ses questions, et les blocs du texte qu'il écrit."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Fait, Identifiant, IdSource, Jour, Reference, Texte, faute

CALCULES = frozenset({"audit_valide", "audit_perime"})
"""Ce que le script déduit des réponses : un audit de plus de trois ans n'est plus valide."""


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
    """Un morceau du texte : un titre, un paragraphe, une liste, une réponse, ou ce qui est imposé."""

    titre: Texte | None = None
    suite: str = ""
    niveau: Annotated[int, Field(ge=2, le=4)] | None = None
    texte: Texte | None = None
    liste: tuple[Texte, ...] = ()
    lignes: Identifiant | None = None
    sinon: Texte | None = None
    partie: Annotated[int, Reference("plan_declaration")] | None = None
    phrase: Annotated[Identifiant, Reference("phrases_imposees")] | None = None
    si: Identifiant | None = None
    sauf: Identifiant | None = None


class Generateur(Fait):
    """Les questions dans leur ordre, et le texte dans le plan que le modèle officiel impose."""

    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    dans_le_modele: Annotated[
        Mapping[Identifiant, Texte],
        Field(default_factory=dict, description="Ce qui tient lieu de réponse dans le modèle à remplir."),
    ]
    blocs: Annotated[tuple[Bloc, ...], Field(min_length=1)]
    sources: tuple[IdSource, ...]
    verifie_le: Jour
    revoir_avant: Jour

    @model_validator(mode="after")
    def verifie_les_conditions(self) -> Self:
        """Refuse un bloc qui dépend d'une réponse que rien ne demande."""
        known = {question.id for question in self.questions} | CALCULES
        known |= {choice.valeur for question in self.questions for choice in question.choix}
        for block in self.blocs:
            for name in (block.si, block.sauf, block.lignes):
                if name and name not in known:
                    raise faute("blocs", f"« {name} » n'est l'identifiant d'aucune question")
        return self
