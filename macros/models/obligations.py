"""Une obligation : qui elle vise, depuis quand, ce qu'il faut faire, et ce que l'on sait de sa source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from macros.models.base import (
    Adresse,
    Fait,
    IdActeur,
    IdArticle,
    Identifiant,
    IdModele,
    IdQuestion,
    IdReponse,
    IdTerme,
    Jour,
    NumeroEtape,
    Texte,
    faute,
)

RELECTURE = timedelta(days=184)
"""Une fiche se relit tous les six mois au plus."""

APRES_L_ECHEANCE = timedelta(days=7)
"""Une échéance passée depuis plus d'une semaine ne s'annonce plus au futur."""

Preuve = Annotated[
    tuple[IdArticle, ...],
    Field(
        examples=["[code_justice_administrative/r611_8_6]"],
        description="Les articles dont une phrase citée porte les nombres d'ici.",
    ),
]
AUCUN = "aucun"
"""Ce qu'écrit une règle pour laquelle aucun modèle ne convient."""

NE_SAIT_PAS = "je_ne_sais_pas"
"""La réponse que toute question accepte, sans l'écrire : elle garde l'obligation."""


PHRASE_SUIVANTE = ". "
"""Dans `hors_champ`, la première phrase est la raison ; les suivantes disent ce qui reste dû."""

SANS_REPONSE: Mapping[str, str] = MappingProxyType({})
"""Ce qu'a répondu une collectivité que personne n'a encore interrogée."""


class Structure(StrEnum):
    """Les sortes de collectivités que les textes distinguent."""

    COMMUNE = "commune"
    EPCI_FISCALITE_PROPRE = "epci_fiscalite_propre"
    SYNDICAT = "syndicat"
    DEPARTEMENT = "departement"
    REGION = "region"
    ETABLISSEMENT_PUBLIC_LOCAL = "etablissement_public_local"


class Theme(StrEnum):
    """Les familles d'obligations, dans l'ordre où le guide les montre."""

    RELATION_USAGERS = "relation_usagers"
    ACCESSIBILITE = "accessibilite"
    PRESENCE_NUMERIQUE = "presence_numerique"
    DONNEES_PERSONNELLES = "donnees_personnelles"
    CYBERSECURITE = "cybersecurite"
    DONNEES = "donnees"
    ARCHIVES = "archives"
    FINANCES = "finances"
    COMMANDE_PUBLIQUE = "commande_publique"
    VIE_INSTITUTIONNELLE = "vie_institutionnelle"
    URBANISME = "urbanisme"
    TERRITOIRE = "territoire"
    BATIMENTS_SERVICES = "batiments_services"
    AGENTS = "agents"
    NUMERIQUE_RESPONSABLE = "numerique_responsable"
    INTELLIGENCE_ARTIFICIELLE = "intelligence_artificielle"


class Statut(StrEnum):
    """Ce que vaut le texte aujourd'hui."""

    EN_VIGUEUR = "en_vigueur"
    A_VENIR = "a_venir"
    RECOMMANDATION = "recommandation"


class Effort(StrEnum):
    """Le temps du travail, estimé par le guide."""

    FACILE = "facile"
    MOYEN = "moyen"
    LONG = "long"


class Resultat(StrEnum):
    """La réponse pour une collectivité."""

    S_APPLIQUE = "s_applique"
    SELON_REPONSE = "selon_reponse"
    AU_CHOIX = "au_choix"
    CONSEILLE = "conseille"
    UN_DROIT = "un_droit"
    NE_S_APPLIQUE_PAS = "ne_s_applique_pas"
    A_VENIR = "a_venir"


class Portee(StrEnum):
    """Ce que vaut une règle pour ceux qu'elle vise, de la plus forte à la plus faible."""

    OBLIGATION = "obligation"
    AU_CHOIX = "au_choix"
    CONSEILLE = "conseille"
    UN_DROIT = "un_droit"


