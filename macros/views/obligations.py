"""Ce que les pages montrent des obligations : l'encadré d'une fiche, ses actions, ses sources, les listes."""

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import inventory, word
from macros.models.obligations import (
    ACQUIS,
    Destinataire,
    Effort,
    Montant,
    Obligation,
    Portee,
    Regle,
    Reponse,
    Resultat,
    Sanction,
    Statut,
    Structure,
    Theme,
)
from macros.models.questions import conditions
from macros.proofs.droit import debt
from macros.texts.french import capital, counted, number
from macros.views.textes import CONFIANCES, avertissement_de_changement, legal_basis, proofs, read_on

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
EFFORTS: Mapping[Effort, str] = {
    Effort.FACILE: "moins d'une heure",
    Effort.MOYEN: "une demi-journée ou une délibération",
    Effort.LONG: "plusieurs semaines",
}
AVERTISSEMENTS: Mapping[Statut, str] = {
    Statut.A_VENIR: "Cette règle n'est pas encore en vigueur : rien ne vous est imposé à ce titre.",
    Statut.RECOMMANDATION: "Aucune loi ne l'impose : c'est une recommandation.",
}
AUDIENCES: Mapping[Destinataire, str] = {
    Destinataire.COLLECTIVITE: "",
    Destinataire.FOURNISSEUR: " (date de votre fournisseur)",
    Destinataire.INFORMATION: " (pour information)",
}
A_CONFIRMER = "À confirmer : nous n'avons pas vérifié chaque territoire."
PETITE_COMMUNE = 900
"""La population de la commune à laquelle le guide pense d'abord."""


@word
def fiche_obligation(corpus: Corpus, here: Here, id: str) -> str:
    """Le titre d'une fiche et son encadré ; une règle pas encore en vigueur le dit d'abord."""
    obligation = corpus.obligation(id)
    warning = AVERTISSEMENTS.get(obligation.statut)
    header = html.facts(
        [
            ("Statut", html.mark(STATUTS[obligation.statut], obligation.statut)),
            ("Votre commune a moins de 1 000 habitants", small_commune(corpus, obligation)),
            ("Qui est visé", html.bullets(visee(corpus, rule) for rule in obligation.concerne)),
            ("Qui ne l'est pas", obligation.hors_champ or ""),
            ("Outre-mer, Alsace et Moselle", elsewhere(corpus, obligation)),
            ("Depuis", since(corpus, obligation)),
            ("Prochaine date", next_date(obligation, here)),
            ("Premier geste", gestures(obligation)),
            ("Temps de travail", f"{EFFORTS[obligation.effort]} (estimation du guide)"),
            ("Ce que l'on risque", sanction(corpus, obligation.sanction)),
            ("Qui contrôle", obligation.autorite),
            (
                "Qui vous aide",
                html.bullets(helper(aide.nom, aide.url, aide.quoi) for aide in obligation.aides),
            ),
            ("Lecture du texte", html.join([read_on(corpus, obligation), to_review(obligation)], " ; ")),
            ("Confiance", CONFIANCES[corpus.confiance(obligation)]),
        ]
    )
    alert = html.section("avertissement", html.paragraph(html.strong(warning))) if warning else Markup("")
    changed = avertissement_de_changement(corpus, obligation)
    return f"# {obligation.nom}\n\n{alert}\n\n{changed}\n\n{html.section('encadre', header)}\n"


@word
def actions_obligation(corpus: Corpus, here: Here, id: str) -> Markup:
    """Les gestes à faire, les exceptions, et les dates passées et à venir."""
    obligation = corpus.obligation(id)
    steps = (html.join([action.faire, proofs(corpus, action.preuve)]) for action in obligation.actions)
    parts: list[Content] = [html.bullets(steps)]
    if obligation.exceptions:
        parts += [html.heading(3, "Les exceptions"), html.bullets(obligation.exceptions)]
    if obligation.echeances or obligation.a_suivre:
        dates = [
            html.join([html.day(it.date), " : ", it.objet, AUDIENCES[it.pour], proofs(corpus, it.preuve)])
            for it in obligation.echeances
        ]
        parts += [html.heading(3, "Les dates"), html.bullets([*dates, *obligation.a_suivre])]
    return html.join(parts, "\n")


@word
def sources_obligation(corpus: Corpus, here: Here, id: str) -> Markup:
    """Les textes, ce qui a été lu, ce qui reste à vérifier, et les liens vers le reste du guide."""
    obligation = corpus.obligation(id)
    trust = obligation.confiance
    parts: list[Content] = [html.bullets(legal_basis(corpus, basis) for basis in obligation.base_legale)]
    alone = dict.fromkeys(it.dit for it in debt(obligation, corpus.articles))
    if alone:
        parts.append(html.note(f"Nombres qui n'ont pas encore leur phrase de loi : {', '.join(alone)}."))
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


@inventory
def tableaux_obligations(corpus: Corpus, here: Here) -> Markup:
    """Toutes les obligations, un tableau par thème, avec la réponse pour une petite commune."""
    blocks: list[Content] = []
    for theme, title in THEMES.items():
        found = [item for item in corpus.obligations.values() if item.theme is theme]
        caption = f"{title} : {counted(len(found), 'fiche')}"
        blocks += [html.heading(3, title, f"theme-{theme}"), summary_table(caption, found, here)]
    return html.join(blocks, "\n")


