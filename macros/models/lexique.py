"""Un sigle ou un mot à expliquer."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import Fait, IdDocument, Identifiant, Texte


class Sorte(StrEnum):
    """Ce qu'est une entrée : un sigle que l'on développe, ou un mot que l'on explique."""

    SIGLE = "sigle"
    TERME = "terme"


class Langue(StrEnum):
    """La langue d'origine d'un mot, pour que les lecteurs d'écran le prononcent bien (RGAA 8.7)."""

    FRANCAIS = "français"
    ANGLAIS = "anglais"


CODES: Mapping[Langue, str] = {Langue.FRANCAIS: "fr", Langue.ANGLAIS: "en"}
"""Ce que dit l'attribut `lang` de chaque langue."""


class Domaine(StrEnum):
    """Les familles de mots, dans l'ordre où le lexique les montre."""

    INSTITUTIONS = "institutions"
    ACTEURS = "acteurs"
    METIERS = "metiers"
    DROIT = "droit"
    VIE_INSTITUTIONNELLE = "vie_institutionnelle"
    RELATION_USAGERS = "relation_usagers"
    INCLUSION = "inclusion"
    ACCESSIBILITE = "accessibilite"
    PRESENCE_NUMERIQUE = "presence_numerique"
    DONNEES_PERSONNELLES = "donnees_personnelles"
    DONNEES = "donnees"
    CYBERSECURITE = "cybersecurite"
    ARCHIVES = "archives"
    FINANCES = "finances"
    COMMANDE_PUBLIQUE = "commande_publique"
    URBANISME = "urbanisme"
    TERRITOIRE = "territoire"
    NUMERIQUE_RESPONSABLE = "numerique_responsable"
    INTELLIGENCE_ARTIFICIELLE = "intelligence_artificielle"
    STRATEGIE = "strategie"
    TECHNIQUE = "technique"


class Terme(Fait):
    """Une entrée du lexique ; `ecriture` est la forme trouvée dans les pages (DPD, NIS 2, open data).

    Un sigle entré dans l'usage (PDF, UE) ne s'écrit jamais en toutes lettres : personne ne les lirait.

    `developpe` s'écrit dans une phrase, après son article : « délégué à la protection des données ».
    """

    id: Identifiant
    ecriture: Texte
    variantes: tuple[Texte, ...] = ()
    precise_par: Annotated[Texte, Field(description="Ce qui distingue deux sens.")] | None = None
    sorte: Sorte
    developpe: Annotated[
        str, Field(pattern=r"[^ )]$", examples=["délégué à la protection des données"], min_length=1)
    ]
    pluriel: Annotated[Texte, Field(description="Le développé après « les » ou « des ».")] | None = None
    forme_origine: Texte | None = None
    langue_origine: Langue = Langue.FRANCAIS
    entre_dans_l_usage: bool = False
    explication: Texte
    theme: Domaine
    documents: tuple[IdDocument, ...] = ()
