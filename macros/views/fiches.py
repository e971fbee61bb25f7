"""Une fiche d'obligation, dans l'ordre où on la lit : réponse, gestes, risque, aides, droit."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import checklists, html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import word
from macros.models.modeles import Modele, ModeleDeTexte
from macros.models.obligations import Action, Aide, Obligation, Regle, Sanction, Statut
from macros.proofs.droit import debt
from macros.views import acteurs, ajouts, etapes, modeles
from macros.views.obligations import AUDIENCES, amount, rule_sentence, sentences, small_gesture
from macros.views.reponses import reponse, small_profile
from macros.views.textes import (
    CONFIANCES,
    articles,
    avertissement_de_changement,
    legal_basis,
    level,
    read_on,
)

AVERTISSEMENTS: Mapping[Statut, str] = {
    Statut.A_VENIR: "Cette règle n'est pas encore en vigueur : rien ne vous est imposé à ce titre.",
    Statut.RECOMMANDATION: "Aucune loi ne l'impose : c'est une recommandation.",
}
A_CONFIRMER = "Outre-mer, en Alsace et en Moselle, à confirmer : nous n'avons pas vérifié chaque territoire."
VISES = "Qui est visé exactement, selon la structure"
DROIT = "Les dates de la loi, les textes, notre confiance et nos réserves"
SCRIPTS = ("formulaire", "fiche")
CLES = ("guide:commune", "guide:etapes")
"""Ce que l'appareil garde et qui change la page : la commune choisie, les étapes cochées."""

SIGNALER = "#signaler"
"""Où, au pied de chaque page, on dit qu'une phrase est fausse."""


@word
def fiche_obligation(corpus: Corpus, here: Here, id: str) -> str:
    """Le titre d'une fiche, ce qui la met en doute, la réponse, puis la place du sommaire."""
    obligation = corpus.obligation(id)
    warning = AVERTISSEMENTS.get(obligation.statut)
    alert = html.section("avertissement", html.paragraph(html.strong(warning))) if warning else ""
    changed = avertissement_de_changement(corpus, obligation)
    answer = reponse(corpus, here, obligation)
    local = ajouts.notes(corpus, obligation)
    return f"# {obligation.nom}\n\n{alert}\n\n{changed}\n\n{answer}\n\n{local}\n\n{html.summary_place()}\n"


@word
def gestes_obligation(corpus: Corpus, here: Here, id: str) -> Markup:
    """Les gestes, à cocher, chacun avec ses articles et son modèle ; à côté, la première page d'un modèle."""
    obligation = corpus.obligation(id)
    rest = (step(corpus, here, action) for action in obligation.actions)
    linked = {action.modele for action in obligation.actions}
    main = modeles.modele_principal(corpus, obligation, small_profile(corpus))
    opening = model(here, main) if main and main.id not in linked else ""
    linked |= {main.id} if main else set()
    others = [
        modeles.entry(corpus, here, modele)
        for modele in corpus.modeles.values()
        if id in modele.obligations and modele.id not in linked
    ]
    seen = [modeles.first_page(main)] if isinstance(main, ModeleDeTexte) else []
    parts: list[Content] = [*seen, checklists.steps(id, [(small_gesture(obligation), opening), *rest])]
    if others:
        parts += [html.paragraph("D'autres modèles utiles :"), html.bullets(others)]
    return html.remembering("etapes", here.scripts(SCRIPTS), CLES, html.join(parts, "\n"))


@word
def risque_obligation(corpus: Corpus, here: Here, id: str) -> Markup:
    """Ce que l'on risque, les plafonds, ce qui est déjà arrivé, et qui contrôle."""
    obligation = corpus.obligation(id)
    controlled = html.paragraph(html.join([html.strong("Qui contrôle : "), obligation.autorite, "."]))
    return html.join([risk(corpus, obligation.sanction), controlled], "\n")


