"""Les données publiques du guide : les faits des pages, en JSON et en CSV, décrits champ par champ."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from macros.corpus.facts import Corpus
from macros.models.obligations import BaseLegale, Obligation, ReferenceEpinglee, Regle, Resultat
from macros.models.questions import conditions
from macros.views.obligations import address
from macros.views.profils import page
from macros.views.textes import read_on

VERSION = "1.0.0"
LICENCE = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte 2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
BOM = "\ufeff"
"""Ce qui fait lire les accents à un tableur."""

Row = Mapping[str, Any]

DIT_EN_V1: Mapping[Resultat, str] = {
    Resultat.S_APPLIQUE: "s_applique",
    Resultat.NE_S_APPLIQUE_PAS: "ne_s_applique_pas",
    Resultat.A_VENIR: "a_venir",
    **dict.fromkeys(
        (Resultat.SELON_REPONSE, Resultat.AU_CHOIX, Resultat.CONSEILLE, Resultat.UN_DROIT), "sous_condition"
    ),
}
"""Les quatre réponses que promet la version 1."""


@dataclass(frozen=True)
class Column:
    """Une colonne du CSV : nom, type Table Schema, ce qu'elle contient."""

    name: str
    type: str
    description: str


@dataclass(frozen=True)
class Resource:
    """Un jeu de données : ses objets pour le JSON, ses lignes et ses colonnes pour le CSV."""

    name: str
    title: str
    objects: Callable[[Corpus], Iterable[Row]]
    rows: Callable[[Corpus], Iterable[Row]]
    columns: Sequence[Column]
    key: Sequence[str]


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
            "id": profile.slug,
            "structure": profile.structure,
            "population_min": profile.population_min,
            "population_max": profile.population_max,
            "url": page(profile),
            "obligations": {
                id: DIT_EN_V1[profile.answer(item).resultat] for id, item in corpus.obligations.items()
            },
            "confiances": {id: corpus.confiance(item) for id, item in corpus.obligations.items()},
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
    return (figure.model_dump(mode="json") for figure in corpus.barometre.indicateurs)


def calendrier(corpus: Corpus) -> Iterable[Row]:
    """Les dates fixées par les textes."""
    for item in corpus.obligations.values():
        for deadline in item.echeances:
            dumped = deadline.model_dump(mode="json")
            yield {"obligation": item.id, **dumped, "url": address(item), "verifie_le": item.verifie_le}


def text(name: str, description: str) -> Column:
    """Une colonne de texte."""
    return Column(name, "string", description)


def day(name: str, description: str) -> Column:
    """Une colonne de dates AAAA-MM-JJ."""
    return Column(name, "date", description)


def whole(name: str, description: str) -> Column:
    """Une colonne de nombres entiers."""
    return Column(name, "integer", description)


URL = text("url", "Adresse de la page, depuis la racine du guide")

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
    Resource(
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
    ),
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


def files(corpus: Corpus) -> Mapping[str, Callable[[], str]]:
    """Chaque fichier public, par nom ; son texte s'écrit quand on le demande."""
    return {
        **{f"{one.name}.json": partial(written, one, corpus) for one in RESOURCES},
        **{f"{one.name}.csv": partial(as_csv, one, corpus) for one in RESOURCES},
        "datapackage.json": lambda: as_json(package(corpus)),
    }


def written(resource: Resource, corpus: Corpus) -> str:
    """Un jeu de données en JSON."""
    return as_json(list(resource.objects(corpus)))


def as_json(value: object) -> str:
    """Du JSON lisible et stable."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n"


def as_csv(resource: Resource, corpus: Corpus) -> str:
    """Du CSV qu'un tableur français ouvre sans perdre les accents."""
    out = io.StringIO(newline="")
    names = [column.name for column in resource.columns]
    writer = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(resource.rows(corpus))
    return BOM + out.getvalue()


def package(corpus: Corpus) -> Row:
    """La description des fichiers, à la norme Frictionless Data Package."""
    checked = max(item.verifie_le for item in corpus.obligations.values())
    return {
        "profile": "tabular-data-package",
        "name": "guide-pratique-numerique",
        "title": "Guide pratique du numérique des petites collectivités : données",
        "version": VERSION,
        "created": f"{checked.isoformat()}T00:00:00Z",
        "licenses": [LICENCE],
        "resources": [described(resource) for resource in RESOURCES],
    }


def described(resource: Resource) -> Row:
    """La description d'un fichier CSV : colonnes, types, clé."""
    fields = [{"name": it.name, "type": it.type, "description": it.description} for it in resource.columns]
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "title": resource.title,
        "path": f"{resource.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": {"fields": fields, "primaryKey": list(resource.key)},
    }
