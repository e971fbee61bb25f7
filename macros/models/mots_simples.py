"""Les mots que le guide évite, et ceux que le dictionnaire ignore."""

from macros.models.base import Fait, Texte


class MotAdministratif(Fait):
    """Un mot à éviter et ce qui le remplace ; un conseil de langue."""

    mot: Texte
    remplacement: Texte


class MotConnu(Fait):
    """Un mot juste que le dictionnaire n'a pas, et pourquoi le guide l'écrit."""

    mot: Texte
    raison: Texte
