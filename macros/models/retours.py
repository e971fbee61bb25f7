"""Un retour d'expérience : qui, où, quand, avec quels moyens, et d'où vient le récit."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from macros.models.base import (
    Adresse,
    CodeDepartement,
    Fait,
    IdDocument,
    IdObligation,
    Jour,
    Niveau,
    NumeroEtape,
    Reference,
    Texte,
    faute,
)
from macros.models.pages import Page

SECTIONS = ("Le contexte", "Ce qui a été fait", "Les résultats", "Ce qui n'a pas marché")
"""Les sections d'un récit, dans l'ordre ; le conseil les suit."""

CONSEIL = "Le conseil"
CONSEIL_DU_GUIDE = "Le conseil du guide"
"""Le titre du conseil dit de qui il vient : de la collectivité, ou du guide."""


class TypeCollectivite(StrEnum):
    """Les sortes de collectivités qui racontent ; plus fines que celles des textes de loi."""

    COMMUNE = "commune"
    GROUPEMENT_DE_COMMUNES = "groupement_de_communes"
    COMMUNAUTE_DE_COMMUNES = "communaute_de_communes"
    COMMUNAUTE_D_AGGLOMERATION = "communaute_d_agglomeration"
    POLE_TERRITORIAL = "pole_territorial"
    SYNDICAT = "syndicat"
    CENTRE_DE_GESTION = "centre_de_gestion"
    DEPARTEMENT = "departement"
    REGION = "region"
    ASSOCIATION = "association"


class Tranche(StrEnum):
    """La taille d'une collectivité, en habitants."""

    MOINS_DE_500 = "moins_de_500"
    DE_500_A_999 = "de_500_a_999"
    DE_1000_A_3499 = "de_1000_a_3499"
    DE_3500_A_9999 = "de_3500_a_9999"
    DE_10000_A_49999 = "de_10000_a_49999"
    A_PARTIR_DE_50000 = "a_partir_de_50000"
    MOINS_DE_3500 = "moins_de_3500"
    NON_PRECISEE = "non_precisee"


SEUILS = (
    (500, Tranche.MOINS_DE_500),
    (1_000, Tranche.DE_500_A_999),
    (3_500, Tranche.DE_1000_A_3499),
    (10_000, Tranche.DE_3500_A_9999),
    (50_000, Tranche.DE_10000_A_49999),
)
"""Chaque tranche s'arrête juste avant son seuil."""

BORNES: Mapping[Tranche, tuple[int, int | None]] = {
    size: (start, end - 1)
    for start, (end, size) in zip((0, *(limit for limit, _ in SEUILS)), SEUILS, strict=False)
} | {Tranche.A_PARTIR_DE_50000: (SEUILS[-1][0], None)}
"""La première et la dernière population de chaque taille ; la plus grande n'a pas de fin."""


class Sujet(StrEnum):
    """Ce dont parle un retour, dans l'ordre où le guide le montre."""

    SITE_INTERNET = "site_internet"
    ACCESSIBILITE = "accessibilite"
    DEMATERIALISATION = "dematerialisation"
    PAIEMENT_EN_LIGNE = "paiement_en_ligne"
    URBANISME = "urbanisme"
    BASE_ADRESSE = "base_adresse"
    RGPD = "rgpd"
    CYBERSECURITE = "cybersecurite"
    DONNEES = "donnees"
    ARCHIVAGE = "archivage"
    INTELLIGENCE_ARTIFICIELLE = "intelligence_artificielle"
    LOGICIEL_LIBRE = "logiciel_libre"
    NUMERIQUE_RESPONSABLE = "numerique_responsable"
    REEMPLOI = "reemploi"
    MEDIATION_NUMERIQUE = "mediation_numerique"
    FORMATION = "formation"
    PORTAGE_POLITIQUE = "portage_politique"
    MOYENS = "moyens"
    EDITEURS = "editeurs"
    MUTUALISATION = "mutualisation"
    ACCOMPAGNEMENT = "accompagnement"


