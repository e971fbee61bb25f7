"""Un sujet que le guide n'a pas encore pu vérifier."""

from macros.models.base import Fait, Identifiant, Jour, Texte


class SujetAInstruire(Fait):
    """Un texte ou une règle à vérifier, et ce qui nous manque pour en parler."""

    id: Identifiant
    sujet: Texte
    pourquoi: Texte
    vu_le: Jour
