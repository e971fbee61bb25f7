"""Un document source du groupe de travail, et la précaution avec laquelle le lire."""

from macros.models.base import Fait, Identifiant, Jour, Texte


class Document(Fait):
    """Un document fourni : qui l'a fait, quand, et ce qu'il faut en penser."""

    id: Identifiant
    titre: Texte
    editeur: Texte
    date: Jour | None
    nature: Texte
    precaution: Texte
