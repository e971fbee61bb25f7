"""Une obligation par laquelle commencer."""

from macros.models.base import Fait, IdObligation, Texte


class Priorite(Fait):
    """Une des premières obligations à traiter dans une petite commune, et pourquoi."""

    obligation: IdObligation
    pourquoi: Texte
