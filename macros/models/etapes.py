"""Une étape de la feuille de route : son but, ses gestes, et d'où vient chaque ligne."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import Fait, IdOutil, IdSource, Niveau, Texte


class Phase(StrEnum):
    """Les trois phases, dans l'ordre."""

    SE_PREPARER = "se_preparer"
    DEFINIR_L_AMBITION = "definir_l_ambition"
    DECLINER_ET_METTRE_EN_OEUVRE = "decliner_et_mettre_en_oeuvre"


class Propos(Fait):
    """Une phrase et son origine : une source lue, ou une proposition du guide."""

    texte: Texte
    origine: IdSource


class DemandeDuDecret(Fait):
    """Ce que le décret demande aux collectivités de plus de 50 000 habitants, et à elles seules."""

    exige: bool
    texte: Texte


class Version(Fait):
    """L'étape à la taille d'une collectivité : qui, quels gestes, quel résultat, combien de temps."""

    qui: Annotated[tuple[Texte, ...], Field(min_length=1)]
    gestes: Annotated[tuple[Texte, ...], Field(min_length=1)]
    livrable: Texte
    duree_indicative: Texte
    cout: Texte | None = None
    a_eviter: tuple[Texte, ...] = ()
    origine: IdSource


class Etape(Fait):
    """Une des dix étapes ; `adresse` est le nom de sa page."""

    numero: Annotated[int, Field(ge=1, le=10, examples=["4"])]
    phase: Phase
    titre: Texte
    adresse: Annotated[
        str, Field(pattern=r"^etape-([1-9]|10)(-[a-z0-9]+)+$", examples=["etape-1-reunir-une-equipe"])
    ]
    objet: Propos
    contenu_du_document: Annotated[tuple[Texte, ...], Field(min_length=1)]
    actions: Annotated[tuple[Propos, ...], Field(min_length=1)]
    livrables: Annotated[tuple[Propos, ...], Field(min_length=1)]
    acteurs: Annotated[tuple[Texte, ...], Field(min_length=1)]
    vigilance: tuple[Propos, ...]
    outils: tuple[IdOutil, ...]
    decret: DemandeDuDecret
    duree_indicative: Texte
    petite_commune_en_bref: Texte
    commune_900: Version
    communaute_12000: Version
    sources: Annotated[tuple[IdSource, ...], Field(min_length=1)]
    confiance: Niveau
