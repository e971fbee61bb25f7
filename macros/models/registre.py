"""Le registre des traitements : ses fiches préremplies, leurs durées et leur confiance."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import Fait, IdArticle, Identifiant, IdSource, Niveau, Texte

Textes = Annotated[tuple[Texte, ...], Field(min_length=1)]
Sources = Annotated[tuple[IdSource, ...], Field(min_length=1)]


class BaseLegale(StrEnum):
    """Ce qui autorise un traitement, parmi les cas que rencontre une mairie."""

    OBLIGATION_LEGALE = "obligation_legale"
    MISSION_INTERET_PUBLIC = "mission_interet_public"
    CONSENTEMENT = "consentement"
    CONTRAT = "contrat"


BASES: Mapping[BaseLegale, str] = {
    BaseLegale.OBLIGATION_LEGALE: "la loi l'impose (RGPD, 6.1.c)",
    BaseLegale.MISSION_INTERET_PUBLIC: "mission d'intérêt public (6.1.e)",
    BaseLegale.CONSENTEMENT: "accord libre de la personne (6.1.a)",
    BaseLegale.CONTRAT: "contrat (6.1.b)",
}


class Rubrique(Fait):
    """Une ligne à remplir : son intitulé et l'espace qui l'attend."""

    rubrique: Texte
    contenu: Texte


class Temps(Fait):
    """Un des trois temps de la conservation."""

    temps: Texte
    sens: Texte
    sources: Sources
    confiance: Niveau


class Regle(Fait):
    """Une règle qui vaut pour tout le registre."""

    texte: Texte
    sources: Sources
    confiance: Niveau


class Erreur(Fait):
    """Une erreur courante et sa parade, proposées par le guide."""

    erreur: Texte
    parade: Texte


class Duree(Fait):
    """Combien de temps garder une pièce, ce qu'elle devient ensuite, et d'où vient cette durée."""

    objet: Texte
    duree: Texte
    sort_final: Texte | None
    sources: Sources
    confiance: Niveau
    remarque: Texte | None = None


class Traitement(Fait):
    """Une activité qui emploie des données personnelles."""

    id: Identifiant
    nom: Annotated[str, Field(min_length=1, max_length=60, examples=["État civil"])]
    finalite: Texte
    base_legale: Annotated[tuple[BaseLegale, ...], Field(min_length=1)]
    textes: Textes
    personnes: Textes
    donnees: Textes
    donnees_sensibles: Texte
    destinataires: Textes
    durees: Annotated[tuple[Duree, ...], Field(min_length=1)]
    securite: Textes
    points_de_vigilance: Textes
    analyse_d_impact: Texte
    information_des_personnes: Texte
    sources: Sources
    confiance: Niveau


class Suivi(Fait):
    """Un tableau à tenir au fil de l'année : ce que demande chaque colonne, et l'article qui le veut."""

    nom: Annotated[str, Field(min_length=1, max_length=31, examples=["Violations"])]
    article: IdArticle
    colonnes: Annotated[tuple[Rubrique, ...], Field(min_length=2, max_length=6)]


class Classeur(Fait):
    """Ce qu'un tableur donne à tenir : sa page de garde, puis un onglet par tableau."""

    renseignements: Annotated[tuple[Rubrique, ...], Field(min_length=1)]
    suivis: tuple[Suivi, ...]


class Registre(Classeur):
    """Le contenu du registre, prêt à relire et à adapter."""

    a_remplir_par_fiche: Annotated[tuple[Rubrique, ...], Field(min_length=1)]
    trois_temps: Annotated[tuple[Temps, ...], Field(min_length=1)]
    regle_des_archives: Regle
    ordre_conseille: Annotated[tuple[Identifiant, ...], Field(min_length=1)]
    rythme: Texte
    erreurs_frequentes: tuple[Erreur, ...]
    traitements: Annotated[tuple[Traitement, ...], Field(min_length=1)]
