"""Un nom propre en capitales ou en anglais, qui n'est ni un sigle à développer ni un mot à expliquer."""

from macros.models.base import Fait, Identifiant, Texte


class Nom(Fait):
    """Le nom d'un média, d'une collectivité ou d'une entreprise, et ce qu'il désigne."""

    id: Identifiant
    nom: Texte
    designe: Texte