@word
def aides_obligation(corpus: Corpus, here: Here, id: str) -> Markup:
    """Une seule liste : qui aide, à quoi, à quel coût quand on le sait ; puis les aides du département."""
    obligation = corpus.obligation(id)
    known = (aide for aide in obligation.aides if reachable(corpus, aide))
    near = html.join(
        [
            html.link("Qui aide dans votre département", here.to("qui-aide/departements/")),
            " ; ",
            html.link("tous les organismes, par besoin", here.to(f"{acteurs.BESOINS}{obligation.theme}")),
            ".",
        ]
    )
    return html.join([html.bullets(helper(corpus, aide) for aide in known), html.paragraph(near)], "\n")


@word
def exceptions_obligation(corpus: Corpus, here: Here, id: str) -> Markup:
    """« Qui n'est pas concerné ? » : pourquoi, puis chaque exception ; rien si la règle vaut pour tous."""
    obligation = corpus.obligation(id)
    if not (obligation.hors_champ or obligation.exceptions):
        return Markup("")
    why = html.paragraph(obligation.hors_champ) if obligation.hors_champ else ""
    question = html.heading(3, "Qui n'est pas concerné ?")
    return html.join([question, why, html.bullets(obligation.exceptions)], "\n")


@word
def droit_obligation(corpus: Corpus, here: Here, id: str) -> Markup:
    """Repliés : qui est visé exactement, puis les dates, les textes et les réserves ; enfin la relecture."""
    obligation = corpus.obligation(id)
    lead = html.link("votre liste", here.to("ma-collectivite/"))
    parts = [
        html.folded(VISES, concerned(corpus, obligation)),
        html.folded(DROIT, law(corpus, obligation)),
        html.paragraph(html.join(["Et ensuite : ", *onward(corpus, here, obligation, lead)])),
        freshness(corpus, here, obligation),
    ]
    return html.join(parts, "\n")


def onward(corpus: Corpus, here: Here, obligation: Obligation, lead: Markup) -> Iterator[Content]:
    """Ce qui suit une fiche : la liste de la commune, ses dates, ses douze mois, l'étape qui la traite."""
    yield lead
    yield html.join([", ", html.link("vos dates", here.to("calendrier/"))])
    yield html.join([", ", html.link("vos douze mois", here.to("douze-mois/"))])
    for numero in obligation.etapes:
        step = corpus.etape(numero)
        yield html.join([", ", html.link(etapes.name(step), here.to(etapes.address(step)))])
    yield "."


def step(corpus: Corpus, here: Here, action: Action) -> tuple[str, Content]:
    """Un geste ; puis les articles qui portent ses nombres, et le modèle qui sert à le faire."""
    proofs = articles(corpus, action.preuve)
    if action.modele is None:
        return action.faire, proofs
    return action.faire, html.join([proofs, model(here, corpus.modele(action.modele))])


def model(here: Here, modele: Modele) -> Markup:
    """Le modèle qui sert à un geste, en lien."""
    return html.join([" Modèle : ", html.link(modele.titre, here.to(modeles.address(modele))), "."])


def risk(corpus: Corpus, given: Sanction) -> Markup:
    """Le risque, puis les plafonds d'amende quand le texte en fixe."""
    said = html.paragraph(
        html.join([given.resume, articles(corpus, given.preuve), *precedents(corpus, given)])
    )
    amounts = html.bullets(
        html.join([amount(item), articles(corpus, item.preuve)]) for item in given.montants
    )
    return html.join([said, amounts], "\n") if amounts else said


def precedents(corpus: Corpus, given: Sanction) -> Iterator[Markup]:
    """Chaque collectivité déjà sanctionnée, et l'article qui le rapporte."""
    return (html.join([" Déjà arrivé : ", it.dit, articles(corpus, it.preuve)]) for it in given.precedents)


def reachable(corpus: Corpus, aide: Aide) -> bool:
    """Vrai si le guide peut orienter vers cette aide : il sait de qui il s'agit."""
    return aide.acteur is None or corpus.acteurs[aide.acteur].identified


