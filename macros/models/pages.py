"""L'en-tête d'une page, et ce que son texte annonce."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Fait, Texte
from macros.models.sources import Affirmation


class Page(Fait):
    """Ce qu'une page dit d'elle-même ; sa place, ses titres et ses affirmations viennent du fichier.

    `feuille` nomme la feuille de `overrides/styles/` qu'elle ajoute à celle du guide.
    `flux` est l'adresse du flux de ses seules nouveautés.
    """

    chemin: Texte
    description: Annotated[
        str, Field(min_length=1, max_length=160, examples=["Ce que la loi demande à votre mairie, en clair."])
    ]
    titre: Texte | None = None
    titre_court: (
        Annotated[Texte, Field(description="Son nom dans le menu, si son titre est long.")] | None
    ) = None
    feuille: Annotated[str, Field(pattern=r"^[a-z-]+$", examples=["profil"])] | None = None
    flux: (
        Annotated[str, Field(pattern=r"^[a-z0-9/-]+\.xml$", examples=["nouveautes/syndicat.xml"])] | None
    ) = None
    heading: Texte | None = None
    sections: tuple[str, ...] = ()
    affirmations: tuple[Affirmation, ...] = ()

    @property
    def address(self) -> str:
        """L'adresse de la page dans le site."""
        return address(self.chemin)


def address(chemin: str) -> str:
    """L'adresse dans le site d'une page de `docs/` : `retours/brocas/`, vide pour l'accueil."""
    folder, slash, file = chemin.removesuffix(".md").rpartition("/")
    return f"{folder}{slash}" if file == "index" else f"{folder}{slash}{file}/"
