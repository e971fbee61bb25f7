"""Les chiffres des enquêtes : ce qu'ils mesurent, auprès de qui, et avec quelles réserves."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import (
    Adresse,
    Fait,
    IdDocument,
    Identifiant,
    IdObligation,
    Jour,
    Texte,
    faute,
)


class Unite(StrEnum):
    """Ce que compte un chiffre."""

    POURCENT = "pourcent"
    REPONSES = "reponses"
    REPONDANTS = "repondants"
    COLLECTIVITES = "collectivites"
    COMMUNES = "communes"
    COMMUNAUTES_DE_COMMUNES = "communautes_de_communes"
    HABITANTS = "habitants"
    EUROS = "euros"
    ANS = "ans"
    MOIS = "mois"
    REUNIONS = "reunions"
    QUESTIONNAIRES = "questionnaires"
    QUESTIONS = "questions"
    CONTRIBUTIONS = "contributions"
    ATELIERS = "ateliers"
    EDITION = "edition"
    ENGAGEMENTS = "engagements"


class Nature(StrEnum):
    """Ce que vaut un chiffre : une réponse d'enquête, une méthode, une règle citée, une proposition…"""

    MESURE = "mesure"
    METHODE = "methode"
    REGLE_CITEE = "regle_citee"
    PROPOSITION = "proposition"
    DEMARCHE = "demarche"
    ECARTE = "ecarte"


class Sujet(StrEnum):
    """Les sujets des mesures, dans l'ordre où le guide les montre."""

    MUTUALISATION = "mutualisation"
    INCLUSION = "inclusion"
    CYBERSECURITE = "cybersecurite"
    COMMUNICATION = "communication"
    OUTILS_INTERNES = "outils_internes"
    DONNEES = "donnees"
    DEMATERIALISATION = "dematerialisation"
    SERVICES_EN_LIGNE = "services_en_ligne"
    STRATEGIE = "strategie"


Valeur = Annotated[float, Field(ge=0, examples=["8.2"])]


class Enquete(Fait):
    """Une enquête ou un document d'où viennent des chiffres, et comment le lire."""

    id: Identifiant
    nom: Texte
    producteurs: Annotated[tuple[Texte, ...], Field(min_length=1)]
    document: IdDocument
    repondants: Texte | None
    precaution: Texte
    precaution_url: Adresse | None = None


class Vague(Fait):
    """Une vague d'enquête : son numéro, ses dates, le nombre de réponses et ses sujets."""

    numero: Annotated[int, Field(ge=1, examples=["1"])]
    indicateur: Identifiant
    debut: Jour
    fin: Jour
    sujets: Texte


class Indicateur(Fait):
    """Un chiffre, tel que sa source le donne."""

    id: Identifiant
    nature: Nature
    sujet: Sujet | None = None
    libelle: Texte
    valeur: Valeur
    unite: Unite
    enquete: Identifiant
    vague: int | None = None
    endroit: Texte
    reserve: Texte | None = None
    recoupement: Texte | None = None
    obligation: IdObligation | None = None

    @model_validator(mode="after")
    def verifie_la_nature(self) -> Self:
        """Refuse une mesure sans sujet, et une règle citée sans la fiche qui dit le droit."""
        if self.nature is Nature.MESURE and self.sujet is None:
            raise faute("sujet", "une mesure demande un sujet")
        if self.nature is Nature.REGLE_CITEE and not (self.reserve or self.obligation):
            raise faute("obligation", "une règle citée renvoie à la fiche qui la dit, ou porte une réserve")
        return self


class Colonne(Fait):
    """Une tranche de population d'un tableau."""

    id: Identifiant
    libelle: Texte


class Ligne(Fait):
    """Une ligne d'un tableau : un sujet et une valeur par colonne."""

    id: Identifiant
    libelle: Texte
    valeurs: dict[str, Valeur]


class Tableau(Fait):
    """Un tableau publié par une enquête, avec ce qu'il faut savoir avant de le lire."""

    titre: Texte
    enquete: Identifiant
    colonnes: Annotated[tuple[Colonne, ...], Field(min_length=2)]
    lignes: Annotated[tuple[Ligne, ...], Field(min_length=1)]
    remarques: tuple[Texte, ...]

    @model_validator(mode="after")
    def verifie_les_cases(self) -> Self:
        """Refuse une ligne à laquelle il manque une case, ou qui en a une de trop."""
        expected = {column.id for column in self.colonnes}
        for line in self.lignes:
            if line.valeurs.keys() != expected:
                raise faute("lignes", f"ligne {line.id} : une valeur pour chaque colonne, ni plus ni moins")
        return self


class Constat(Fait):
    """Ce qu'une enquête dit sans chiffre."""

    enquete: Identifiant
    constat: Texte


class Contexte(Fait):
    """Un chiffre lu ailleurs que dans les documents du groupe de travail."""

    id: Identifiant
    valeur: Valeur
    unite: Unite
    libelle: Texte
    source: Texte
    url: Adresse | None = None
    reserve: Texte | None = None


class Barometre(Fait):
    """Tous les chiffres du guide, avec leurs enquêtes, leurs vagues et leurs réserves."""

    enquetes: Annotated[tuple[Enquete, ...], Field(min_length=1)]
    vagues: Annotated[tuple[Vague, ...], Field(min_length=1)]
    tableau: Tableau
    indicateurs: Annotated[tuple[Indicateur, ...], Field(min_length=1)]
    constats: tuple[Constat, ...]
    contexte: tuple[Contexte, ...]

    @model_validator(mode="after")
    def verifie_les_identifiants(self) -> Self:
        """Refuse un identifiant pris deux fois."""
        for field, ids in (
            ("enquetes", [item.id for item in self.enquetes]),
            ("indicateurs", [item.id for item in self.indicateurs]),
        ):
            for taken in repeated(ids):
                raise faute(field, f"« {taken} » est pris deux fois")
        return self

    @model_validator(mode="after")
    def verifie_les_renvois(self) -> Self:
        """Refuse un chiffre dont l'enquête ou la vague n'existe pas."""
        surveys = {survey.id for survey in self.enquetes}
        waves = {None, *(wave.numero for wave in self.vagues)}
        for item in self.indicateurs:
            if item.enquete not in surveys:
                raise faute("indicateurs", f"{item.id} : l'enquête « {item.enquete} » n'existe pas")
            if item.vague not in waves:
                raise faute("indicateurs", f"{item.id} : la vague {item.vague} n'existe pas")
        return self

    def indicateur(self, name: str) -> Indicateur:
        """Un chiffre par son identifiant, qui existe."""
        return next(item for item in self.indicateurs if item.id == name)

    def enquete(self, name: str) -> Enquete:
        """Une enquête par son identifiant, qui existe."""
        return next(item for item in self.enquetes if item.id == name)

    def vague(self, numero: int) -> Vague:
        """Une vague par son numéro, qui existe."""
        return next(item for item in self.vagues if item.numero == numero)

    def measures(self, subject: Sujet) -> tuple[Indicateur, ...]:
        """Les réponses d'enquête sur un sujet, dans l'ordre du fichier."""
        return tuple(item for item in self.indicateurs if item.sujet is subject)

    def of_nature(self, nature: Nature) -> tuple[Indicateur, ...]:
        """Les chiffres d'une nature, dans l'ordre du fichier."""
        return tuple(item for item in self.indicateurs if item.nature is nature)


def repeated(ids: Iterable[str]) -> list[str]:
    """Les identifiants pris plus d'une fois."""
    return [id for id, count in Counter(ids).items() if count > 1]
