"""La fiche d'une tranche : deux pages pour le maire, des gestes à cocher, des questions à répondre."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import checklists, html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import word
from macros.models.base import Niveau
from macros.models.confiance import brief_reference
from macros.models.obligations import NE_SAIT_PAS, Echeance, Obligation, Resultat, Statut, Structure, Theme
from macros.models.profils import Profil
from macros.models.questions import Lieu, Question
from macros.texts.french import counted, in_words, listed, lowered, span
from macros.views import communes, verdicts
from macros.views.calendrier import file as calendar
from macros.views.listes import alike, entry
from macros.views.modeles import address as modele_address
from macros.views.modeles import modele_principal
from macros.views.obligations import RESULTATS, STRUCTURES, address, size
from macros.views.priorites import premieres
from macros.views.profils import title
from macros.views.reponses import EFFORTS
from macros.views.risques import TITRES as RISQUES
from macros.views.textes import CONFIANCES
from macros.views.verdicts import LIBRES, Verdict

LIEUX: Mapping[Theme, Lieu] = {
    Theme.RELATION_USAGERS: Lieu.SITE,
    Theme.ACCESSIBILITE: Lieu.SITE,
    Theme.PRESENCE_NUMERIQUE: Lieu.SITE,
    Theme.INTELLIGENCE_ARTIFICIELLE: Lieu.SITE,
    Theme.FINANCES: Lieu.ARGENT,
    Theme.COMMANDE_PUBLIQUE: Lieu.ARGENT,
    Theme.DONNEES_PERSONNELLES: Lieu.FICHIERS,
    Theme.DONNEES: Lieu.FICHIERS,
    Theme.ARCHIVES: Lieu.FICHIERS,
    Theme.CYBERSECURITE: Lieu.BATIMENTS,
    Theme.NUMERIQUE_RESPONSABLE: Lieu.BATIMENTS,
    Theme.BATIMENTS_SERVICES: Lieu.BATIMENTS,
    Theme.URBANISME: Lieu.URBANISME,
    Theme.TERRITOIRE: Lieu.URBANISME,
    Theme.VIE_INSTITUTIONNELLE: Lieu.VIE,
    Theme.AGENTS: Lieu.VIE,
}
"""Où se fait le travail d'une famille d'obligations."""

ENDROITS: Mapping[Lieu, str] = {
    Lieu.SITE: "Le site et l'accueil",
    Lieu.ARGENT: "L'argent et les marchés",
    Lieu.FICHIERS: "Les fichiers et les archives",
    Lieu.BATIMENTS: "Le matériel et les bâtiments",
    Lieu.URBANISME: "L'urbanisme et le territoire",
    Lieu.VIE: "Les élus, les électeurs et les agents",
}
SIGNATAIRES: Mapping[Structure, str] = {
    Structure.COMMUNE: "le maire",
    Structure.EPCI_FISCALITE_PROPRE: "le président",
    Structure.SYNDICAT: "le président",
    Structure.ETABLISSEMENT_PUBLIC_LOCAL: "le président",
}
NOMBRES: Mapping[int, str] = {
    1: "ce geste",
    2: "ces deux gestes",
    3: "ces trois gestes",
    4: "ces quatre gestes",
    5: "ces cinq gestes",
    6: "ces six gestes",
}
LIBRE = "Au choix, conseillé ou à venir"
RIEN = "Rien : toutes les règles du guide peuvent vous viser."
SAVOIR = "Ce qu'il faut quand même savoir"
COMMENT = "« Je ne sais pas » garde la fiche. Vos réponses restent sur cet appareil et dans l'adresse."
SIGNEZ = "Vu par {} le …………………… Signature : …………………………………………"
PORTEE = "Cette fiche n'est pas un avis juridique : relisez le texte officiel avant d'agir."
AILLEURS = "À confirmer outre-mer, en Alsace et en Moselle : le droit peut y différer."
AIDES = "qui-aide/departements/"
"""Où se lisent les aides ; l'ancre d'un département suit, quand la commune est choisie."""

OU_TROUVER = "ma-collectivite/questions/"
SCRIPTS = ("formulaire", "profil")
DATES = 4
"""Combien de dates s'écrivent : trois se montrent, et les suivantes remplacent celles qui sont passées."""


