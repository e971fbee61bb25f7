"""Ce que la page « Mon dossier » reçoit : la forme du fichier, les colonnes du suivi, ce qui a changé.

Le navigateur ouvre aussi un dossier sans serveur : ces données sont des scripts, que rien ne va chercher.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial

from macros.corpus.facts import Corpus
from macros.exports import classeur, liste, suivi
from macros.exports.resource import Row, as_json
from macros.markup.literals import literal
from macros.models.dossier import Dossier, Lieu, Passage
from macros.proofs.announced import answers
from macros.texts.typography import typeset
from macros.views.profils import title

SCHEMA = "donnees/dossier.schema.json"
SUIVI = "donnees/suivi.json"
DOSSIER = "assets/suivi"
DEFINITION = "assets/dossier-definition.js"
"""Nommé par la page, il prend son empreinte ; les tranches, que nomme un script, la prennent par dossier."""

GIVEN = "var guideSuivi = {};\n"
ADDED = "guideSuivi.tranches[{}] = {};\n"


def published() -> Mapping[str, str]:
    """Ce que reprennent d'autres programmes : le schéma d'un dossier, les colonnes et les états du suivi."""
    return {SCHEMA: as_json(schema()), SUIVI: as_json(columns())}


def schema() -> Row:
    """Le schéma d'un fichier `dossier-<code>.json`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Dossier.model_json_schema()}


def columns() -> Row:
    """Les colonnes du suivi, les mots de ses états, l'ordre de ses réponses."""
    return {
        "colonnes": [
            {"id": one.id, "titre": one.titre, "sorte": one.sorte, "style": classeur.style(one)}
            for one in suivi.COLONNES
        ],
        "etats": dict(suivi.ETATS),
        "rangs": list(suivi.RANGS),
    }


def neuf(corpus: Corpus, version: str, on: date, lieu: Lieu, reponses: Mapping[str, str]) -> Dossier:
    """Le dossier d'une collectivité qui vient de répondre et n'a encore rien fait."""
    seen = Passage(le=on, version=version, empreintes=prints(corpus))
    return Dossier(
        dossier="guide-pratique-numerique", version=3, guide=seen, collectivite=lieu, reponses=reponses
    )


def dossier_text(dossier: Dossier) -> str:
    """Le texte d'un fichier `dossier-<code>.json`, à l'octet celui que le navigateur écrit."""
    return as_json(dossier.model_dump(mode="json"))


def prints(corpus: Corpus) -> dict[str, str]:
    """L'empreinte de ce que répond chaque fiche."""
    return {id: answers(item) for id, item in corpus.obligations.items()}


def scripts(corpus: Corpus, version: str) -> Mapping[str, partial[bytes]]:
    """Les scripts de données, par adresse : la définition commune, puis un par tranche."""
    return {
        DEFINITION: partial(definition, corpus, version),
        liste.DEFINITION: partial(of_list, corpus),
        **{f"{DOSSIER}/{one.slug}.js": partial(of_profile, corpus, one.slug) for one in corpus.profils()},
    }


def definition(corpus: Corpus, version: str) -> bytes:
    """La définition : forme du fichier, colonnes, pièces des documents, version et nouveautés du guide."""
    return GIVEN.replace("{}", literal(defined(corpus, version)), 1).encode()


def defined(corpus: Corpus, version: str) -> Row:
    """Tout ce que la page demande avant de connaître la tranche."""
    return {
        **columns(),
        "schema": schema(),
        "version": version,
        "noms": {one.slug: title(one) for one in corpus.profils()},
        "empreintes": prints(corpus),
        "etapes": {one.id: [typeset(it.faire) for it in one.actions] for one in corpus.obligations.values()},
        "nouveautes": [
            {"date": one.date, "titre": one.titre, "texte": one.texte, "faits": one.faits, "page": one.page}
            for one in corpus.nouveautes.values()
            if one.faits
        ],
        "ods": classeur.classeur(corpus.edition),
        "odt": classeur.document(corpus.edition),
        "xml": {
            **classeur.CELLULES,
            "vide": classeur.VIDE,
            "ligne": classeur.LIGNE,
            "paragraphe": classeur.PARAGRAPHE,
        },
        "tranches": {},
    }


def of_list(corpus: Corpus) -> bytes:
    """Ce qu'il faut pour lire une liste collée."""
    return liste.GIVEN.format(literal(liste.defined(corpus))).encode()


def of_profile(corpus: Corpus, slug: str) -> bytes:
    """Les lignes d'une tranche."""
    return ADDED.format(literal(slug), literal(suivi.table(corpus, corpus.profil(slug)))).encode()