def helper(corpus: Corpus, aide: Aide) -> Markup:
    """Une aide : son nom, en lien quand elle a une adresse, ce qu'elle apporte, son coût s'il est connu."""
    actor = corpus.acteurs[aide.acteur] if aide.acteur else None
    url, name = aide.url or (actor.url if actor else None), helper_name(corpus, aide)
    what = aide.quoi or (actor.role if actor else "")
    cost = acteurs.COUTS[actor.gratuit if actor else None]
    return html.join([html.link(name, url) if url else name, " : ", what.rstrip("."), f" ({cost})."])


def helper_name(corpus: Corpus, aide: Aide) -> str:
    """Le nom d'une aide : le sien, sinon celui de l'acteur."""
    return aide.nom or (corpus.acteurs[aide.acteur].nom if aide.acteur else "")


def concerned(corpus: Corpus, obligation: Obligation) -> Markup:
    """Chaque règle sur sa ligne, puis ce qu'elle devient là où le droit a ses particularités."""
    rules = html.bullets(visee(corpus, obligation, rule) for rule in obligation.concerne)
    known = [html.join([it.dit, articles(corpus, it.preuve)]) for it in obligation.territoires]
    return html.join([rules, html.paragraph(html.join([*known, A_CONFIRMER], " "))], "\n")


def visee(corpus: Corpus, obligation: Obligation, rule: Regle) -> Markup:
    """Une règle en une ligne, ses articles, son premier geste et son risque si elle a les siens."""
    parts: list[Content] = [
        rule_sentence(corpus, rule),
        articles(corpus, rule.preuve),
        otherwise(corpus, rule),
    ]
    gesture = rule.premier_geste or obligation.premier_geste
    if gesture != small_gesture(obligation):
        parts.append(f". À faire d'abord : {gesture.rstrip('.')}")
    if rule.sanction:
        parts += [". Ce que l'on risque : ", risk(corpus, rule.sanction)]
    return html.join(parts)


def otherwise(corpus: Corpus, rule: Regle) -> Markup:
    """Ce que reçoit qui répond autrement : la raison, ce qui reste dû, l'article ; rien sans question."""
    if rule.sinon is None:
        return Markup("")
    said = sentences(rule.sinon.raison, rule.sinon.reste)
    return html.join([". Sinon : ", said, articles(corpus, rule.sinon.preuve)])


def law(corpus: Corpus, obligation: Obligation) -> Markup:
    """Les dates, les textes, ce qui a été lu, ce qui reste à vérifier, et les réserves."""
    trust = obligation.confiance
    parts: list[Content] = [
        html.bullets(dates(corpus, obligation)),
        html.paragraph("Les textes :"),
        html.bullets(legal_basis(corpus, basis) for basis in obligation.base_legale),
    ]
    parts.append(html.paragraph(f"Confiance {CONFIANCES[corpus.confiance(obligation)]}."))
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


def dates(corpus: Corpus, obligation: Obligation) -> Iterator[Content]:
    """L'entrée en vigueur, les échéances, et ce qui reste à suivre."""
    if obligation.depuis:
        yield html.join(
            [
                "En vigueur depuis le ",
                html.day(obligation.depuis),
                articles(corpus, obligation.preuve_depuis),
                ".",
            ]
        )
    for it in obligation.echeances:
        yield html.join([html.day(it.date), " : ", it.objet, AUDIENCES[it.pour], articles(corpus, it.preuve)])
    yield from obligation.a_suivre


def freshness(corpus: Corpus, here: Here, obligation: Obligation) -> Markup:
    """Une ligne : ce qui a été lu et quand, avant quand le relire, la confiance, et où dire une erreur."""
    again = html.join(["à relire avant le ", html.day(obligation.revoir_avant)])
    parts = [
        read_on(corpus, obligation),
        html.until(obligation.revoir_avant, again),
        f"confiance {level(corpus, obligation)}",
        html.link("Signaler une erreur", SIGNALER),
    ]
    return html.note(html.join(parts, " · "))
