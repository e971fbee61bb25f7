"""Les données publiques, version 2 : chaque fait avec ses réserves, ses sources et ses textes."""

from collections.abc import Callable, Iterable

from macros.corpus.facts import Corpus
from macros.exports.data import LEXIQUE, basis, obligations
from macros.exports.resource import URL, Column, Resource, Row, day, text, whole
from macros.models.base import Fait
from macros.models.confiance import reference
from macros.models.obligations import Obligation
from macros.views import modeles
from macros.views.obligations import address

AND = " ; "
"""Ce qui sépare les éléments d'une case."""

SOURCES = text("sources", "Identifiants de ce qui le dit")
CONFIANCE = text("confiance", "elevee, moyenne ou memoire")


def flat(row: Row) -> Row:
    """Une ligne de tableau : une liste y devient un texte."""
    return {name: AND.join(map(str, it)) if isinstance(it, (list, tuple)) else it for name, it in row.items()}


def dumped(facts: Callable[[Corpus], Iterable[Fait]]) -> Callable[[Corpus], Iterable[Row]]:
    """Les faits d'une collection, tels qu'ils sont écrits."""
    return lambda corpus: (fact.model_dump(mode="json") for fact in facts(corpus))


def rows_of(objects: Callable[[Corpus], Iterable[Row]]) -> Callable[[Corpus], Iterable[Row]]:
    """Les mêmes, à plat."""
    return lambda corpus: map(flat, objects(corpus))


def resource(
    name: str, title: str, objects: Callable[[Corpus], Iterable[Row]], columns: tuple[Column, ...]
) -> Resource:
    """Un jeu dont chaque objet est une ligne, et dont la première colonne est la clé."""
    return Resource(name, title, objects, rows_of(objects), columns, (columns[0].name,))


def obligation_rows(corpus: Corpus) -> Iterable[Row]:
    """Une ligne par fiche."""
    for item in corpus.obligations.values():
        yield flat(
            {
                **item.model_dump(mode="json"),
                **legal(corpus, item),
                "sanction": item.sanction.resume,
                "nature_sanction": item.sanction.nature,
                "confiance": corpus.confiance(item),
                "de_memoire": item.confiance.de_memoire,
                "url": address(item),
            }
        )


def legal(corpus: Corpus, item: Obligation) -> Row:
    """Les textes d'une fiche, et leurs adresses officielles."""
    return {
        "textes": [reference(it, corpus.articles) for it in item.base_legale],
        "liens": [link for it in item.base_legale if (link := basis(corpus, it)["url"])],
    }


def calendrier(corpus: Corpus) -> Iterable[Row]:
    """Les dates fixées par les textes, avec ce qui les porte et ce qui reste à vérifier."""
    for item in corpus.obligations.values():
        for deadline in item.echeances:
            yield {
                "obligation": item.id,
                **deadline.model_dump(mode="json", exclude={"preuve"}),
                "articles": [corpus.articles[id].reference for id in deadline.preuve],
                "reserves": item.reserves,
                "confiance": corpus.confiance(item),
                "verifie_le": item.verifie_le,
                "url": address(item),
            }


def barometre(corpus: Corpus) -> Iterable[Row]:
    """Les chiffres des enquêtes : chacun avec son enquête, sa page et sa réserve."""
    surveys = {survey.id: survey for survey in corpus.barometre.enquetes}
    for figure in corpus.barometre.indicateurs:
        survey = surveys[figure.enquete]
        yield {
            **figure.model_dump(mode="json"),
            "enquete_nom": survey.nom,
            "precaution": survey.precaution,
        }


def retours(corpus: Corpus) -> Iterable[Row]:
    """Les retours d'expérience : la collectivité, jamais une personne."""
    for item in corpus.retours.values():
        kept = item.model_dump(mode="json", include=set(STORY))
        people = item.population and (item.population.officielle or item.population.selon_la_source)
        yield {"id": item.chemin.removesuffix(".md"), **kept, "population": people, "url": item.address}


STORY = (
    "titre",
    "collectivite",
    "structure",
    "departement",
    "themes",
    "obligations",
    "date",
    "confiance",
)


def mois(corpus: Corpus) -> Iterable[Row]:
    """Les gestes des douze mois, dans l'ordre."""
    for month in corpus.douze_mois.mois:
        for rank, gesture in enumerate(month.gestes, start=1):
            yield {"id": f"{month.id}_{rank}", "mois": month.nom, **gesture.model_dump(mode="json")}