ACQUIS: Mapping[Portee, Resultat] = {
    Portee.OBLIGATION: Resultat.S_APPLIQUE,
    Portee.AU_CHOIX: Resultat.AU_CHOIX,
    Portee.CONSEILLE: Resultat.CONSEILLE,
    Portee.UN_DROIT: Resultat.UN_DROIT,
}
"""Ce que répond une règle remplie, selon sa portée."""


class Montant(Fait):
    """Un plafond d'amende en euros et ce qu'il punit."""

    euros: Annotated[int, Field(ge=1, examples=["25000"])]
    objet: Texte
    preuve: Preuve = ()


class NatureDuRisque(StrEnum):
    """Ce que le texte prévoit quand on ne fait pas, dans l'ordre où un maire le demande."""

    AMENDE = "amende"
    ACTE = "acte"
    ARGENT = "argent"
    RESPONSABILITE = "responsabilite"
    RIEN = "rien"


class Precedent(Fait):
    """Une collectivité déjà sanctionnée, sans la nommer, et l'article qui le rapporte."""

    dit: Texte
    preuve: Annotated[Preuve, Field(min_length=1)]


class Sanction(Fait):
    """Ce que l'on risque, et les montants quand le texte en fixe."""

    nature: NatureDuRisque
    resume: Texte
    preuve: Preuve = ()
    montants: tuple[Montant, ...] = ()
    precedents: tuple[Precedent, ...] = ()


class Sinon(Fait):
    """Ce que reçoit qui n'est pas visé par sa réponse : la raison, ce qui reste dû, et l'article lu."""

    raison: Texte
    reste: Texte | None = None
    preuve: Annotated[Preuve, Field(min_length=1)]


class Regle(Fait):
    """Une règle « qui est concerné » : des structures, une population (bornes incluses), des réponses.

    `si` range, sous chaque question, les réponses qui la font valoir ; toutes les questions comptent. `sinon`
    parle à qui répond autre chose. Le premier geste, le modèle et la sanction sont ceux de la fiche, sauf si
    la règle dit les siens.
    """

    structures: Annotated[tuple[Structure, ...], Field(min_length=1, examples=["[commune]"])]
    population_min: Annotated[int, Field(ge=0, examples=["3500"])] = 0
    population_max: Annotated[int, Field(ge=0, examples=["3499"])] | None = None
    agents_min: Annotated[int, Field(ge=1, examples=["50"])] | None = None
    portee: Portee = Portee.OBLIGATION
    si: Annotated[
        Mapping[IdQuestion, Annotated[tuple[IdReponse, ...], Field(min_length=1, examples=["[oui]"])]],
        Field(examples=["{site: [oui]}"]),
    ] = {}
    sinon: Sinon | None = None
    precision: Texte | None = None
    preuve: Preuve = ()
    premier_geste: Texte | None = None
    modele: IdModele | None = None
    sanction: Sanction | None = None

    @model_validator(mode="after")
    def verifie_les_bornes(self) -> Self:
        """Refuse un intervalle vide, un seuil d'agents sans question, et une raison que rien n'appelle."""
        if self.population_max is not None and self.population_max < self.population_min:
            raise faute("population_max", "doit être au moins égale à population_min")
        if self.agents_min and not self.si:
            raise faute("si", "un seuil d'agents demande la question qui le fait connaître")
        if self.sinon and not self.si:
            raise faute("sinon", "une règle sans question n'a pas de « non » à expliquer")
        return self

    def covers(self, structure: Structure, population: int) -> bool:
        """Vrai si la règle vise cette structure à cette population."""
        top = population if self.population_max is None else self.population_max
        return structure in self.structures and self.population_min <= population <= top

    def unanswered(self, reponses: Mapping[str, str]) -> tuple[str, ...]:
        """Les questions de la règle qui attendent encore leur réponse."""
        return tuple(id for id in self.si if reponses.get(id, NE_SAIT_PAS) == NE_SAIT_PAS)

    def holds(self, reponses: Mapping[str, str]) -> bool | None:
        """Vrai si la règle vaut, faux si une réponse l'écarte, `None` tant qu'une réponse manque."""
        waiting = self.unanswered(reponses)
        if any(id not in waiting and reponses[id] not in wanted for id, wanted in self.si.items()):
            return False
        return None if waiting else True


