"""Un organisme, un dispositif ou un outil : ce qu'il apporte, à qui, et d'où nous le savons."""

from enum import StrEnum

from macros.models.base import Adresse, Fait, IdDocument, Identifiant, IdObligation, Texte


class Nature(StrEnum):
    """Les sortes d'acteurs, dans l'ordre où le guide les montre."""

    ETAT = "etat"
    AUTORITE = "autorite"
    MUTUALISATION = "mutualisation"
    DISPOSITIF = "dispositif"
    OUTIL_PUBLIC = "outil_public"
    ASSOCIATION_D_ELUS = "association_d_elus"
    ASSOCIATION_DE_COLLECTIVITES = "association_de_collectivites"
    ASSOCIATION = "association"
    FORMATION = "formation"
    FINANCEUR = "financeur"
    COMMANDE_PUBLIQUE = "commande_publique"
    PUBLICATION = "publication"
    PRESSE = "presse"
    ENTREPRISE = "entreprise"
    NON_IDENTIFIE = "non_identifie"


class Verification(StrEnum):
    """D'où vient ce que nous disons d'un acteur."""

    LU_PENDANT_L_ENQUETE = "lu_pendant_l_enquete"
    DOCUMENT_FOURNI = "document_fourni"
    MEMOIRE = "memoire"
    NON_IDENTIFIE = "non_identifie"


class Acteur(Fait):
    """Un acteur national ou un type d'organisme ; `gratuit` vide veut dire que nous ne le savons pas."""

    id: Identifiant
    nom: Texte
    type: Nature
    role: Texte
    pour_qui: Texte
    gratuit: bool | None
    url: Adresse | None
    utile_pour: tuple[IdObligation, ...]
    documents: tuple[IdDocument, ...]
    verification: Verification
    remarques: Texte | None

    @property
    def identified(self) -> bool:
        """Vrai si nous savons de qui il s'agit ; sinon le guide n'oriente personne vers lui."""
        return self.verification is not Verification.NON_IDENTIFIE
