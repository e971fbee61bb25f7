"""La réponse d'une fiche à une collectivité : un mot, sa raison, l'article, le premier geste, le modèle."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.models.obligations import (
    Effort,
    Obligation,
    ReferenceEpinglee,
    Reponse,
    Resultat,
    Structure,
)
from macros.models.profils import Profil
from macros.views import modeles
from macros.views.obligations import PETITE_COMMUNE
from macros.views.textes import brief
from macros.views.verdicts import cubes, possible, token

MOTS: Mapping[Resultat, str] = {
    Resultat.S_APPLIQUE: "Oui, c'est dû",
    Resultat.SELON_REPONSE: "Oui si",
    Resultat.AU_CHOIX: "Au choix",
    Resultat.CONSEILLE: "Conseillé",
    Resultat.UN_DROIT: "Un droit",
    Resultat.A_VENIR: "Pas encore",
    Resultat.NE_S_APPLIQUE_PAS: "Non",
}
OUVERTES = frozenset({Resultat.SELON_REPONSE, Resultat.A_VENIR})
"""Les réponses que les questions peuvent encore changer."""

OUI = "oui"
"""La réponse que l'on attend quand la question suffit."""

EFFORTS: Mapping[Effort, str] = {
    Effort.FACILE: "moins d'une heure",
    Effort.MOYEN: "une demi-journée ou une délibération",
    Effort.LONG: "plusieurs semaines",
}
PETITE = "Une commune de moins de 3 500 habitants"
"""Celle dont la fiche donne la réponse tant que personne n'a choisi sa commune."""


def reponse(corpus: Corpus, here: Here, obligation: Obligation) -> Markup:
    """L'encadré en tête d'une fiche : la réponse pour une petite commune, et celles qui en diffèrent.

    Les autres restent muettes : celle de chaque tranche, puis ce qu'y change chaque façon de répondre aux
    questions. Le script montre celle de la commune choisie et des réponses gardées sur l'appareil.
    """
    small = small_profile(corpus)
    shown = answer_box(corpus, here, obligation, small)
    answers: dict[Markup, list[str]] = {shown: []}
    answered: dict[tuple[Markup, str], list[str]] = {}
    for profile in corpus.profils():
        answers.setdefault(answer_box(corpus, here, obligation, profile), []).append(profile.slug)
        for key in changed(corpus, obligation, profile):
            answered.setdefault(key, []).append(profile.slug)
    elsewhere = html.paragraph(
        html.join(["Autre taille ? ", html.link("Ma commune", here.to("ma-collectivite/"))])
    )
    ours = answers.pop(shown)
    hidden = [html.alternative(slugs, said) for said, slugs in answers.items()]
    hidden += [html.alternative(some(corpus, slugs), said, case) for (said, case), slugs in answered.items()]
    return html.adapted(some(corpus, ours), html.join([shown, elsewhere, *hidden], "\n"))


def some(corpus: Corpus, slugs: Sequence[str]) -> Sequence[str]:
    """Les tranches que vise un texte ; aucune s'il les vise toutes."""
    return () if len(slugs) == len(corpus.profils()) else slugs


def changed(corpus: Corpus, obligation: Obligation, profile: Profil) -> Iterator[tuple[Markup, str]]:
    """Ce que des réponses changent aux premières lignes de l'encadré, et les cas où elles le changent."""
    cases = list(profile.cases(obligation, corpus.questions))
    _, usual = rows(corpus, obligation, cases[0].reponse)
    said: dict[Markup, list[tuple[str, ...]]] = {}
    for case in cases:
        answer, gesture = rows(corpus, obligation, case.reponse)
        lines = html.facts([answer] if gesture == usual else [answer, gesture])
        said.setdefault(lines, []).append(tuple(case.reponses.values()))
    asked = [(id, possible(corpus, id)) for id in cases[0].reponses]
    _, *others = said
    for other in others:
        yield other, " ".join(token(cube, "") for cube in cubes(said[other], asked))


def small_profile(corpus: Corpus) -> Profil:
    """La tranche de la petite commune."""
    return next(it for it in corpus.profils() if it.covers(Structure.COMMUNE, PETITE_COMMUNE))


def answer_box(corpus: Corpus, here: Here, obligation: Obligation, profile: Profil) -> Markup:
    """Ce que l'encadré dit à une tranche : la réponse, le premier geste, le modèle, le temps, la date."""
    modele = modeles.modele_principal(corpus, obligation, profile)
    return html.facts(
        [
            *rows(corpus, obligation, profile.answer(obligation)),
            ("Prochaine date", next_date(obligation, here)),
            ("Modèle", html.link(modele.titre, here.to(modeles.address(modele))) if modele else ""),
            ("Temps", f"{EFFORTS[obligation.effort]} (estimation du guide)"),
        ]
    )


def rows(corpus: Corpus, obligation: Obligation, answer: Reponse) -> list[tuple[str, Content]]:
    """Les deux lignes qui dépendent d'une réponse : ce qu'elle est, et par quoi commencer."""
    concerned = answer.resultat is not Resultat.NE_S_APPLIQUE_PAS
    first = "À faire d'abord" if concerned else "À faire d'abord, si vous y êtes tenus"
    return [
        (PETITE, html.join(words(corpus, obligation, answer), " ")),
        (first, obligation.gesture(answer)),
    ]


def words(corpus: Corpus, obligation: Obligation, answer: Reponse) -> Iterator[Content]:
    """La réponse en un mot, puis la question d'un « si », ou la raison et l'article d'un « non »."""
    yield html.mark(MOTS[answer.resultat], answer.resultat)
    if answer.resultat in OUVERTES:
        yield from open_questions(corpus, answer)
    if answer.resultat is Resultat.NE_S_APPLIQUE_PAS:
        yield html.join([first_sentence(answer.raison or ""), " (", held(corpus, obligation, answer), ")."])
        yield answer.reste or ""
    if obligation.depuis:
        lead = "Depuis le " if answer.regles else "Pour les autres : depuis le "
        yield html.join([lead, html.day(obligation.depuis), "."])


def held(corpus: Corpus, obligation: Obligation, answer: Reponse) -> Markup:
    """Les articles d'un « non » : ceux de la réponse donnée, sinon le premier texte de la fiche."""
    given = [ReferenceEpinglee(article=id) for id in answer.preuve]
    return html.join((brief(corpus, it) for it in given or obligation.base_legale[:1]), " ; ")


def open_questions(corpus: Corpus, answer: Reponse) -> Iterator[str]:
    """Les questions qui décident encore, une fois chacune, et les réponses qui obligent, sauf un « oui »."""
    for id in answer.questions:
        question = corpus.questions[id]
        wanted = {one for rule in answer.regles for one in rule.si.get(id, ())}
        if wanted == {OUI}:
            yield question.texte
        elif wanted:
            chosen = tuple(one.id for one in question.reponses if one.id in wanted)
            yield f"{question.texte} {question.said(chosen)}."


def first_sentence(text: str) -> str:
    """La première phrase d'un texte, sans son point."""
    return text.partition(". ")[0].rstrip(".")


def next_date(obligation: Obligation, here: Here) -> Markup:
    """La prochaine échéance au jour dit, ou rien."""
    coming = obligation.coming(here.today)
    if not coming:
        return Markup("")
    dates = [(it.when, it.objet) for _, it in coming]
    return html.join(["au ", html.as_of(here), " : ", html.next_of(dates, coming[0][0])])