@dataclass(frozen=True)
class Reponse:
    """La réponse pour une collectivité, les règles qui la donnent, et les questions encore ouvertes.

    Un « ne s'applique pas » a toujours sa raison, et dit ce qui reste dû ; `preuve` est vide quand la raison
    est celle de la fiche, dont la base légale répond.
    """

    resultat: Resultat
    regles: tuple[Regle, ...] = ()
    questions: tuple[str, ...] = ()
    raison: str | None = None
    reste: str | None = None
    preuve: tuple[str, ...] = ()


class ReferenceLibre(Fait):
    """Un texte que personne n'a épinglé : son nom, sa référence, sa date et son adresse officielle."""

    texte: Texte
    reference: Texte
    date: Jour | None
    url: Adresse | None


class ReferenceEpinglee(Fait):
    """Un article de `data/textes/`, lu et cité."""

    article: IdArticle


def chosen(value: object) -> object:
    """La référence que désignent ses champs : épinglée si elle nomme un article, sinon libre."""
    if not isinstance(value, dict):
        return value
    return (ReferenceEpinglee if "article" in value else ReferenceLibre).model_validate(value)


BaseLegale = Annotated[ReferenceEpinglee | ReferenceLibre, BeforeValidator(chosen)]


class Rythme(StrEnum):
    """Le retour d'une échéance."""

    CHAQUE_ANNEE = "chaque_annee"


class Destinataire(StrEnum):
    """Celui que vise une date : la collectivité, son fournisseur, ou personne en particulier."""

    COLLECTIVITE = "collectivite"
    FOURNISSEUR = "fournisseur"
    INFORMATION = "information"


class Echeance(Fait):
    """Une date fixée par un texte, passée ou future, et ce qui arrive ce jour-là.

    `id` ne change jamais, même si la date change : les dates d'avant restent dans `dates_precedentes`.
    """

    id: Identifiant
    date: Jour
    objet: Texte
    pour: Destinataire
    preuve: Preuve = ()
    dates_precedentes: tuple[Jour, ...] = ()
    rythme: Rythme | None = None

    def next(self, on: Jour) -> Jour | None:
        """Le jour où l'échéance tombe à partir de cette date, si elle tombe encore."""
        if self.date >= on:
            return self.date
        if self.rythme is None:
            return None
        this_year = self.date.replace(year=on.year)
        return this_year if this_year >= on else self.date.replace(year=on.year + 1)

    def last(self, on: Jour) -> Jour | None:
        """Le jour où l'échéance est tombée pour la dernière fois avant cette date."""
        years = (on.year, on.year - 1) if self.rythme else (self.date.year,)
        fallen = (self.date.replace(year=year) for year in years)
        return next((day for day in fallen if self.date <= day < on), None)

    @property
    def when(self) -> str:
        """La date, lisible par une machine ; sans année si elle revient : `--03-31`."""
        return f"--{self.date:%m-%d}" if self.rythme else self.date.isoformat()


class Action(Fait):
    """Un geste à faire, les articles qui portent ses nombres, et le modèle qui sert à le faire.

    Un geste de plus s'écrit après les autres : la case qu'un lecteur a cochée se garde par son rang.
    """

    faire: Texte
    preuve: Preuve = ()
    modele: IdModele | None = None


class Aide(Fait):
    """Qui aide à remplir l'obligation : un acteur du guide, ou quelqu'un d'autre, que l'on nomme.

    Le nom, le rôle et l'adresse d'un acteur sont les siens, sauf si la fiche dit mieux ce qu'il apporte ici.
    """

    acteur: IdActeur | None = None
    nom: Texte | None = None
    quoi: Texte | None = None
    url: Adresse | None = None

    @model_validator(mode="after")
    def verifie_qui(self) -> Self:
        """Refuse une aide dont on ne saurait pas qui elle est, ni ce qu'elle apporte."""
        if self.acteur is None and not (self.nom and self.quoi):
            raise faute("nom", "dites qui aide et à quoi, ou nommez un acteur de data/acteurs.yml")
        return self


