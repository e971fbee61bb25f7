"""Qui aide, département par département : organismes, centres régionaux de secours, portes nationales."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import (
    Adresse,
    CodeDepartement,
    Fait,
    Identifiant,
    IdSource,
    Niveau,
    Reference,
    Texte,
)

IdRegion = Annotated[Identifiant, Reference("csirt")]


class Forme(StrEnum):
    """La forme d'un organisme ; souvent de mémoire, elle n'est donc pas affichée."""

    SYNDICAT_MIXTE = "syndicat_mixte"
    SYNDICAT_INTERCOMMUNAL = "syndicat_intercommunal"
    SYNDICAT_D_ENERGIE = "syndicat_d_energie"
    CENTRE_DE_GESTION = "centre_de_gestion"
    AGENCE_TECHNIQUE_DEPARTEMENTALE = "agence_technique_departementale"
    AGENCE_DEPARTEMENTALE = "agence_departementale"
    GIP_REGIONAL = "gip_regional"
    SOCIETE_PUBLIQUE_LOCALE = "societe_publique_locale"
    COMMUNAUTE_AGGLOMERATION = "communaute_agglomeration"
    DEPARTEMENT = "departement"
    ETAT = "etat"
    ASSOCIATION = "association"


class Lecture(Fait):
    """Une page ou un article lu sur un organisme."""

    titre: Texte
    url: Adresse | None
    media: Texte
    date: Annotated[str, Field(min_length=4, examples=['"2024-12"'])] | None


class Aide(Fait):
    """Un organisme qui aide les petites communes d'un ou de plusieurs départements."""

    id: Identifiant
    nom: Texte
    type: Forme
    departements: Annotated[
        tuple[Annotated[CodeDepartement, Reference("departements")], ...], Field(min_length=1)
    ]
    url: Adresse | None
    services: tuple[Texte, ...]
    suite_territoriale: Texte | None
    sources: tuple[IdSource, ...]
    lectures: tuple[Lecture, ...]
    confiance: Niveau
    remarque: Texte | None


class CentreDeGestion(Fait):
    """Le centre de gestion d'un ou de plusieurs départements, et son site : quelqu'un à appeler partout."""

    id: Identifiant
    nom: Texte
    departements: Annotated[
        tuple[Annotated[CodeDepartement, Reference("departements")], ...], Field(min_length=1)
    ]
    url: Adresse
    source: IdSource


class Departement(Fait):
    """Un département : son code, qui est un texte, son nom et sa région."""

    code: CodeDepartement
    nom: Texte
    region: IdRegion


class Csirt(Fait):
    """Le centre régional qui répond aux incidents informatiques ; sans nom s'il n'y en a pas."""

    id: Identifiant
    region: Texte
    nom: Texte | None
    url: Adresse | None
    remarque: Texte | None
    source: IdSource
    confiance: Niveau


class Porte(Fait):
    """Un service national ouvert à toutes les communes."""

    id: Identifiant
    nom: Texte
    url: Adresse
    role: Texte
    source: Texte
    confiance: Niveau
