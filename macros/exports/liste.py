"""Ce qu'une liste de collectivités peut dire, les phrases de ses fautes, et ce qu'en reçoit le navigateur.

`make dossiers` et la page où l'on colle une liste lisent les mêmes colonnes et disent les mêmes phrases.
"""

from collections.abc import Mapping
from functools import lru_cache

from macros.corpus.facts import PROCHE, Corpus
from macros.exports import ensemble
from macros.exports.classeur import letter
from macros.exports.resource import Row
from macros.exports.suivi import ordered
from macros.models.obligations import NE_SAIT_PAS, Resultat
from macros.texts.french import folded
from macros.views.obligations import RESULTATS

CODE, NOM, DEPARTEMENT = "code", "nom", "departement"
NAMED: Mapping[str, str] = {
    "code": CODE,
    "insee": CODE,
    "code insee": CODE,
    "siren": CODE,
    "code_insee": CODE,
    "commune": NOM,
    "nom": NOM,
    "departement": DEPARTEMENT,
    "dept": DEPARTEMENT,
}
"""Les noms de colonne qui disent de quelle collectivité il s'agit."""

SANS_AVIS = ("", "je ne sais pas", folded(NE_SAIT_PAS))
"""Les façons de ne pas répondre."""

PHRASES: Mapping[str, str] = {
    "absent": "ce fichier n'existe pas. Exemple : communes.csv",
    "illisible": "ce fichier n'est ni un CSV ni un ODS ; enregistrez-le ainsi. Exemple : communes.csv",
    "vide_fichier": "aucune collectivité dans ce fichier ; écrivez un code par ligne. Exemple : 14118",
    "colonne": "colonne inconnue : « {} »{}",
    "proche": PROCHE,
    "sans_colonne": "aucune colonne ne dit la collectivité ; nommez-en une. Exemple : code",
    "vide": "aucune collectivité sur cette ligne ; écrivez son code. Exemple : 14118",
    "inconnu": "code {} inconnu ; {}",
    "voulu": "avez-vous voulu dire {} ?",
    "ecrire_code": "écrivez son code. Exemple : {}",
    "exemple_code": "14118",
    "exemple_departement": "14",
    "sans_departement": "{} communes s'appellent « {} » ; ajoutez leur département. Exemple : 14",
    "sans_nom": "« {} » est inconnu dans {} ; {}",
    "dans_departement": "le département {}",
    "dans_tableaux": "nos tableaux",
    "corriger_nom": "corrigez-le. Exemple : Caen",
    "departement": "département inconnu : « {} » ; {}",
    "hier": "{} est le code de {}, qui fait aujourd'hui partie de {} ; écrivez {}",
    "videe": "{} ({}) n'a pas d'habitants connus : le guide n'a pas de fiche pour elle ; retirez cette ligne",
    "deux_fois": "{} est déjà à la ligne {} ; retirez l'une des deux",
    "reponse": "{} : « {} » n'est pas une réponse ; attendu : {}",
    "a_verifier": ensemble.A_VERIFIER,
}
"""Chaque faute d'une liste, et ce qu'il faut écrire à la place."""

DEFINITION = "assets/liste-definition.js"
GIVEN = "guideListe.recevoir({});\n"


@lru_cache(maxsize=8)
def colonnes(corpus: Corpus) -> Mapping[str, str]:
    """Ce que dit chaque nom de colonne, replié : la collectivité, une question, un espace à remplir."""
    fields = {field.id: field.nom for field in corpus.champs.values()}
    asked = {one.id: one.texte for one in corpus.questions.values()}
    return {
        **{folded(words): id for id, words in {**fields, **asked}.items()},
        **{id: id for id in (*fields, *asked)},
        **NAMED,
    }


def defined(corpus: Corpus) -> Row:
    """Tout ce que la page demande pour lire une liste et faire son tableau."""
    sheets = ensemble.feuilles(corpus)
    return {
        "phrases": PHRASES,
        "sansAvis": SANS_AVIS,
        "colonnes": colonnes(corpus),
        "questions": {
            one.id: {
                "texte": one.texte,
                "ou": one.ou_trouver,
                "reponses": [[it.id, folded(it.texte)] for it in one.reponses],
            }
            for one in corpus.questions.values()
        },
        "obligations": [it.id for it in ordered(corpus)],
        "resultats": RESULTATS,
        "due": Resultat.S_APPLIQUE,
        "feuilles": [
            {"nom": one.nom, "tete": one.en_tete, "lettre": letter(len(one.en_tete))} for one in sheets
        ],
        "pieces": ensemble.pieces(corpus),
        "styles": {"tete": ensemble.EN_TETE, "rubrique": ensemble.RUBRIQUE, "contenu": ensemble.CONTENU},
        "autour": ensemble.around(corpus),
    }
