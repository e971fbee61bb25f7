"""Les questions que l'on pose à qui raconte une expérience, les mêmes à toutes les portes."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Fait, Identifiant, Texte, faute


class Forme(StrEnum):
    """La forme d'une réponse."""

    LIGNE = "ligne"
    LIGNES = "lignes"
    RECIT = "recit"
    CHOIX = "choix"
    PLUSIEURS = "plusieurs"
    ENTIER = "entier"
    NOMBRE = "nombre"
    JOUR = "jour"
    MOMENT = "moment"
    ADRESSE = "adresse"


FERMEES = (Forme.CHOIX, Forme.PLUSIEURS)
"""Les formes dont les réponses sont dans une liste."""


class Liste(StrEnum):
    """Les listes fermées où l'on choisit."""

    STRUCTURES = "structures"
    TRANCHES = "tranches"
    DEPARTEMENTS = "departements"
    SUJETS = "sujets"
    OBLIGATIONS = "obligations"
    ETAPES = "etapes"


class Question(Fait):
    """Une question ; `papier: false` la retire du formulaire à imprimer, où sa liste serait trop longue."""

    id: Identifiant
    etiquette: Texte
    aide: Texte
    forme: Forme
    liste: Liste | None = None
    longueur: Annotated[int, Field(ge=1, le=4000, examples=["160"])] = 400
    obligatoire: bool = False
    papier: bool = True

    @model_validator(mode="after")
    def verifie_la_liste(self) -> Self:
        """Refuse un choix sans liste, ou une liste là où l'on ne choisit pas."""
        if (self.forme in FERMEES) != (self.liste is not None):
            raise faute(
                "liste",
                "une liste va avec la forme « choix » ou « plusieurs », et seulement là. "
                "Exemple : forme: choix, puis liste: structures",
            )
        return self


class Formulaire(Fait):
    """Toutes les questions, dans l'ordre où on les pose."""

    questions: Annotated[tuple[Question, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def verifie_les_questions(self) -> Self:
        """Refuse deux questions de même identifiant ou de même intitulé : où irait la réponse ?"""
        for field in ("id", "etiquette"):
            seen = [getattr(question, field) for question in self.questions]
            twice = next((value for rank, value in enumerate(seen) if value in seen[:rank]), None)
            if twice:
                raise faute(
                    "questions",
                    f"« {twice} » est écrit deux fois ; gardez-en un. Exemple : {field}: {twice}",
                )
        return self

    def question(self, id: str) -> Question:
        """Une question par son identifiant."""
        return next(question for question in self.questions if question.id == id)
