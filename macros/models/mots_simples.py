"""Les mots que le guide évite, ceux que le dictionnaire ignore, et ceux d'une autre langue."""

from typing import Self

from pydantic import model_validator

from macros.models.base import Fait, Texte, faute
from macros.models.lexique import Langue


class MotAdministratif(Fait):
    """Un mot à éviter et ce qui le remplace ; un conseil de langue."""

    mot: Texte
    remplacement: Texte


class MotConnu(Fait):
    """Un mot juste que le dictionnaire n'a pas, et pourquoi le guide l'écrit."""

    mot: Texte
    raison: Texte


class MotEtranger(Fait):
    """Un mot d'une autre langue, sa langue, et le mot français qui le remplace."""

    mot: Texte
    remplacement: Texte
    langue: Langue

    @model_validator(mode="after")
    def verifie_la_langue(self) -> Self:
        """Refuse un mot français : il n'a rien à faire dans la liste."""
        if self.langue is Langue.FRANCAIS:
            raise faute("langue", "un mot étranger n'est pas français ; dites sa langue ou retirez-le")
        return self