SUJETS: Mapping[Sujet, str] = {
    Sujet.SITE_INTERNET: "Site internet",
    Sujet.ACCESSIBILITE: "Accessibilité numérique",
    Sujet.DEMATERIALISATION: "Démarches et documents sans papier",
    Sujet.PAIEMENT_EN_LIGNE: "Paiement en ligne",
    Sujet.URBANISME: "Urbanisme",
    Sujet.BASE_ADRESSE: "Adresses",
    Sujet.RGPD: "Données personnelles",
    Sujet.CYBERSECURITE: "Cybersécurité",
    Sujet.DONNEES: "Données et données ouvertes",
    Sujet.ARCHIVAGE: "Archives",
    Sujet.INTELLIGENCE_ARTIFICIELLE: "Intelligence artificielle",
    Sujet.LOGICIEL_LIBRE: "Logiciels libres",
    Sujet.NUMERIQUE_RESPONSABLE: "Numérique responsable",
    Sujet.REEMPLOI: "Réemploi du matériel",
    Sujet.MEDIATION_NUMERIQUE: "Aide aux habitants",
    Sujet.FORMATION: "Formation des élus et des agents",
    Sujet.PORTAGE_POLITIQUE: "Engagement des élus",
    Sujet.MOYENS: "Moyens et budget",
    Sujet.EDITEURS: "Relations avec les éditeurs de logiciels",
    Sujet.MUTUALISATION: "Mise en commun entre collectivités",
    Sujet.ACCOMPAGNEMENT: "Accompagnement par un tiers",
}
TYPES: Mapping[TypeCollectivite, str] = {
    TypeCollectivite.COMMUNE: "Commune",
    TypeCollectivite.GROUPEMENT_DE_COMMUNES: "Groupement de communes",
    TypeCollectivite.COMMUNAUTE_DE_COMMUNES: "Communauté de communes",
    TypeCollectivite.COMMUNAUTE_D_AGGLOMERATION: "Communauté d'agglomération",
    TypeCollectivite.POLE_TERRITORIAL: "Pôle territorial",
    TypeCollectivite.SYNDICAT: "Syndicat",
    TypeCollectivite.CENTRE_DE_GESTION: "Centre de gestion",
    TypeCollectivite.DEPARTEMENT: "Département",
    TypeCollectivite.REGION: "Région",
    TypeCollectivite.ASSOCIATION: "Association",
}
TRANCHES: Mapping[Tranche, str] = {
    Tranche.MOINS_DE_500: "Moins de 500 habitants",
    Tranche.DE_500_A_999: "De 500 à 999 habitants",
    Tranche.DE_1000_A_3499: "De 1 000 à 3 499 habitants",
    Tranche.MOINS_DE_3500: "Moins de 3 500 habitants, sans précision",
    Tranche.DE_3500_A_9999: "De 3 500 à 9 999 habitants",
    Tranche.DE_10000_A_49999: "De 10 000 à 49 999 habitants",
    Tranche.A_PARTIR_DE_50000: "50 000 habitants et plus",
    Tranche.NON_PRECISEE: "Taille non précisée",
}


def sizes(low: int, high: int | None) -> list[Tranche]:
    """Les tailles de récit que traverse une tranche de population, bornes incluses."""
    return [
        size
        for size, (start, end) in BORNES.items()
        if (high is None or start <= high) and (end is None or low <= end)
    ]


class Origine(StrEnum):
    """D'où vient un récit."""

    SOURCE_PUBLIQUE = "source_publique"
    COMPTE_RENDU = "compte_rendu"
    CONTRIBUTION = "contribution"


class Detail(StrEnum):
    """Le niveau de détail que permettait l'extrait lu de la source."""

    COMPLET = "complet"
    PARTIEL = "partiel"
    BREF = "bref"


def as_text(value: object) -> object:
    """Une année ou un jour lus comme un nombre ou une date redeviennent le texte qu'on a écrit."""
    return str(value) if isinstance(value, int | date) and not isinstance(value, bool) else value


Quand = Annotated[
    str,
    BeforeValidator(as_text),
    Field(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-[0-3][0-9])?)?$", examples=["2026, 2026-11 ou 2026-11-21"]),
]


MOST = 15_000_000
"""Plus d'habitants qu'aucune région."""


class Population(Fait):
    """Un nombre d'habitants : celui de l'INSEE, avec son année, et celui que donne la source."""

    officielle: Annotated[int, Field(ge=1, le=MOST, examples=["912"])] | None = None
    millesime: Annotated[int, Field(ge=2000, examples=["2026"])] | None = None
    selon_la_source: Annotated[int, Field(ge=1, le=MOST, examples=["900"])] | None = None

    @model_validator(mode="after")
    def verifie_le_millesime(self) -> Self:
        """Refuse une population sans nombre, ou un nombre officiel sans son année."""
        if self.officielle is None and self.selon_la_source is None:
            raise faute("officielle", "donnez un nombre d'habitants")
        if (self.officielle is None) != (self.millesime is None):
            raise faute(
                "millesime", "une population officielle demande son année, et une année sa population"
            )
        return self


