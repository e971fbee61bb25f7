"""Ce qui n'oblige pas une petite commune : l'affirmation entendue, la réponse, le texte qui la porte."""

from macros.models.base import Fait, Identifiant, IdObligation, Jour, Texte
from macros.models.obligations import BaseLegale


class Dispense(Fait):
    """Une obligation que l'on vous annonce et que le texte ne met pas à votre charge."""

    id: Identifiant
    on_vous_dit: Texte
    reponse: Texte
    base: BaseLegale
    fiche: IdObligation | None
    verifie_le: Jour