@dataclass(frozen=True)
class Fiche:
    """Une tranche lue dans le guide, et chaque obligation à sa place."""

    corpus: Corpus
    profile: Profil
    here: Here

    @cached_property
    def results(self) -> Mapping[str, Resultat]:
        """La réponse à chaque obligation tant que rien n'est répondu."""
        return {id: self.profile.answer(item).resultat for id, item in self.corpus.obligations.items()}

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """Ce que la fiche dit de chaque obligation, selon les réponses."""
        items = self.corpus.obligations.items()
        return {id: verdicts.verdict(self.corpus, self.profile, item) for id, item in items}

    @cached_property
    def questions(self) -> list[Question]:
        """Les questions posées à la tranche, dans leur ordre."""
        return list(self.corpus.questions_for(self.profile))

    @cached_property
    def first(self) -> list[Obligation]:
        """Les premières à traiter, parmi celles qui peuvent s'appliquer."""
        return premieres(self.corpus, self.profile)

    @cached_property
    def others(self) -> list[Obligation]:
        """Les autres qui s'appliquent, par lieu, les plus pressantes d'abord."""
        items = [item for item in self.having(Resultat.S_APPLIQUE) if item not in self.first]
        return sorted(items, key=self.place)

    def having(self, *results: Resultat) -> list[Obligation]:
        """Les obligations qui reçoivent une de ces réponses, dans l'ordre de leurs noms."""
        items = [item for id, item in self.corpus.obligations.items() if self.results[id] in results]
        return sorted(items, key=lambda item: item.nom_court)

    def place(self, item: Obligation) -> tuple[int, date, str]:
        """Le rang d'une obligation : son lieu, sa prochaine date, son nom."""
        coming = item.next_deadline(self.here.today)
        return list(Lieu).index(LIEUX[item.theme]), coming[0] if coming else date.max, item.nom_court

    def under(self, question: str) -> list[Obligation]:
        """Les obligations qui se lisent sous une question."""
        placed = self.having(Resultat.SELON_REPONSE, Resultat.A_VENIR)
        return [item for item in placed if self.verdicts[item.id].question == question]

    def rank(self, question: str) -> int:
        """Le numéro d'une question sur la fiche."""
        return [one.id for one in self.questions].index(question) + 1

    def link(self, item: Obligation) -> Markup:
        """Le nom d'une obligation, vers sa fiche."""
        return html.link(item.nom_court, self.here.to(address(item)))


@word
def fiche_profil(corpus: Corpus, here: Here, slug: str) -> str:
    """La fiche d'une tranche, dans l'ordre où le maire la lit."""
    one = Fiche(corpus, corpus.profil(slug), here)
    parts = [
        html.commune_place(here.path(""), " ".join(here.scripts(communes.SCRIPTS)), AIDES, communes.PANNE),
        actions(one),
        counts(one),
        first_gestures(one),
        not_concerned(one),
        html.commune_doubts(),
        free(one),
        next_dates(one),
        signature(one),
        second(one),
        afterwards(one),
    ]
    sheet = html.remembering(
        "fiche-profil", here.scripts(SCRIPTS), ["guide:profil"], html.join(filter(None, parts), "\n")
    )
    return f"# {title(one.profile)}\n\n{sheet}\n"


def actions(one: Fiche) -> Markup:
    """Imprimer, suivre ses dates, trouver de l'aide."""
    dates = html.link("Mes dates (ICS)", one.here.to(calendar(one.profile)))
    return checklists.actions([dates, html.link("Qui m'aide", one.here.to(AIDES))])


