"""Ce que les pages montrent des obligations : l'encadré d'une fiche, ses actions, ses sources, les listes."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from macros.corpus import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.models.base import Niveau
from macros.models.obligations import (
    BaseLegale,
    Effort,
    Montant,
    Obligation,
    Regle,
    Resultat,
    Statut,
    Structure,
    Theme,
)
from macros.texts.french import counted, number

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
    Resultat.SOUS_CONDITION: "À vérifier",
    Resultat.NE_S_APPLIQUE_PAS: "Ne s'applique pas",
    Resultat.A_VENIR: "À venir",
}
EFFORTS: Mapping[Effort, str] = {
    Effort.FACILE: "moins d'une heure",
    Effort.MOYEN: "une demi-journée ou une délibération",
    Effort.LONG: "plusieurs semaines",
}
CONFIANCES: Mapping[Niveau, str] = {
    Niveau.ELEVEE: "élevée : le texte officiel, ou plusieurs sources concordantes, a été lu",
    Niveau.MOYENNE: "moyenne : une partie reste à vérifier",
    Niveau.MEMOIRE: "faible : rien n'a pu être vérifié, à relire avant de s'en servir",
}
AVERTISSEMENTS: Mapping[Statut, str] = {
    Statut.A_VENIR: "Cette règle n'est pas encore en vigueur : rien ne vous est imposé à ce titre.",
    Statut.RECOMMANDATION: "Aucune loi ne l'impose : c'est une recommandation.",
}
PETITE_COMMUNE = 900
"""La population de la commune à laquelle le guide pense d'abord."""


def fiche_obligation(corpus: Corpus, here: Here, id: str) -> str:
    """Le titre d'une fiche et son encadré ; une règle pas encore en vigueur le dit d'abord."""
    obligation = corpus.obligation(id)
    warning = AVERTISSEMENTS.get(obligation.statut)
    header = html.facts(
        [
            ("Statut", html.mark(STATUTS[obligation.statut], obligation.statut)),
            ("Votre commune a moins de 1 000 habitants", small_commune(obligation)),
            ("Qui est visé", html.bullets(rule_sentence(rule) for rule in obligation.concerne)),
            ("Qui ne l'est pas", obligation.hors_champ or ""),
            ("Depuis", html.day(obligation.depuis) if obligation.depuis else ""),
            ("Prochaine date", next_date(obligation, here)),
            ("Premier geste", obligation.premier_geste),
            ("Temps de travail", f"{EFFORTS[obligation.effort]} (estimation du guide)"),
            ("Ce que l'on risque", sanction(obligation)),
            ("Qui contrôle", obligation.autorite),
            (
                "Qui vous aide",
                html.bullets(helper(aide.nom, aide.url, aide.quoi) for aide in obligation.aides),
            ),
            ("Vérifié le", checked(obligation)),
            ("Confiance", CONFIANCES[obligation.confiance.niveau]),
        ]
    )
    alert = html.section("avertissement", html.paragraph(html.strong(warning))) if warning else Markup("")
    return f"# {obligation.nom}\n\n{alert}\n\n{html.section('encadre', header)}\n"


def actions_obligation(corpus: Corpus, here: Here, id: str) -> Markup:
    """Les gestes à faire, les exceptions, et les dates passées et à venir."""
    obligation = corpus.obligation(id)
    parts: list[Content] = [html.bullets(obligation.actions)]
    if obligation.exceptions:
        parts += [html.heading(3, "Les exceptions"), html.bullets(obligation.exceptions)]
    if obligation.echeances or obligation.a_suivre:
        dates = [
            html.join([html.day(deadline.date), " : ", deadline.objet]) for deadline in obligation.echeances
        ]
        parts += [html.heading(3, "Les dates"), html.bullets([*dates, *obligation.a_suivre])]
    return html.join(parts, "\n")


def sources_obligation(corpus: Corpus, here: Here, id: str) -> Markup:
    """Les textes, ce qui a été lu, ce qui reste à vérifier, et les liens vers le reste du guide."""
    obligation = corpus.obligation(id)
    trust = obligation.confiance
    parts: list[Content] = [html.bullets(legal_basis(basis) for basis in obligation.base_legale)]
    if trust.sources:
        parts += [html.paragraph("Ce que nous avons lu :"), html.bullets(trust.sources)]
    if trust.de_memoire:
        parts.append(html.note(html.join([html.strong("À vérifier : "), trust.de_memoire])))
    if obligation.reserves:
        parts += [html.paragraph("Nos réserves :"), html.bullets(obligation.reserves)]
    parts.append(
        html.note(
            "Information générale, sans valeur de conseil juridique. Relisez le texte officiel avant d'agir."
        )
    )
    return html.join(parts, "\n")