class Duree(Fait):
    """Le temps passé : en jours quand on peut compter, en mots pour le reste."""

    jours: Annotated[float, Field(ge=0.5, le=3_660, examples=["2"])] | None = None
    precision: Texte | None = None

    @model_validator(mode="after")
    def verifie_le_contenu(self) -> Self:
        """Refuse une durée vide."""
        if self.jours is None and self.precision is None:
            raise faute("jours", "donnez un nombre de jours ou une précision, ou retirez la durée")
        return self


class Cout(Fait):
    """Une somme en euros quand elle est connue (0 : gratuit), et ce qu'elle couvre."""

    euros: Annotated[int, Field(ge=0, le=1_000_000_000, strict=True, examples=["690"])] | None = None
    precision: Texte | None = None

    @model_validator(mode="after")
    def verifie_le_contenu(self) -> Self:
        """Refuse un coût vide, ou une somme dont on ne sait pas ce qu'elle couvre."""
        if self.precision is None and self.euros != 0:
            raise faute("precision", "dites ce que la somme couvre, ou retirez le coût")
        return self


class Publication(Fait):
    """Une page publique : son titre, qui la publie, son adresse et sa date."""

    titre: Texte
    media: Texte
    url: Adresse | None
    date: Quand | None
    detail: Detail | None = None


class Accord(Fait):
    """L'accord de la collectivité pour publier ; ni nom ni adresse ici, ils restent à la mairie."""

    donne_le: Jour
    par: Annotated[str, Field(min_length=1, examples=["la mairie"])]


class Retour(Page):
    """L'en-tête d'un retour ; le récit est le corps de la page, en cinq sections."""

    titre: Texte
    collectivite: Texte
    structure: TypeCollectivite
    population: Population | None = None
    tranche: Tranche | None = None
    departement: Annotated[CodeDepartement, Reference("departements")] | None = None
    themes: Annotated[tuple[Sujet, ...], Field(min_length=1)]
    obligations: tuple[IdObligation, ...] = ()
    etapes: tuple[NumeroEtape, ...] = ()
    date: Quand | None = None
    duree: Duree | None = None
    cout: Cout | None = None
    agents: Texte | None = None
    qui_a_aide: tuple[Texte, ...] = ()
    le_referiez_vous: Texte | None = None
    document_joint: Adresse | None = None
    source: Publication | None = None
    autres_sources: tuple[Publication, ...] = ()
    compte_rendu: IdDocument | None = None
    accord: Accord | None = None
    confiance: Niveau
    a_verifier: tuple[Texte, ...] = ()

    @model_validator(mode="after")
    def verifie_la_taille(self) -> Self:
        """Refuse une taille écrite deux fois, ou jamais."""
        if (self.population is None) == (self.tranche is None):
            raise faute("tranche", "donnez soit la population, soit la tranche : l'une des deux")
        return self

    @model_validator(mode="after")
    def verifie_l_origine(self) -> Self:
        """Refuse un récit dont on ne sait pas d'où il vient, ou qui vient de deux endroits."""
        if sum(part is not None for part in (self.source, self.compte_rendu, self.accord)) != 1:
            raise faute(
                "source", "dites d'où vient le récit : source, compte_rendu ou accord, un seul des trois"
            )
        return self

    @model_validator(mode="after")
    def verifie_les_sections(self) -> Self:
        """Refuse un récit qui n'a pas les cinq sections, dans l'ordre."""
        *story, advice = self.sections or ("",)
        if tuple(story) != SECTIONS or advice not in (CONSEIL, CONSEIL_DU_GUIDE):
            expected = ", ".join(SECTIONS)
            raise faute(
                "sections",
                f"titres attendus : {expected}, puis {CONSEIL} ou {CONSEIL_DU_GUIDE}. Exemple : ## {CONSEIL}",
            )
        return self

    @property
    def slug(self) -> str:
        """Le nom de la page, qui est aussi l'identifiant du retour."""
        return self.chemin.removeprefix("retours/").removesuffix(".md")

    @property
    def origin(self) -> Origine:
        """D'où vient le récit."""
        if self.source:
            return Origine.SOURCE_PUBLIQUE
        return Origine.COMPTE_RENDU if self.compte_rendu else Origine.CONTRIBUTION

    @property
    def size(self) -> Tranche:
        """La tranche de population, donnée ou tirée du nombre d'habitants."""
        if self.population is None:
            return self.tranche or Tranche.NON_PRECISEE
        count = self.population.officielle or self.population.selon_la_source or 0
        return next((tranche for limit, tranche in SEUILS if count < limit), Tranche.A_PARTIR_DE_50000)

    @property
    def small(self) -> bool:
        """Vrai pour une commune de moins de 1 000 habitants."""
        tiny = (Tranche.MOINS_DE_500, Tranche.DE_500_A_999)
        return self.structure is TypeCollectivite.COMMUNE and self.size in tiny
