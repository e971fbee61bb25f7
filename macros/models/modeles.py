"""Un modèle à remplir : à quoi il sert, ses espaces entre crochets et où trouver de quoi les remplir."""

import re
from abc import abstractmethod
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from macros.models.base import (
    Fait,
    Identifiant,
    IdObligation,
    IdSource,
    Jour,
    Niveau,
    NumeroEtape,
    Texte,
)
from macros.models.obligations import Structure, Theme
from macros.models.registre import Registre

ESPACE = re.compile(r"\[([^\[\]]+)\](?!\()")
"""Un espace à remplir : des crochets que ne suit pas une adresse."""

Loc = tuple[int | str, ...]


class FormatDeTexte(StrEnum):
    """Les formats d'un texte, libre puis bureautique courant."""

    ODT = "odt"
    DOCX = "docx"


class FormatDeTableau(StrEnum):
    """Les formats d'un tableur, libre puis bureautique courant."""

    ODS = "ods"
    XLSX = "xlsx"


class MiseEnPage(StrEnum):
    """La forme d'un texte : à signer ou envoyer, ou à afficher au mur sur une seule feuille."""

    COURANTE = "courante"
    AFFICHE = "affiche"


class Champ(Fait):
    """Un espace à remplir, et où trouver de quoi le remplir."""

    nom: Annotated[str, Field(pattern=r"^[^\[\]]+$", examples=["Nom de la commune"])]
    ou_le_trouver: Texte


class Modele(Fait):
    """Ce que tout modèle dit de lui-même."""

    id: Identifiant
    titre: Texte
    description: Annotated[
        str, Field(min_length=1, max_length=160, examples=["La délibération qui nomme le délégué."])
    ]
    usage: Texte
    theme: Theme
    obligations: tuple[IdObligation, ...]
    structures: Annotated[tuple[Structure, ...], Field(min_length=1, examples=["[commune]"])]
    population_min: Annotated[int, Field(ge=0, examples=["0"])] = 0
    population_max: Annotated[int, Field(ge=0, examples=["3499"])] | None = None
    etapes: tuple[NumeroEtape, ...]
    formats: Annotated[tuple[StrEnum, ...], Field(min_length=1)]
    champs: Annotated[tuple[Champ, ...], Field(min_length=1)]
    confiance: Niveau
    reserves: tuple[Texte, ...]
    sources: Annotated[tuple[IdSource, ...], Field(min_length=1)]
    verifie_le: Jour
    revoir_avant: Jour

    def serves(self, structure: Structure, lowest: int, highest: int | None) -> bool:
        """Vrai si le modèle convient à cette structure pour toutes ces populations."""
        top = self.population_max
        return (
            structure in self.structures
            and self.population_min <= lowest
            and (top is None or (highest is not None and highest <= top))
        )

    @abstractmethod
    def written(self) -> Iterator[tuple[Loc, str]]:
        """Les textes du modèle où peut se trouver un espace, chacun avec sa place."""

    @model_validator(mode="after")
    def verifie_les_espaces(self) -> Self:
        """Refuse un espace que rien ne décrit, et une description qui ne sert nulle part."""
        found = [*undescribed(self), *unused(self)]
        if found:
            raise ValidationError.from_exception_data("Modele", found)
        return self


class ModeleDeTexte(Modele):
    """Un modèle de texte ; `texte` en donne les lignes, en Markdown."""

    formats: Annotated[tuple[FormatDeTexte, ...], Field(min_length=1)]
    mise_en_page: MiseEnPage = MiseEnPage.COURANTE
    titre_du_document: (
        Annotated[Texte, Field(description="Le titre dans le fichier, s'il n'est pas celui de la page.")]
        | None
    ) = None
    texte: Annotated[tuple[str, ...], Field(min_length=1)]

    @property
    def heading(self) -> str:
        """Le titre que porte le fichier."""
        return self.titre_du_document or self.titre

    def written(self) -> Iterator[tuple[Loc, str]]:
        """Chaque ligne du texte."""
        for rank, line in enumerate(self.texte):
            yield ("texte", rank), line


class ModeleDeTableau(Modele):
    """Un modèle de tableur : un registre et ses feuilles."""

    formats: Annotated[tuple[FormatDeTableau, ...], Field(min_length=1)]
    registre: Registre

    def written(self) -> Iterator[tuple[Loc, str]]:
        """Chaque ligne à remplir du registre."""
        for field in ("renseignements", "a_remplir_par_fiche"):
            for rank, line in enumerate(getattr(self.registre, field)):
                yield ("registre", field, rank, "contenu"), line.contenu


def undescribed(modele: Modele) -> Iterator[InitErrorDetails]:
    """Les espaces du texte qui manquent à la liste des champs."""
    described = {champ.nom for champ in modele.champs}
    for loc, text in modele.written():
        for name in ESPACE.findall(text):
            if name not in described:
                yield refusal(
                    loc, f"l'espace « [{name}] » n'est pas décrit ; ajoutez son nom et où le trouver à champs"
                )


def unused(modele: Modele) -> Iterator[InitErrorDetails]:
    """Les champs décrits qui ne sont pas, ou pas une seule fois, à remplir."""
    used = {name for _, text in modele.written() for name in ESPACE.findall(text)}
    names = [champ.nom for champ in modele.champs]
    for rank, name in enumerate(names):
        if name not in used:
            yield refusal(
                ("champs", rank), f"« {name} » n'est à remplir nulle part ; écrivez [{name}] ou retirez-le"
            )
        if name in names[:rank]:
            yield refusal(("champs", rank), f"« {name} » est décrit deux fois ; gardez-en un seul")


def refusal(loc: Loc, message: str) -> InitErrorDetails:
    """Une faute à sa place exacte."""
    return InitErrorDetails(
        type=PydanticCustomError("faute", "{message}", {"message": message}), loc=loc, input=None
    )
