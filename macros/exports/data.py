"""Les données publiques du guide, version 1 : les faits des pages, décrits champ par champ.

Rien n'en disparaît tant que la version vit ; ce qui casserait un usage paraît dans une autre.
"""

from collections.abc import Iterable, Mapping

from macros.corpus.facts import Corpus
from macros.exports.resource import URL, Column, Resource, Row, day, text, whole
from macros.models.obligations import BaseLegale, Obligation, ReferenceEpinglee, Regle, Resultat
from macros.models.profils import Profil
from macros.models.questions import conditions
from macros.views.obligations import address
from macros.views.profils import page
from macros.views.textes import read_on

DIT_EN_V1: Mapping[Resultat, str] = {
    Resultat.S_APPLIQUE: "s_applique",
    Resultat.NE_S_APPLIQUE_PAS: "ne_s_applique_pas",
    Resultat.A_VENIR: "a_venir",
    **dict.fromkeys(
        (Resultat.SELON_REPONSE, Resultat.AU_CHOIX, Resultat.CONSEILLE, Resultat.UN_DROIT), "sous_condition"
    ),
}
"""Les quatre réponses que promet la version 1."""


def obligations(corpus: Corpus) -> Iterable[Row]:
    """Les fiches d'obligation, avec l'adresse de leur page."""
    for item in corpus.obligations.values():
        yield {**item.model_dump(mode="json"), **law(corpus, item), "url": address(item)}


def law(corpus: Corpus, item: Obligation) -> Row:
    """Le droit d'une fiche : la forme promise par la version 1, et ce que dit chaque article épinglé."""
    return {
        "concerne": [promised(corpus, rule) for rule in item.concerne],
        "base_legale": [basis(corpus, it) for it in item.base_legale],
        "actions": [action.faire for action in item.actions],
        "acteurs": item.acteurs,
        "preuves_des_actions": [action.preuve for action in item.actions],
        "confiance": {
            "niveau": corpus.confiance(item),
            **item.confiance.model_dump(mode="json"),
        },
        "lecture": read_on(corpus, item),
    }


def promised(corpus: Corpus, rule: Regle) -> Row:
    """Une règle, avec la condition et la question que promet la version 1."""
    asked = " ".join(corpus.questions[id].texte for id in rule.si)
    said = " ; ".join(conditions(rule.si, corpus.questions))
    return {**rule.model_dump(mode="json"), "condition": said or None, "question": asked or None}


def basis(corpus: Corpus, given: BaseLegale) -> Row:
    """Une référence ; un article épinglé donne en plus sa lecture et ses citations."""
    if not isinstance(given, ReferenceEpinglee):
        return {**given.model_dump(mode="json"), "article": None}
    pin = corpus.articles[given.article]
    return {
        "texte": pin.texte.nom,
        "reference": pin.article.numero,
        "date": pin.texte.date,
        "url": pin.url,
        "article": pin.id,
        **pin.article.model_dump(mode="json", exclude={"numero"}),
    }


def obligation_rows(corpus: Corpus) -> Iterable[Row]:
    """Une ligne par fiche, sans ses listes."""
    for item in corpus.obligations.values():
        flat = item.model_dump(mode="json", include={"id", "nom", "nom_court", "theme", "statut", "depuis"})
        yield {
            **flat,
            "confiance": corpus.confiance(item),
            "lecture": read_on(corpus, item),
            "verifie_le": item.verifie_le,
            "revoir_avant": item.revoir_avant,
            "url": address(item),
        }


def profils(corpus: Corpus) -> Iterable[Row]:
    """Les tranches et leurs réponses ; une collectivité est dans une tranche et une seule."""
    for profile in corpus.profils():
        yield {
            **bounds(profile),
            "obligations": {
                id: DIT_EN_V1[profile.answer(item).resultat] for id, item in corpus.obligations.items()
            },
            "confiances": {id: corpus.confiance(item) for id, item in corpus.obligations.items()},
        }


def bounds(profile: Profil) -> Row:
    """Une tranche : son identifiant, sa structure, ses bornes incluses, sa page."""
    return {
        "id": profile.slug,
        "structure": profile.structure,
        "population_min": profile.population_min,
        "population_max": profile.population_max,
        "url": page(profile),
    }


def profil_rows(corpus: Corpus) -> Iterable[Row]:
    """Une ligne par tranche et par obligation."""
    for profile in profils(corpus):
        for obligation, answer in profile["obligations"].items():
            trust = profile["confiances"][obligation]
            yield {
                **profile,
                "profil": profile["id"],
                "obligation": obligation,
                "reponse": answer,
                "confiance": trust,
            }