def tableaux_obligations(corpus: Corpus, here: Here) -> Markup:
    """Toutes les obligations, un tableau par thème, avec la réponse pour une petite commune."""
    blocks: list[Content] = []
    for theme, title in THEMES.items():
        found = [item for item in corpus.obligations.values() if item.theme is theme]
        caption = f"{title} : {counted(len(found), 'fiche')}"
        blocks += [html.heading(3, title, f"theme-{theme}"), summary_table(caption, found, here)]
    return html.join(blocks, "\n")


def cartes_obligations(corpus: Corpus, here: Here, *ids: str) -> Markup:
    """Des fiches choisies, en cartes : leur nom court et leur premier geste."""
    chosen = [corpus.obligation(id) for id in ids]
    return html.cards(3, ((item.nom_court, here.to(address(item)), item.premier_geste) for item in chosen))


def nombre_obligations(corpus: Corpus, here: Here) -> str:
    """Le nombre de fiches du guide."""
    return number(len(corpus.obligations))


def summary_table(caption: str, obligations: Iterable[Obligation], here: Here) -> Markup:
    """Un tableau de fiches : nom, statut, réponse pour une petite commune, premier geste."""
    rows = [
        (
            html.link(item.nom_court, here.to(address(item))),
            STATUTS[item.statut],
            result_mark(item.answer(Structure.COMMUNE, PETITE_COMMUNE).resultat),
            item.premier_geste,
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


def small_commune(obligation: Obligation) -> Markup:
    """La réponse pour une commune de 900 habitants, et ce qu'elle suppose."""
    answer = obligation.answer(Structure.COMMUNE, PETITE_COMMUNE)
    reasons = sentences(*(text for rule in answer.regles for text in (rule.condition, rule.precision)))
    return html.join([result_mark(answer.resultat), reasons], " ")


def sentences(*texts: str | None) -> str:
    """Des précisions l'une après l'autre, chacune en une phrase, sans redite."""
    kept = dict.fromkeys(text for text in texts if text)
    return " ".join(text if text.endswith((".", "?")) else f"{text[0].upper()}{text[1:]}." for text in kept)


def rule_sentence(rule: Regle) -> str:
    """Une règle en une ligne : qui, quelle taille, à quelle condition."""
    who = (
        "toutes les structures publiques locales"
        if len(rule.structures) == len(Structure)
        else ", ".join(STRUCTURES[structure] for structure in rule.structures)
    )
    parts = [f"{who[0].upper()}{who[1:]}", size(rule), rule.condition or "", rule.precision or ""]
    return " : ".join(filter(None, [" ".join(filter(None, parts[:2])), " ; ".join(filter(None, parts[2:]))]))


def size(rule: Regle) -> str:
    """La taille visée par une règle, en toutes lettres ; rien s'il n'y a pas de seuil."""
    if rule.population_max is None:
        return f"à partir de {counted(rule.population_min, 'habitant')}" if rule.population_min else ""
    if not rule.population_min:
        return f"jusqu'à {counted(rule.population_max, 'habitant')}"
    return f"de {number(rule.population_min)} à {counted(rule.population_max, 'habitant')}"


def next_date(obligation: Obligation, here: Here) -> Markup:
    """La prochaine échéance, ou rien."""
    coming = obligation.next_deadline(here.today)
    return html.join([html.day(coming[0]), " : ", coming[1].objet]) if coming else Markup("")


def sanction(obligation: Obligation) -> Markup:
    """Le risque, puis les plafonds d'amende quand le texte en fixe."""
    amounts = html.bullets(amount(item) for item in obligation.sanction.montants)
    return (
        html.join([obligation.sanction.resume, amounts], " ")
        if amounts
        else html.join([obligation.sanction.resume])
    )


def amount(item: Montant) -> str:
    """Un plafond : « jusqu'à 25 000 euros, plafond… »."""
    return f"jusqu'à {number(item.euros)} euros, {item.objet}"


def helper(name: str, url: str | None, what: str) -> Markup:
    """Une aide : son nom, en lien quand elle a une adresse, et ce qu'elle apporte."""
    return html.join([html.link(name, url) if url else name, " : ", what])


def legal_basis(basis: BaseLegale) -> Markup:
    """Un texte : nom, référence, date, en lien quand son adresse officielle est connue."""
    title = f"{basis.texte}, {basis.reference}"
    named: Content = html.link(title, basis.url) if basis.url else title
    return html.join([named, ", ", html.day(basis.date)]) if basis.date else html.join([named])


def checked(obligation: Obligation) -> Markup:
    """La date de vérification et celle de la prochaine relecture, comparée à la date du lecteur."""
    return Markup('{}, <span data-revoir-avant="{}">à relire avant le {}</span>').format(
        html.day(obligation.verifie_le),
        obligation.revoir_avant.isoformat(),
        html.day(obligation.revoir_avant),
    )
