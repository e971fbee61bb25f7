"""« Ma collectivité » : ce qui s'applique, ce qui dépend d'une réponse, ce qui ne s'applique pas."""

from collections.abc import Callable, Mapping
from datetime import date

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import inventory, word
from macros.models.confiance import reference
from macros.models.obligations import Effort, Obligation, Reponse, Resultat, Structure
from macros.models.profils import MONTREES, Profil
from macros.texts.french import capital, counted, in_words, listed, number
from macros.views.fiches import helper_name
from macros.views.modeles import address as modele_address
from macros.views.modeles import modele_principal
from macros.views.obligations import RESULTATS, address, sentences, size, supposed
from macros.views.textes import level

QUI: Mapping[Structure, str] = {
    Structure.COMMUNE: "Commune",
    Structure.EPCI_FISCALITE_PROPRE: "Intercommunalité à fiscalité propre",
    Structure.SYNDICAT: "Syndicat",
    Structure.ETABLISSEMENT_PUBLIC_LOCAL: "CCAS, caisse des écoles ou autre établissement public local",
}
ACCORDS: Mapping[Resultat, tuple[str, str]] = {
    Resultat.S_APPLIQUE: ("obligation s'applique", "obligations s'appliquent"),
    Resultat.SELON_REPONSE: ("dépend de vos réponses", "dépendent de vos réponses"),
    Resultat.AU_CHOIX: ("est au choix", "sont au choix"),
    Resultat.CONSEILLE: ("est conseillée", "sont conseillées"),
    Resultat.UN_DROIT: ("est un droit", "sont des droits"),
    Resultat.NE_S_APPLIQUE_PAS: ("ne vous concerne pas", "ne vous concernent pas"),
    Resultat.A_VENIR: ("est à venir", "sont à venir"),
}
LIBRES = (Resultat.AU_CHOIX, Resultat.CONSEILLE, Resultat.UN_DROIT)
"""Ce que rien n'oblige à faire."""

FACILITE: Mapping[Effort, int] = {Effort.FACILE: 0, Effort.MOYEN: 1, Effort.LONG: 2}

AIDES = "qui-aide/departements/#departement-"
"""Où se lisent les aides d'un département ; son code suit."""

AILLEURS = (
    "À confirmer outre-mer, en Alsace et en Moselle : le droit peut y être différent, en particulier ici."
)

Answer = tuple[Obligation, Reponse]
Cells = Callable[[Obligation, Reponse, Here], tuple[Content, ...]]


@word
def fiche_profil(corpus: Corpus, here: Here, slug: str) -> str:
    """La fiche d'une tranche : résumé, quatre listes, place pour la date et la signature."""
    profile = corpus.profil(slug)
    answers = {result: answered(corpus, profile, result, here.today) for result in Resultat}
    parts: list[Content] = [
        html.section("resume", html.paragraph(html.join([html.strong(summary(answers)), known_on(here)]))),
        html.commune_place(here.path(""), here.path("assets/commune.js"), AIDES),
        applies(corpus, profile, answers[Resultat.S_APPLIQUE], here),
        to_check(corpus, profile, answers[Resultat.SELON_REPONSE], here),
        *(free(corpus, profile, it, answers[it], here) for it in LIBRES if answers[it]),
        does_not_apply(corpus, answers[Resultat.NE_S_APPLIQUE_PAS], here),
        coming(corpus, answers[Resultat.A_VENIR], here),
        signature(),
    ]
    return f"# {title(profile)}\n\n{html.section('fiche-profil', html.join(parts, chr(10)))}\n"


@inventory
def liste_profils(corpus: Corpus, here: Here) -> Markup:
    """Les tranches de chaque structure, en liens."""
    blocks: list[Content] = []
    for structure in MONTREES:
        blocks.append(html.heading(3, QUI[structure]))
        blocks.append(
            html.bullets(
                html.link(title(profile), here.to(page(profile)))
                for profile in corpus.profils()
                if profile.structure is structure
            )
        )
    return html.join(blocks, "\n")


def title(profile: Profil) -> str:
    """Le nom d'une tranche : « Commune de 3 501 à 9 999 habitants »."""
    return f"{QUI[profile.structure]} {span(profile)}".strip()


def span(profile: Profil) -> str:
    """La taille d'une tranche, en toutes lettres."""
    low, high = profile.population_min, profile.population_max
    if high is None:
        return f"de {number(low)} habitants et plus" if low else "de toute taille"
    if not low:
        return f"de moins de {number(high + 1)} habitants"
    return f"de {number(low)} habitants" if low == high else f"de {number(low)} à {number(high)} habitants"


def page(profile: Profil) -> str:
    """L'adresse de la page d'une tranche."""
    return f"ma-collectivite/{profile.slug}/"


def answered(corpus: Corpus, profile: Profil, result: Resultat, on: date) -> list[Answer]:
    """Les obligations qui reçoivent cette réponse, les plus pressantes d'abord."""
    answers = [(item, profile.answer(item)) for item in corpus.obligations.values()]
    return sorted(
        (pair for pair in answers if pair[1].resultat is result), key=lambda pair: urgency(pair[0], on)
    )


def urgency(obligation: Obligation, on: date) -> tuple[date, int, int, str]:
    """L'ordre d'une fiche : prochaine date, puis plafond d'amende, puis facilité, puis nom."""
    coming = obligation.next_deadline(on)
    heaviest = max((amount.euros for amount in obligation.sanction.montants), default=0)
    return (
        coming[0] if coming else date.max,
        -heaviest,
        FACILITE[obligation.effort],
        obligation.nom_court,
    )


def summary(answers: Mapping[Resultat, list[Answer]]) -> str:
    """La phrase qui dit tout : combien s'appliquent, dépendent, ne concernent pas, viennent."""
    counts = [counted(len(found), *ACCORDS[result]) for result, found in answers.items() if found]
    return f"{listed(counts)}."


