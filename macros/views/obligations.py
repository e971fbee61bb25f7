"""Les obligations en listes : leurs noms, leurs tableaux, leurs cartes, et qui vise une règle."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import inventory, word
from macros.models.obligations import (
    ACQUIS,
    Destinataire,
    Montant,
    Obligation,
    Portee,
    Regle,
    Resultat,
    Statut,
    Structure,
    Theme,
)
from macros.models.questions import conditions
from macros.texts.french import capital, counted, number

THEMES: Mapping[Theme, str] = {
    Theme.RELATION_USAGERS: "Relation avec les habitants",
    Theme.ACCESSIBILITE: "Accessibilité numérique",
    Theme.PRESENCE_NUMERIQUE: "Site internet et adresse officielle",
    Theme.DONNEES_PERSONNELLES: "Données personnelles",
    Theme.CYBERSECURITE: "Cybersécurité",
    Theme.DONNEES: "Données ouvertes et partagées",
    Theme.ARCHIVES: "Archives et hébergement",
    Theme.FINANCES: "Budget, factures et comptes",
    Theme.COMMANDE_PUBLIQUE: "Marchés publics",
    Theme.VIE_INSTITUTIONNELLE: "Actes, élections et état civil",
    Theme.URBANISME: "Urbanisme",
    Theme.TERRITOIRE: "Adresses, réseaux et alerte",
    Theme.BATIMENTS_SERVICES: "Bâtiments et services de la collectivité",
    Theme.AGENTS: "Agents, emploi et paie",
    Theme.NUMERIQUE_RESPONSABLE: "Numérique responsable",
    Theme.INTELLIGENCE_ARTIFICIELLE: "Intelligence artificielle",
}
STRUCTURES: Mapping[Structure, str] = {
    Structure.COMMUNE: "communes",
    Structure.EPCI_FISCALITE_PROPRE: "intercommunalités à fiscalité propre",
    Structure.SYNDICAT: "syndicats",
    Structure.DEPARTEMENT: "départements",
    Structure.REGION: "régions",
    Structure.ETABLISSEMENT_PUBLIC_LOCAL: "établissements publics locaux",
}
STATUTS: Mapping[Statut, str] = {
    Statut.EN_VIGUEUR: "En vigueur",
    Statut.A_VENIR: "Pas encore en vigueur",
    Statut.RECOMMANDATION: "Recommandé, pas obligatoire",
}
RESULTATS: Mapping[Resultat, str] = {
    Resultat.S_APPLIQUE: "S'applique",
    Resultat.SELON_REPONSE: "Selon votre réponse",
    Resultat.AU_CHOIX: "Au choix",
    Resultat.CONSEILLE: "Conseillé",
    Resultat.UN_DROIT: "Un droit",
    Resultat.A_VENIR: "À venir",
    Resultat.NE_S_APPLIQUE_PAS: "Ne s'applique pas",
}
AUDIENCES: Mapping[Destinataire, str] = {
    Destinataire.COLLECTIVITE: "",
    Destinataire.FOURNISSEUR: " (date de votre fournisseur)",
    Destinataire.INFORMATION: " (pour information)",
}
PETITE_COMMUNE = 900
"""La population de la commune à laquelle le guide pense d'abord."""


@inventory
def tableaux_obligations(corpus: Corpus, here: Here) -> Markup:
    """Toutes les obligations, un tableau par thème, avec la réponse pour une petite commune."""
    blocks: list[Content] = []
    for theme, title in THEMES.items():
        items = [item for item in corpus.obligations.values() if item.theme is theme]
        caption = f"{title} : {counted(len(items), 'fiche')}"
        blocks += [html.heading(3, title, f"theme-{theme}"), summary_table(caption, items, here)]
    return html.join(blocks, "\n")


@word
def nombre_obligations(corpus: Corpus, here: Here) -> str:
    """Le nombre de fiches du guide."""
    return number(len(corpus.obligations))


@word
def obligations_choisies(corpus: Corpus, here: Here, titre: str, *ids: str) -> Markup:
    """Le tableau de quelques fiches, sous ce titre."""
    return summary_table(titre, map(corpus.obligation, ids), here)


def small_gesture(item: Obligation) -> str:
    """Le premier geste d'une petite commune."""
    return item.gesture(item.answer(Structure.COMMUNE, PETITE_COMMUNE))


def summary_table(caption: str, obligations: Iterable[Obligation], here: Here) -> Markup:
    """Un tableau de fiches : nom, statut, réponse pour une petite commune, premier geste."""
    rows = [
        (
            html.link(item.nom_court, here.to(address(item))),
            STATUTS[item.statut],
            result_mark(item.answer(Structure.COMMUNE, PETITE_COMMUNE).resultat),
            small_gesture(item),
        )
        for item in obligations
    ]
    headers = ("Fiche", "Statut", f"Commune de {PETITE_COMMUNE} habitants", "Premier geste")
    return html.table(caption, headers, rows)


def address(obligation: Obligation) -> str:
    """L'adresse d'une fiche dans le site."""
    return f"obligations/{obligation.id.replace('_', '-')}/"


def result_mark(result: Resultat) -> Markup:
    """L'étiquette d'une réponse."""
    return html.mark(RESULTATS[result], result)


def sentences(*texts: str | None) -> str:
    """Des précisions l'une après l'autre, chacune en une phrase, sans redite."""
    kept = dict.fromkeys(text for text in texts if text)
    return " ".join(text if text.endswith((".", "?")) else f"{text[0].upper()}{text[1:]}." for text in kept)


def rule_sentence(corpus: Corpus, rule: Regle) -> str:
    """Une règle en une ligne : qui, quelle taille, ce qu'elle vaut, sous quelles réponses."""
    scope = "" if rule.portee is Portee.OBLIGATION else RESULTATS[ACQUIS[rule.portee]].lower()
    said = " ; ".join(filter(None, [scope, *conditions(rule.si, corpus.questions), rule.precision]))
    return " : ".join(filter(None, [who(rule), said]))


def who(rule: Regle) -> str:
    """Ceux que vise une règle, et leur taille."""
    named = (
        "toutes les structures publiques locales"
        if len(rule.structures) == len(Structure)
        else ", ".join(STRUCTURES[structure] for structure in rule.structures)
    )
    return " ".join(filter(None, [capital(named), size(rule)]))


def size(rule: Regle) -> str:
    """La taille visée par une règle, en toutes lettres ; rien s'il n'y a pas de seuil."""
    if rule.population_max is None:
        return f"à partir de {counted(rule.population_min, 'habitant')}" if rule.population_min else ""
    if not rule.population_min:
        return f"jusqu'à {counted(rule.population_max, 'habitant')}"
    return f"de {number(rule.population_min)} à {counted(rule.population_max, 'habitant')}"


def amount(item: Montant) -> str:
    """Un plafond : « jusqu'à 25 000 euros, plafond… »."""
    return f"jusqu'à {number(item.euros)} euros, {item.objet}"