class Particularite(Fait):
    """Ce qu'une règle devient outre-mer, en Alsace ou en Moselle, et l'article qui le dit."""

    dit: Texte
    preuve: Annotated[Preuve, Field(min_length=1)]


class Confiance(Fait):
    """Ce qui a été lu, et ce qui vient de mémoire et reste à vérifier ; le niveau se calcule."""

    sources: tuple[Texte, ...]
    de_memoire: Texte | None


class Obligation(Fait):
    """Une fiche d'obligation ; son identifiant est le nom du fichier."""

    id: Identifiant
    nom: Texte
    nom_court: Annotated[str, Field(min_length=1, max_length=60, examples=["Déclaration d'accessibilité"])]
    theme: Theme
    statut: Statut
    mots_cles: Annotated[tuple[Texte, ...], Field(min_length=3)]
    premier_geste: Texte
    effort: Effort
    concerne: Annotated[tuple[Regle, ...], Field(min_length=1)]
    hors_champ: Texte | None
    territoires: tuple[Particularite, ...] = ()
    base_legale: Annotated[tuple[BaseLegale, ...], Field(min_length=1)]
    depuis: Jour | None
    preuve_depuis: Preuve = ()
    echeances: tuple[Echeance, ...]
    a_suivre: tuple[Texte, ...]
    actions: Annotated[tuple[Action, ...], Field(min_length=1)]
    sanction: Sanction
    autorite: Texte
    aides: tuple[Aide, ...]
    exceptions: tuple[Texte, ...]
    reserves: tuple[Texte, ...]
    confiance: Confiance
    verifie_le: Jour
    revoir_avant: Jour
    etapes: tuple[NumeroEtape, ...]
    sigles: tuple[IdTerme, ...]

    @model_validator(mode="after")
    def verifie_les_dates(self) -> Self:
        """Refuse des échéances en désordre, et une relecture après six mois ou la prochaine échéance."""
        ids = [deadline.id for deadline in self.echeances]
        if len(ids) != len(set(ids)):
            raise faute(
                "echeances", "deux échéances ont le même id ; un id ne change jamais et ne se répète pas"
            )
        if any(later.date < earlier.date for earlier, later in pairwise(self.echeances)):
            raise faute("echeances", "rangez les dates de la plus ancienne à la plus récente")
        if not self.verifie_le <= self.revoir_avant <= self.verifie_le + RELECTURE:
            raise faute("revoir_avant", "doit suivre verifie_le de six mois au plus")
        coming = self.next_deadline(self.verifie_le)
        if coming and self.revoir_avant > coming[0] + APRES_L_ECHEANCE:
            raise faute(
                "revoir_avant", f"sept jours au plus après la prochaine échéance, le {coming[0]:%d/%m/%Y}"
            )
        return self

    @model_validator(mode="after")
    def verifie_la_portee(self) -> Self:
        """Refuse une recommandation qui obligerait quelqu'un."""
        binding = any(rule.portee is Portee.OBLIGATION for rule in self.concerne)
        if self.statut is Statut.RECOMMANDATION and binding:
            raise faute("concerne", "une recommandation n'oblige personne ; écrivez portee: conseille")
        return self

    @model_validator(mode="after")
    def verifie_le_hors_champ(self) -> Self:
        """Refuse une fiche qui exclut des collectivités sans dire pourquoi : c'est notre pire défaut."""
        excluded = any(
            not rules_for(self.concerne, structure, population)
            for structure in Structure
            for population in (0, *self.thresholds(structure))
        )
        if excluded and not self.hors_champ:
            raise faute(
                "hors_champ", "dites en une phrase pourquoi les autres collectivités ne sont pas visées"
            )
        return self

    @property
    def acteurs(self) -> tuple[str, ...]:
        """Les acteurs du guide qui aident à la remplir."""
        return tuple(aide.acteur for aide in self.aides if aide.acteur)

    def thresholds(self, structure: Structure) -> tuple[int, ...]:
        """Les populations où la réponse d'une structure peut changer : la première de chaque tranche."""
        rules = [rule for rule in self.concerne if structure in rule.structures]
        starts = {rule.population_min for rule in rules}
        ends = {rule.population_max + 1 for rule in rules if rule.population_max is not None}
        return tuple(sorted((starts | ends) - {0}))

    def answer(
        self, structure: Structure, population: int, reponses: Mapping[str, str] = SANS_REPONSE
    ) -> Reponse:
        """La réponse pour une collectivité, d'après ce qu'elle a répondu aux questions.

        Une réponse qui manque, ou « je ne sais pas », garde l'obligation ; la règle la plus forte l'emporte.
        """
        rules = rules_for(self.concerne, structure, population)
        if not rules:
            raison, _, reste = (self.hors_champ or "").partition(PHRASE_SUIVANTE)
            said = raison + PHRASE_SUIVANTE.strip() if reste else raison
            return Reponse(Resultat.NE_S_APPLIQUE_PAS, raison=said or None, reste=reste or None)
        held = tuple(rule for rule in rules if rule.holds(reponses))
        waiting = tuple(rule for rule in rules if rule.holds(reponses) is None)
        if not held and not waiting:
            return denied(rules)
        questions = tuple(dict.fromkeys(id for rule in waiting for id in rule.unanswered(reponses)))
        strongest = min(map(rank, held), default=len(Portee))
        hoped = tuple(rule for rule in waiting if rank(rule) < strongest)
        if self.statut is Statut.A_VENIR:
            return Reponse(Resultat.A_VENIR, hoped or held, questions)
        if hoped:
            return Reponse(Resultat.SELON_REPONSE, hoped, questions)
        return Reponse(ACQUIS[tuple(Portee)[strongest]], held, questions)

    def gesture(self, answer: Reponse) -> str:
        """Le premier geste d'une collectivité : celui de sa règle, sinon celui de la fiche."""
        return next((rule.premier_geste for rule in answer.regles if rule.premier_geste), self.premier_geste)

    def coming(self, on: date) -> list[tuple[date, Echeance]]:
        """Les échéances de la collectivité à partir de cette date, dans l'ordre."""
        days = [
            (day, deadline)
            for deadline in self.echeances
            if deadline.pour is Destinataire.COLLECTIVITE and (day := deadline.next(on))
        ]
        return sorted(days, key=lambda pair: pair[0])

    def next_deadline(self, on: date) -> tuple[date, Echeance] | None:
        """Le jour de la prochaine échéance de la collectivité à partir de cette date, s'il y en a une."""
        return next(iter(self.coming(on)), None)

    def overdue(self, on: date) -> bool:
        """Vrai si la fiche aurait dû être relue."""
        return self.revoir_avant < on


def rules_for(rules: Sequence[Regle], structure: Structure, population: int) -> tuple[Regle, ...]:
    """Les règles qui visent cette structure à cette population."""
    return tuple(rule for rule in rules if rule.covers(structure, population))


def rank(rule: Regle) -> int:
    """Le rang de la portée d'une règle : zéro pour une obligation."""
    return tuple(Portee).index(rule.portee)


def denied(rules: Iterable[Regle]) -> Reponse:
    """Le « ne s'applique pas » que des réponses ont donné : ses raisons, ce qui reste dû, ses articles."""
    said = [rule.sinon for rule in rules if rule.sinon]
    return Reponse(
        Resultat.NE_S_APPLIQUE_PAS,
        raison=together(one.raison for one in said),
        reste=together(one.reste for one in said),
        preuve=tuple(dict.fromkeys(id for one in said for id in one.preuve)),
    )


def together(texts: Iterable[str | None]) -> str | None:
    """Des phrases l'une après l'autre, sans redite ; rien s'il n'y en a pas."""
    return " ".join(dict.fromkeys(filter(None, texts))) or None
