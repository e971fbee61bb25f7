"""Une bibliothèque faite par d'autres, que le guide livre à ses lecteurs."""

from macros.models.base import Fait, Texte


class Bibliotheque(Fait):
    """Son nom, sa version, sa licence, et le fichier qui en garde le texte."""

    nom: Texte
    version: Texte
    licence: Texte
    fichier: Texte