@word
def nombre_obligations(corpus: Corpus, here: Here) -> str:
    """Le nombre de fiches du guide."""
    return number(len(corpus.obligations))


@word
def obligations_choisies(corpus: Corpus, here: Here, titre: str, *ids: str) -> Markup:
    """Le tableau de quelques fiches, sous ce titre."""
    return summary_table(titre, map(corpus.obligation, ids), here)


def summary_table(caption: str, obligations: Iterable[Obligation], here: Here) -> Markup:
    """Un tableau de fiches : nom, statut, réponse pour une petite commune, premier geste."""
    rows = [
        (
            html.link(item.nom_court, here.to(address(item))),
            STATUTS[item.statut],
            result_mark(item.answer(Structure.COMMUNE, PETITE_COMMUNE).resultat),
            item.gesture(item.answer(Structure.COMMUNE, PETITE_COMMUNE)),
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


def small_commune(corpus: Corpus, obligation: Obligation) -> Markup:
    """La réponse pour une commune de 900 habitants, et ce qu'elle suppose."""
    answer = obligation.answer(Structure.COMMUNE, PETITE_COMMUNE)
    return html.join([result_mark(answer.resultat), supposed(corpus, answer)], " ")


def supposed(corpus: Corpus, answer: Reponse) -> str:
    """Ce que suppose une réponse : les questions encore ouvertes, puis les précisions de ses règles."""
    questions = (corpus.questions[id].texte for id in answer.questions)
    return sentences(*questions, *(rule.precision for rule in answer.regles))


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


def next_date(obligation: Obligation, here: Here) -> Markup:
    """La prochaine échéance au jour dit, ou rien."""
    coming = obligation.coming(here.today)
    if not coming:
        return Markup("")
    dates = [(it.when, it.objet) for _, it in coming]
    return html.join(["au ", html.as_of(here), " : ", html.next_of(dates, coming[0][0])])


def visee(corpus: Corpus, rule: Regle) -> Markup:
    """Une règle en une ligne, ses articles, ce que reçoit qui répond autrement, et sa propre sanction."""
    risk = html.join([". Ce que l'on risque : ", sanction(corpus, rule.sanction)]) if rule.sanction else ""
    return html.join(
        [rule_sentence(corpus, rule), proofs(corpus, rule.preuve), otherwise(corpus, rule), risk]
    )


def otherwise(corpus: Corpus, rule: Regle) -> Markup:
    """Ce que reçoit qui répond autrement : la raison, ce qui reste dû, l'article ; rien sans question."""
    if rule.sinon is None:
        return Markup("")
    said = sentences(rule.sinon.raison, rule.sinon.reste)
    return html.join([". Sinon : ", said, proofs(corpus, rule.sinon.preuve)])


def gestures(obligation: Obligation) -> Markup:
    """Le premier geste de la fiche, puis celui de chaque règle qui a le sien."""
    own = html.bullets(
        f"{who(rule)} : {rule.premier_geste}" for rule in obligation.concerne if rule.premier_geste
    )
    return html.join([obligation.premier_geste, own], " ") if own else html.join([obligation.premier_geste])


def elsewhere(corpus: Corpus, obligation: Obligation) -> Markup:
    """Ce que la règle devient là où le droit a ses particularités, ou l'aveu de ne pas le savoir."""
    known = [html.join([it.dit, proofs(corpus, it.preuve)]) for it in obligation.territoires]
    return html.join([*known, A_CONFIRMER], " ")


def since(corpus: Corpus, obligation: Obligation) -> Markup:
    """Le jour de l'entrée en vigueur et l'article qui le fixe, ou rien."""
    if obligation.depuis is None:
        return Markup("")
    return html.join([html.day(obligation.depuis), proofs(corpus, obligation.preuve_depuis)])


def sanction(corpus: Corpus, risk: Sanction) -> Markup:
    """Le risque, puis les plafonds d'amende quand le texte en fixe."""
    said = html.join([risk.resume, proofs(corpus, risk.preuve), *precedents(corpus, risk)])
    amounts = html.bullets(html.join([amount(item), proofs(corpus, item.preuve)]) for item in risk.montants)
    return html.join([said, amounts], " ") if amounts else said


def precedents(corpus: Corpus, risk: Sanction) -> Iterator[Markup]:
    """Chaque collectivité déjà sanctionnée, et l'article qui le rapporte."""
    return (html.join([" Déjà arrivé : ", it.dit, proofs(corpus, it.preuve)]) for it in risk.precedents)


def amount(item: Montant) -> str:
    """Un plafond : « jusqu'à 25 000 euros, plafond… »."""
    return f"jusqu'à {number(item.euros)} euros, {item.objet}"


def helper(name: str, url: str | None, what: str) -> Markup:
    """Une aide : son nom, en lien quand elle a une adresse, et ce qu'elle apporte."""
    return html.join([html.link(name, url) if url else name, " : ", what])


def to_review(obligation: Obligation) -> Markup:
    """La date de la prochaine relecture, comparée à celle du lecteur."""
    return html.until(
        obligation.revoir_avant, html.join(["à relire avant le ", html.day(obligation.revoir_avant)])
    )