def counts(one: Fiche) -> Markup:
    """Le compte honnête : chaque obligation du guide y est une fois, en lien vers sa liste."""
    asked = counted(len(one.questions), "question")
    kinds: list[tuple[str, str, str, tuple[Resultat, ...]]] = [
        ("les-autres", "s'applique", "s'appliquent", (Resultat.S_APPLIQUE,)),
        ("les-questions", f"dépend de {asked}", f"dépendent de {asked}", (Resultat.SELON_REPONSE,)),
        ("non", "ne vous concerne pas", "ne vous concernent pas", (Resultat.NE_S_APPLIQUE_PAS,)),
        ("libre", LIBRE.lower(), LIBRE.lower(), (*LIBRES, Resultat.A_VENIR)),
    ]
    told = ((anchor, len(one.having(*results)), names) for anchor, *names, results in kinds)
    rows = (
        html.link(html.join([html.strong(str(count)), f" {names[count > 1]}"]), f"#{anchor}")
        for anchor, count, names in told
        if count
    )
    return checklists.items("compte", rows)


def first_gestures(one: Fiche) -> Markup:
    """Les premiers gestes : quoi faire, en combien de temps, ce qui arrive sinon, avec quel modèle."""
    name = NOMBRES.get(len(one.first), f"ces {len(one.first)} gestes")
    rows = (html.join([gesture(one, item), details(one, item)]) for item in one.first)
    head = html.heading(2, f"Commencez par {name}", "premiers")
    return html.join([head, checklists.items("gestes premiers", rows)], "\n")


def details(one: Fiche, item: Obligation) -> Markup:
    """Le temps d'un geste, ce qui arrive sans lui, son modèle, et les questions dont il dépend."""
    risk = RISQUES[item.sanction.nature]
    said: list[Content] = [f"Risque : {lowered(risk)}"]
    if one.results[item.id] is Resultat.SELON_REPONSE:
        said.append(html.join(["selon ", question_links(one, one.profile.asked(item))]))
    modele = modele_principal(one.corpus, item, one.profile)
    link = html.link(modele.titre, one.here.to(modele_address(modele))) if modele else ""
    screen = html.join([f" · Temps : {EFFORTS[item.effort]}", " · Modèle : " if link else "", link])
    return html.note(html.join([html.join(said, " ; "), checklists.remark(screen)]))


def question_links(one: Fiche, ids: Iterable[str]) -> Markup:
    """Des questions par leur numéro, en liens : « la question 1 », « les questions 1 et 2 »."""
    links = [html.link(str(one.rank(id)), f"#q-{id}") for id in sorted(ids, key=one.rank)]
    *before, last = links
    if not before:
        return html.join(["la question ", last])
    return html.join(["les questions ", html.join(before, ", "), " et ", last])


def gesture(one: Fiche, item: Obligation) -> Markup:
    """Une obligation : son nom, sa case, et ce que chaque réponse lui fait dire."""
    verdict = one.verdicts[item.id]
    other = verdict.gestes()
    texts = [
        checklists.remark(verdict.dit.texte, checklists.without(verdict.remplace())),
        *(checklists.remark(dit.texte, checklists.when(verdict.tokens(dit))) for dit in other),
    ]
    said = html.join(texts) if other else verdict.dit.texte
    box = checklists.box(said, checklists.without(verdict.refus()))
    return html.join([html.strong(one.link(item)), " ", box, remarks(one, verdict)])


def remarks(one: Fiche, verdict: Verdict) -> Markup:
    """Ce qu'une réponse fait ajouter : la raison qui dispense et ses articles, ou la question qui reste."""
    parts = []
    for dit in verdict.autres:
        mark = checklists.when(verdict.tokens(dit))
        if not dit.garde:
            article = one.corpus.articles[dit.articles[0]].breve
            said = html.join([html.strong("Ne vous concerne pas."), f" {dit.texte} ({article})"])
            parts.append(checklists.remark(said, mark))
        elif dit.ouvertes:
            left = html.join(["Il reste ", question_links(one, dit.ouvertes), "."])
            parts.append(checklists.remark(left, mark))
    return html.join(parts)