def lexique(corpus: Corpus) -> Iterable[Row]:
    """Les sigles et les mots expliqués."""
    return (term.model_dump(mode="json") for term in corpus.lexique.values())


def acteurs(corpus: Corpus) -> Iterable[Row]:
    """Ceux qui aident."""
    return (actor.model_dump(mode="json") for actor in corpus.acteurs.values())


def barometre(corpus: Corpus) -> Iterable[Row]:
    """Les chiffres des enquêtes, avec leurs réserves."""
    names = {survey.id: survey.nom for survey in corpus.barometre.enquetes}
    for figure in corpus.barometre.indicateurs:
        yield {**figure.model_dump(mode="json"), "source": names[figure.enquete]}


def calendrier(corpus: Corpus) -> Iterable[Row]:
    """Les dates fixées par les textes."""
    for item in corpus.obligations.values():
        for deadline in item.echeances:
            dumped = deadline.model_dump(mode="json")
            yield {"obligation": item.id, **dumped, "url": address(item), "verifie_le": item.verifie_le}


LEXIQUE = Resource(
    "lexique",
    "Sigles et mots expliqués",
    lexique,
    lexique,
    (
        text("id", "Identifiant"),
        text("ecriture", "Forme écrite"),
        text("sorte", "sigle ou terme"),
        text("developpe", "Forme développée"),
        text("forme_origine", "Forme dans la langue d'origine"),
        text("langue_origine", "Langue d'origine"),
        text("explication", "Explication simple"),
        text("theme", "Famille"),
    ),
    ("id",),
)
"""Le même dans toutes les versions."""

RESOURCES: tuple[Resource, ...] = (
    Resource(
        "obligations",
        "Obligations numériques des collectivités",
        obligations,
        obligation_rows,
        (
            text("id", "Identifiant, qui ne change pas"),
            text("nom", "Nom complet"),
            text("nom_court", "Nom court"),
            text("theme", "Famille"),
            text("statut", "en_vigueur, a_venir ou recommandation"),
            day("depuis", "Date d'entrée en vigueur"),
            text("confiance", "elevee, moyenne ou memoire : calculée de ce qui a été lu"),
            text("lecture", "Le jour où le texte a été lu, ou ce qui ne l'a pas été"),
            day("verifie_le", "Date de la dernière relecture de la fiche"),
            day("revoir_avant", "Date de la prochaine relecture"),
            URL,
        ),
        ("id",),
    ),
    Resource(
        "profils",
        "Réponses par structure et par population",
        profils,
        profil_rows,
        (
            text("profil", "Identifiant de la tranche"),
            text("structure", "Sorte de collectivité"),
            whole("population_min", "Première population de la tranche"),
            whole("population_max", "Dernière population de la tranche, vide si elle n'a pas de fin"),
            text("obligation", "Identifiant de l'obligation"),
            text("reponse", "s_applique, sous_condition, ne_s_applique_pas ou a_venir"),
            text("confiance", "elevee, moyenne ou memoire : calculée de ce qui a été lu"),
            URL,
        ),
        ("profil", "obligation"),
    ),
    LEXIQUE,
    Resource(
        "acteurs",
        "Organismes, dispositifs et outils qui aident",
        acteurs,
        acteurs,
        (
            text("id", "Identifiant"),
            text("nom", "Nom"),
            text("type", "Sorte d'organisme"),
            text("role", "Ce qu'il fait"),
            text("pour_qui", "À qui il s'adresse"),
            Column("url", "string", "Adresse du site"),
            text("verification", "Comment l'information a été vérifiée"),
        ),
        ("id",),
    ),
    Resource(
        "barometre",
        "Chiffres des enquêtes, avec leurs réserves",
        barometre,
        barometre,
        (
            text("id", "Identifiant"),
            text("libelle", "Ce que mesure le chiffre"),
            Column("valeur", "number", "Valeur"),
            text("unite", "Unité"),
            text("source", "Enquête"),
        ),
        ("id",),
    ),
    Resource(
        "calendrier",
        "Dates fixées par les textes",
        calendrier,
        calendrier,
        (
            text("obligation", "Identifiant de l'obligation"),
            text("id", "Identifiant de l'échéance, qui ne change pas"),
            day("date", "Date"),
            text("objet", "Ce qui se passe ce jour-là"),
            text("pour", "collectivite, fournisseur ou information"),
            text("rythme", "chaque_annee, ou vide"),
            URL,
            day("verifie_le", "Date de la dernière vérification"),
        ),
        ("obligation", "id"),
    ),
)
