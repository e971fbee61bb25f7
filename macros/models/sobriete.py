"""Le budget que chaque page respecte, les mesures du site construit, et la comparaison avec Material seul."""

from collections.abc import Mapping
from enum import StrEnum
from fnmatch import fnmatch
from math import ceil, prod
from typing import Annotated, Self

from pydantic import Field

from macros.models.base import Fait, Jour, Texte

Compte = Annotated[int, Field(ge=0, examples=["350"])]
Mesure = Annotated[float, Field(ge=0, examples=["8.4"])]
Motif = Annotated[str, Field(pattern=r"^([a-z0-9*./-]+)?$", examples=["lexique/"])]


class Note(StrEnum):
    """La lettre d'un EcoIndex."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    G = "G"


class Limites(Fait):
    """Ce qu'une page ne dépasse pas : octets compressés, texte en centièmes du HTML."""

    octets_premiere_visite: Compte
    requetes_premiere_visite: Compte
    octets_page_suivante: Compte
    requetes_page_suivante: Compte
    elements: Compte
    ecoindex: Note
    texte: Compte


class Suite(StrEnum):
    """Ce dont une page a une ligne chacun : elle grandit avec eux."""

    OBLIGATIONS = "obligations"
    ECHEANCES = "echeances"
    TRANCHES = "tranches"
    LEXIQUE = "lexique"
    RETOURS = "retours"
    PAGES = "pages"
    ACTEURS = "acteurs"
    AIDES = "aides"


class LignePropre(Fait):
    """Des pages qui dépassent le budget ordinaire : lesquelles, pourquoi, et jusqu'où.

    Une page qui a une ligne par fait dit dans `suit` combien il y en avait quand sa limite a été écrite.
    """

    adresses: Annotated[tuple[Motif, ...], Field(min_length=1)]
    nom: Texte
    raison: Texte
    suit: Annotated[Mapping[Suite, Annotated[int, Field(ge=1)]], Field(examples=["{obligations: 63}"])] = {}
    octets_premiere_visite: Compte | None = None
    octets_page_suivante: Compte | None = None
    requetes_premiere_visite: Compte | None = None
    requetes_page_suivante: Compte | None = None
    elements: Compte | None = None
    ecoindex: Note | None = None
    texte: Compte | None = None

    def concerns(self, address: str) -> bool:
        """Vrai si la ligne est celle de cette page."""
        return any(fnmatch(address, pattern) for pattern in self.adresses)

    def grown(self, counts: Mapping[Suite, int]) -> Self:
        """La même ligne, qui garde à chaque fait de plus la place que les autres ont."""
        share = prod(max(1, counts[what] / told) for what, told in self.suit.items())
        limits = {name: getattr(self, name) for name in GROWING}
        return self.model_copy(update={name: it and ceil(it * share) for name, it in limits.items()})


GROWING = ("octets_premiere_visite", "octets_page_suivante", "elements")
"""Les limites qui grandissent avec une page."""


class AjoutDePublication(Fait):
    """Ce qu'une adresse connue et un contact ajoutent à chaque page : sa carte de partage, où écrire."""

    octets: Compte
    elements: Compte


class Budget(Fait):
    """Le budget des pages ordinaires, et la ligne propre de celles qui ne le tiennent pas."""

    ordinaire: Limites
    publication: AjoutDePublication
    propres: tuple[LignePropre, ...]

    def grown(self, counts: Mapping[Suite, int]) -> Self:
        """Le même budget, pour un guide qui a tant de chaque sorte de fait."""
        return self.model_copy(update={"propres": tuple(line.grown(counts) for line in self.propres)})

    def limits(self, address: str) -> Limites:
        """Ce que cette page ne dépasse pas."""
        own = next((line for line in self.propres if line.concerns(address)), None)
        given = own.model_dump(exclude_none=True, include=set(Limites.model_fields)) if own else {}
        return self.ordinaire.model_copy(update=given)

    def published(self, address: str) -> Limites:
        """Ce que cette page ne dépasse pas une fois le guide publié à une adresse connue."""
        usual = self.limits(address)
        return usual.model_copy(
            update={
                "octets_page_suivante": usual.octets_page_suivante + self.publication.octets,
                "elements": usual.elements + self.publication.elements,
            }
        )


class PageDure(Fait):
    """Une des pages les plus dures à lire, et son score."""

    page: Texte
    score: Annotated[float, Field(le=207, examples=["48.2"])]


class Lisibilite(Fait):
    """La facilité de lecture des pages assez longues, selon Kandel et Moles : indicative."""

    pages: Compte
    mediane: Annotated[float, Field(le=207, examples=["72.5"])]
    difficiles: Compte
    plus_dures: Annotated[tuple[PageDure, ...], Field(min_length=1)]


class PageLourde(Fait):
    """Une des pages les plus lourdes du site, à la première visite."""

    page: Texte
    octets: Compte
    requetes: Compte
    elements: Compte
    ecoindex: Mesure


class Repartition(Fait):
    """Combien de pages ont une lettre."""

    note: Note
    pages: Compte


class Mesures(Fait):
    """Le site construit, mesuré : `make mesures`."""

    date: Jour
    machine: Texte
    pages: Compte
    octets_communs: Compte
    octets_mediane: Compte
    octets_maximum: Compte
    elements_mediane: Compte
    premier_vol: Compte
    ecoindex_mediane: Mesure
    notes: tuple[Repartition, ...]
    plus_lourdes: Annotated[tuple[PageLourde, ...], Field(min_length=1, max_length=5)]
    lisibilite: Lisibilite | None = None


class Comparaison(Fait):
    """Une grandeur, chez nous, avec Material seul quand il y a lieu, et ce que nous visons."""

    grandeur: Texte
    guide: float
    material: float | None = None
    unite: Texte | None = None
    cible: Texte | None = None


class Banc(Fait):
    """Ce qu'un banc d'essai a mesuré, un jour, sur une machine : `make bench`, `make bench-charge`."""

    date: Jour
    machine: Texte
    lignes: tuple[Comparaison, ...]