def known_on(here: Here) -> Markup:
    """Le jour où les prochaines dates de la fiche sont justes."""
    return html.join([" Prochaines dates au ", html.as_of(here), "."])


def applies(corpus: Corpus, profile: Profil, answers: list[Answer], here: Here) -> Markup:
    """La liste de ce qui s'applique."""
    return block(
        Resultat.S_APPLIQUE,
        answers,
        here,
        ("Obligation", "Dates", "Premier geste", "Qui aide", "Confiance"),
        lambda item, answer, here: (
            when(item, here),
            first_step(corpus, item, profile, here, *precisions(profile, answer)),
            helpers(corpus, item),
            level(corpus, item),
        ),
    )


def to_check(corpus: Corpus, profile: Profil, answers: list[Answer], here: Here) -> Markup:
    """La liste de ce qui dépend d'une réponse, avec la question à se poser."""
    return block(
        Resultat.SELON_REPONSE,
        answers,
        here,
        (
            "Obligation",
            "La question à vous poser",
            "Ce que dit la règle",
            "Premier geste",
            "Confiance",
        ),
        lambda item, answer, here: (
            html.join([corpus.questions[id].texte for id in answer.questions], " "),
            sentences(*precisions(profile, answer)),
            first_step(corpus, item, profile, here),
            level(corpus, item),
        ),
    )


def free(corpus: Corpus, profile: Profil, result: Resultat, answers: list[Answer], here: Here) -> Markup:
    """Une liste de ce que rien n'oblige à faire."""
    return block(
        result,
        answers,
        here,
        ("Sujet", "Ce que dit la règle", "Premier geste", "Confiance"),
        lambda item, answer, here: (
            sentences(*precisions(profile, answer)),
            first_step(corpus, item, profile, here),
            level(corpus, item),
        ),
    )


def precisions(profile: Profil, answer: Reponse) -> tuple[str, ...]:
    """Les précisions des règles d'une réponse ; celle qui ne vaut pas pour toute la tranche dit sa taille."""
    said = ((rule, rule.precision) for rule in answer.regles if rule.precision)
    return tuple(text if profile.whole(rule) else f"{capital(size(rule))} : {text}" for rule, text in said)


def does_not_apply(corpus: Corpus, answers: list[Answer], here: Here) -> Markup:
    """La liste de ce qui ne s'applique pas, avec la raison et l'article, et où cela reste à confirmer."""
    listed = block(
        Resultat.NE_S_APPLIQUE_PAS,
        answers,
        here,
        ("Obligation", "Pourquoi", "Texte", "Confiance"),
        lambda item, answer, _: (
            sentences(answer.raison, answer.reste),
            reference(item.base_legale[0], corpus.articles),
            level(corpus, item),
        ),
    )
    return html.join([listed, html.note(AILLEURS)], "\n")


def coming(corpus: Corpus, answers: list[Answer], here: Here) -> Markup:
    """La liste de ce qui viendra : rien n'est imposé aujourd'hui."""
    return block(
        Resultat.A_VENIR,
        answers,
        here,
        ("Règle à venir", "Dates", "Ce que l'on sait", "Confiance"),
        lambda item, answer, here: (
            when(item, here),
            supposed(corpus, answer),
            level(corpus, item),
        ),
    )


def block(
    result: Resultat, answers: list[Answer], here: Here, headers: tuple[str, ...], cells: Cells
) -> Markup:
    """Une des quatre listes : son titre, son tableau, ou la phrase qui dit qu'elle est vide."""
    name = RESULTATS[result]
    head = html.heading(2, name, f"reponse-{result.replace('_', '-')}")
    if not answers:
        return html.join([head, html.paragraph("Aucune obligation dans cette liste.")], "\n")
    rows = [
        (html.link(item.nom_court, here.to(address(item))), *cells(item, answer, here))
        for item, answer in answers
    ]
    table = html.table(f"{name} : {counted(len(rows), 'fiche')}", headers, rows)
    return html.section(f"liste-{result}", html.join([head, table], "\n"))


def when(item: Obligation, here: Here) -> Markup:
    """Depuis quand, et la prochaine date s'il y en a une."""
    coming = item.coming(here.today)
    dates: list[Content] = [f"depuis le {in_words(item.depuis)}"] if item.depuis else []
    if coming:
        shown = html.next_of([(it.when, "") for _, it in coming], coming[0][0])
        dates.append(html.join(["prochaine date : ", shown]))
    return html.join(dates or ["date non précisée"], " ; ")


def first_step(corpus: Corpus, item: Obligation, profile: Profil, here: Here, *said: str) -> Markup:
    """Le premier geste et ses précisions, et le modèle à remplir quand le guide en a un pour ce profil."""
    text = sentences(item.gesture(profile.answer(item)), *said)
    modele = modele_principal(corpus, item, profile)
    if modele is None:
        return html.join([text])
    return html.join([text, " Modèle : ", html.link(modele.titre, here.to(modele_address(modele))), "."])


def helpers(corpus: Corpus, item: Obligation) -> str:
    """Ceux qui aident, par leur nom."""
    return ", ".join(helper_name(corpus, aide) for aide in item.aides[:2]) or "non précisé"


def signature() -> Markup:
    """La place pour la collectivité, la date et la signature, et la portée de la fiche."""
    return html.section(
        "signature",
        html.join(
            [
                html.paragraph("Collectivité : …………………………………  Date : ……………………  Signature : ……………………………"),
                html.note(
                    "Cette fiche informe. Elle n'est pas un avis juridique. "
                    "Relisez le texte officiel avant d'agir."
                ),
            ]
        ),
    )