def not_concerned(one: Fiche) -> Markup:
    """Ce qui ne vous concerne pas : dix mots, un article ; puis, replié, ce qu'il faut quand même savoir."""
    items = one.having(Resultat.NE_S_APPLIQUE_PAS)
    head = html.heading(2, "Ce qui ne vous concerne pas", "non")
    if not items:
        return html.join([head, html.paragraph(RIEN)], "\n")
    rows = (
        html.join(
            map(checklists.remark, (obligation_name(one, it), f"Non : {target(one, it)}", proof(one, it)))
        )
        for it in items
    )
    told = ((item.nom_court, (item.hors_champ or "").partition(". ")[2]) for item in items)
    nuances = (html.join([html.strong(name), f" : {nuance}"]) for name, nuance in told if nuance)
    known = html.folded(SAVOIR, html.join([html.bullets(nuances), html.note(AILLEURS)], "\n"))
    return html.join([head, checklists.items("refus", rows), known], "\n")


def obligation_name(one: Fiche, item: Obligation) -> Markup:
    """Le nom d'une obligation et le sigle sous lequel on la cherche : celui dont sa fiche porte le nom."""
    start = item.id.replace("_", "")
    writings = (
        one.corpus.lexique[id].ecriture for id in item.sigles if start.startswith(id.replace("_", ""))
    )
    sigle = next(writings, item.nom_court)
    shown = html.join([" (", html.term(sigle), ")"])
    return html.join([one.link(item), "" if sigle.lower() in item.nom_court.lower() else shown])


def target(one: Fiche, item: Obligation) -> str:
    """Ceux que vise une règle qui ne vous vise pas, en dix mots au plus."""
    who = STRUCTURES[one.profile.structure]
    mine = [rule for rule in item.concerne if one.profile.structure in rule.structures]
    if not mine:
        return f"ne vise pas les {who}"
    coming = "projet, " if item.statut is Statut.A_VENIR else ""
    staff = f" et {mine[0].agents_min} agents" if mine[0].agents_min else ""
    return f"{coming}{who} {size(mine[0])}{staff}"


def proof(one: Fiche, item: Obligation) -> Markup:
    """Le texte qui le dit, au plus court, tel qu'il se nomme."""
    return html.as_written(brief_reference(item.base_legale[0], one.corpus.articles))


def free(one: Fiche) -> Markup:
    """Ce que rien n'oblige à faire aujourd'hui, en noms."""
    coming = [item for item in one.under("") if one.results[item.id] is Resultat.A_VENIR]
    groups = {RESULTATS[it]: one.having(it) for it in LIBRES} | {RESULTATS[Resultat.A_VENIR]: coming}
    rows = [
        html.join([html.strong(f"{name} : "), html.join(map(one.link, items), " ; "), "."])
        for name, items in groups.items()
        if items
    ]
    return html.join([html.heading(2, LIBRE, "libre"), html.bullets(rows)], "\n") if rows else Markup("")


def next_dates(one: Fiche) -> Markup:
    """Les prochaines dates de la collectivité : chacune s'efface chez le lecteur quand elle est passée."""
    dates = sorted(upcoming(one), key=lambda it: it[0])[:DATES]
    rows = [
        (day, html.join([html.day(day), f" : {it.objet} (", one.link(item), ")"])) for day, it, item in dates
    ]
    known = checklists.passing(dates[0][0], f"Prochaines dates au {in_words(one.here.today)} :")
    head = html.heading(2, "Vos dates", "dates")
    return html.join([head, known, checklists.dated("prochaines", rows)], "\n")


def upcoming(one: Fiche) -> Iterator[tuple[date, Echeance, Obligation]]:
    """Chaque échéance à venir de ce qui s'applique ou peut s'appliquer."""
    for item in one.having(Resultat.S_APPLIQUE, Resultat.SELON_REPONSE):
        for day, it in item.coming(one.here.today):
            yield day, it, item


def signature(one: Fiche) -> Markup:
    """La place du visa, ce que vaut la fiche, et quand ses faits ont été vérifiés."""
    seen = html.paragraph(SIGNEZ.format(SIGNATAIRES[one.profile.structure]))
    return html.section("signature", html.join([seen, html.note(f"{checked(one)} {PORTEE}")], "\n"))


