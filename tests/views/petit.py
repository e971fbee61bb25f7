"""Un petit guide de trois fiches : une pour tous, une au-dessus d'un seuil, une à vérifier."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from macros.corpus.facts import Corpus
from macros.models.obligations import Obligation
from macros.models.pages import Page
from macros.models.questions import Lieu, Question, ReponsePossible
from macros.models.textes import Article, Lecture, Nature, TexteOfficiel
from tests.conftest import reduced

TODAY = date(2026, 11, 27)

LOI = {"texte": "Loi", "reference": "n° 1", "date": date(2020, 1, 1), "url": "https://loi.fr/"}
POUR_TOUS: Mapping[str, Any] = {
    "id": "pour_tous",
    "nom": "Répondre à tous",
    "nom_court": "Réponse",
    "theme": "relation_usagers",
    "statut": "en_vigueur",
    "mots_cles": ("répondre", "courrier", "habitant"),
    "premier_geste": "Répondez.",
    "effort": "facile",
    "concerne": ({"structures": ("commune", "epci_fiscalite_propre", "syndicat", "departement", "region",
                                 "etablissement_public_local")},),
    "hors_champ": None,
    "base_legale": (LOI,),
    "depuis": date(2021, 3, 1),
    "echeances": (),
    "a_suivre": (),
    "actions": ({"faire": "Répondre."},),
    "sanction": {"nature": "rien", "resume": "Rien."},
    "autorite": "Le préfet",
    "aides": ({"nom": "L'aide", "quoi": "des conseils", "url": None},),
    "exceptions": (),
    "reserves": (),
    "confiance": {"sources": (), "de_memoire": None},
    "verifie_le": date(2026, 11, 20),
    "revoir_avant": date(2027, 5, 1),
    "etapes": (),
    "sigles": (),
}  # fmt: skip
AU_DESSUS: Mapping[str, Any] = {
    **POUR_TOUS,
    "id": "au_dessus",
    "nom": "Publier au-dessus du seuil",
    "nom_court": "Publication",
    "theme": "donnees",
    "premier_geste": "Publiez.",
    "effort": "long",
    "concerne": ({"structures": ("commune",), "population_min": 1000},),
    "hors_champ": "Le texte vise les communes de 1 000 habitants et plus.",
    "echeances": (
        {"id": "bilan", "date": date(2026, 6, 1), "objet": "Bilan passé", "pour": "collectivite"},
        {"id": "depot", "date": date(2027, 1, 1), "objet": "Dépôt", "pour": "collectivite"},
        {"id": "editeur", "date": date(2027, 2, 1), "objet": "Version prête", "pour": "fournisseur"},
    ),
    "revoir_avant": date(2027, 1, 8),
    "sanction": {
        "nature": "amende",
        "resume": "Une amende.",
        "montants": ({"euros": 25000, "objet": "plafond"},),
    },
    "exceptions": ("Les secrets.",),
    "reserves": ("Un doute.",),
    "a_suivre": ("Un décret.",),
}
A_VERIFIER: Mapping[str, Any] = {
    **POUR_TOUS,
    "id": "a_verifier",
    "nom": "Déclarer s'il y a lieu",
    "nom_court": "Déclaration",
    "premier_geste": "Comptez vos agents.",
    "concerne": (
        {
            "structures": ("commune",),
            "agents_min": 50,
            "si": {"agents": ("oui",)},
            "sinon": {"raison": "Il faut 50 agents.", "reste": "Répondez.", "preuve": ("loi/article_1",)},
            "precision": "Tous les contrats comptent.",
        },
    ),
    "hors_champ": "Le texte vise les communes.",
    "depuis": None,
}

AGENTS = Question(
    id="agents",
    texte="Comptez-vous au moins 50 agents ?",
    ou_trouver="La paie le dit.",
    lieu=Lieu.VIE,
    reponses=(ReponsePossible(id="oui", texte="oui"), ReponsePossible(id="non", texte="non")),
)
LOI_LUE = TexteOfficiel(
    id="loi",
    nom="Loi",
    nature=Nature.LOI,
    date=date(2020, 1, 1),
    url="https://loi.fr/",
    articles={
        "article_1": Article(
            numero="1",
            identifiant=None,
            version=None,
            lecture=Lecture.TEXTE,
            lu_dans="La loi",
            lu_le=date(2026, 11, 27),
            citations=("Le seuil est fixé à 50 agents.",),
        )
    },
)


def obligation(facts: Mapping[str, Any]) -> Obligation:
    """Une fiche."""
    return Obligation.model_validate(dict(facts))


def guide(**others: Any) -> Corpus:
    """Les trois fiches, et ce qu'on leur ajoute."""
    known = {facts["id"]: obligation(facts) for facts in (POUR_TOUS, AU_DESSUS, A_VERIFIER)}
    held = {"obligations": known, "questions": {"agents": AGENTS}, "textes": {"loi": LOI_LUE}}
    return reduced({**held, **others})


def page(chemin: str, **facts: Any) -> Page:
    """L'en-tête d'une page."""
    return Page(chemin=chemin, description="Une page.", **facts)