def models(corpus: Corpus) -> Iterable[Row]:
    """Les modèles à remplir, et pour qui ils sont faits."""
    for item in corpus.modeles.values():
        kept = item.model_dump(mode="json", exclude={"texte", "champs"})
        yield {**kept, "url": modeles.address(item)}


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
            text("premier_geste", "Le premier geste"),
            text("effort", "facile, moyen ou long"),
            day("depuis", "Date d'entrée en vigueur"),
            text("hors_champ", "Pourquoi d'autres collectivités ne sont pas visées"),
            text("textes", "Les textes qui la fondent"),
            text("liens", "Leurs adresses officielles"),
            text("nature_sanction", "amende, acte, argent, responsabilite ou rien"),
            text("sanction", "Ce que l'on risque"),
            text("autorite", "Qui contrôle"),
            text("reserves", "Ce qui reste à vérifier"),
            text("de_memoire", "Ce qui n'a pas été lu"),
            text("confiance", "elevee, moyenne ou memoire : calculée de ce qui a été lu"),
            day("verifie_le", "Date de la dernière relecture de la fiche"),
            day("revoir_avant", "Date de la prochaine relecture"),
            URL,
        ),
        ("id",),
    ),
    Resource(
        "calendrier",
        "Dates fixées par les textes",
        calendrier,
        rows_of(calendrier),
        (
            text("obligation", "Identifiant de l'obligation"),
            text("id", "Identifiant de l'échéance, qui ne change pas"),
            day("date", "Date"),
            text("objet", "Ce qui se passe ce jour-là"),
            text("pour", "collectivite, fournisseur ou information"),
            text("rythme", "chaque_annee, ou vide"),
            text("articles", "Les articles qui portent la date"),
            text("reserves", "Ce qui reste à vérifier sur la fiche"),
            text("confiance", "elevee, moyenne ou memoire : calculée de ce qui a été lu"),
            day("verifie_le", "Date de la dernière vérification"),
            URL,
        ),
        ("obligation", "id"),
    ),
    LEXIQUE,
    resource(
        "acteurs",
        "Organismes, dispositifs et outils qui aident",
        dumped(lambda corpus: corpus.acteurs.values()),
        (
            text("id", "Identifiant"),
            text("nom", "Nom"),
            text("type", "Sorte d'organisme"),
            text("role", "Ce qu'il fait"),
            text("pour_qui", "À qui il s'adresse"),
            text("gratuit", "true si c'est gratuit, false sinon, vide si on ne le sait pas"),
            text("url", "Adresse du site"),
            text("utile_pour", "Familles d'obligations"),
            text("verification", "Comment l'information a été vérifiée"),
            text("remarques", "Ce qu'il faut savoir de plus"),
        ),
    ),
    resource(
        "aides",
        "Organismes publics qui aident, par département",
        dumped(lambda corpus: corpus.aides.values()),
        (
            text("id", "Identifiant"),
            text("nom", "Nom"),
            text("type", "Sorte d'organisme"),
            text("departements", "Codes des départements servis"),
            text("url", "Adresse du site"),
            text("services", "Ce qu'il propose"),
            SOURCES,
            CONFIANCE,
            text("remarque", "Ce qu'il faut savoir de plus"),
        ),
    ),
    resource(
        "barometre",
        "Chiffres des enquêtes, avec leurs réserves",
        barometre,
        (
            text("id", "Identifiant"),
            text("libelle", "Ce que mesure le chiffre"),
            Column("valeur", "number", "Valeur"),
            text("unite", "Unité"),
            text("enquete_nom", "Enquête"),
            text("endroit", "Où le lire dans l'enquête"),
            text("reserve", "Ce que ce chiffre ne dit pas"),
            text("precaution", "Comment lire cette enquête"),
            text("obligation", "Identifiant de l'obligation dont il parle"),
        ),
    ),
    resource(
        "retours",
        "Retours d'expérience",
        retours,
        (
            text("id", "Identifiant"),
            text("titre", "Titre"),
            text("collectivite", "Nom de la collectivité"),
            text("structure", "Sorte de collectivité"),
            whole("population", "Population, vide si la source ne la dit pas"),
            text("departement", "Code du département"),
            text("themes", "Sujets"),
            text("obligations", "Identifiants des obligations"),
            text("date", "Quand"),
            CONFIANCE,
            URL,
        ),
    ),
    resource(
        "douze-mois",
        "Les gestes des douze mois",
        mois,
        (
            text("id", "Identifiant"),
            text("mois", "Mois"),
            text("geste", "Ce que l'on fait"),
            whole("minutes", "Durée estimée par le guide"),
            text("obligations", "Identifiants des obligations"),
            text("resultat", "Ce qui en reste"),
            text("aide", "Qui ou quoi aide"),
            text("risque_si_rien", "fort, moyen ou faible"),
            CONFIANCE,
        ),
    ),
    resource(
        "modeles",
        "Modèles à remplir",
        models,
        (
            text("id", "Identifiant"),
            text("titre", "Titre"),
            text("usage", "À quoi il sert"),
            text("structures", "Pour quelles sortes de collectivités"),
            text("obligations", "Identifiants des obligations"),
            text("formats", "Formats à télécharger"),
            CONFIANCE,
            text("reserves", "Ce qui reste à vérifier"),
            SOURCES,
            day("verifie_le", "Date de la dernière vérification"),
            day("revoir_avant", "Date de la prochaine relecture"),
            URL,
        ),
    ),
)