def checked(one: Fiche) -> str:
    """Quand les fiches ont été vérifiées, et combien ont chaque confiance."""
    items = one.corpus.obligations.values()
    days = {item.verifie_le for item in items}
    when = span(min(days), max(days))
    levels = [one.corpus.confiance(item) for item in items]
    told = [f"{CONFIANCES[it].split(' : ')[0]} pour {levels.count(it)}" for it in Niveau if it in levels]
    return f"Vérifié {when}. Confiance {listed(told)}."


def second(one: Fiche) -> Markup:
    """La seconde page : les gestes à cocher, puis les questions."""
    return html.section("suite", html.join(filter(None, [others(one), questions(one)]), "\n"))


def others(one: Fiche) -> Markup:
    """Les autres qui s'appliquent, par lieu."""
    if not one.others:
        return Markup("")
    name = f"Les {len(one.others)} autres qui s'appliquent"
    parts: list[Content] = [html.heading(2, name, "les-autres")]
    for place, items in groupby(one.others, key=lambda item: LIEUX[item.theme]):
        rows = (gesture(one, item) for item in items)
        parts += [html.heading(3, ENDROITS[place]), checklists.items("gestes", rows)]
    return html.join(parts, "\n")


def questions(one: Fiche) -> Markup:
    """Les questions, chacune suivie de ce qu'elle décide."""
    if not one.questions:
        return Markup("")
    name = f"{counted(len(one.questions), 'question')} pour finir votre liste"
    where = html.link("Où trouver chaque réponse", one.here.to(OU_TROUVER))
    how = html.note(html.join([COMMENT, " ", where, "."]))
    asked = (question(one, it) for it in one.questions)
    return html.join([html.heading(2, name, "les-questions"), how, checklists.questionnaire(asked)], "\n")


def question(one: Fiche, it: Question) -> Markup:
    """Une question, et ce que change chaque réponse."""
    answers = [*((answer.id, answer.texte) for answer in it.reponses), (NE_SAIT_PAS, "je ne sais pas")]
    here = one.under(it.id)
    suspended = checklists.items("selon", (hanging(one, item) for item in here))
    text = f"{one.rank(it.id)}. {it.texte}"
    return checklists.question(it.id, text, answers, html.join([suspended, elsewhere(one, it, here)]))


def hanging(one: Fiche, item: Obligation) -> Markup:
    """Une obligation sous sa question, et ce que chaque réponse lui fait dire."""
    coming = " (à venir)" if one.results[item.id] is Resultat.A_VENIR else ""
    return html.join([one.link(item), coming, remarks(one, one.verdicts[item.id])])


def elsewhere(one: Fiche, it: Question, here: list[Obligation]) -> Markup:
    """Ce que la réponse change ailleurs : des gestes, ou ce qui se lit sous une autre question."""
    items = [
        item
        for item in one.corpus.obligations.values()
        if it.id in one.profile.asked(item) and item not in here and one.verdicts[item.id].autres
    ]
    places = {one.verdicts[item.id].question for item in items} - {""}
    names: list[Content] = [item.nom_court for item in items if not one.verdicts[item.id].question]
    if places:
        names.append(html.join(["les fiches sous ", question_links(one, places)]))
    return html.note(html.join(["Change aussi : ", html.join(names, " ; "), "."])) if names else Markup("")


def afterwards(one: Fiche) -> Markup:
    """Où aller ensuite."""
    to = one.here.to
    told = (entry(liste, one.here) for liste in alike(one.corpus, one.profile))
    stories = html.join([html.link("Ce que d'autres ont fait", to("retours/")), html.bullets(told)])
    links = [
        html.link("Douze mois, trente minutes par mois", to("douze-mois/")),
        stories,
        html.link("Quelle population compte", to("ma-collectivite/#quelle-population-compte")),
    ]
    return html.join([html.heading(2, "Et ensuite", "ensuite"), html.bullets(links)], "\n")
