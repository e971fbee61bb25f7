"""La réponse d'une fiche à une collectivité : un mot, sa raison, l'article, le premier geste, le modèle."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.models.obligations import (
    Effort,
    Obligation,
    ReferenceEpinglee,
    Regle,
    Reponse,
    Resultat,
    Structure,
)
from macros.models.profils import Profil
from macros.views import modeles
from macros.views.obligations import PETITE_COMMUNE
from macros.views.textes import brief

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

OUI = ("oui",)
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

    Les autres restent muettes ; le script montre celle de la commune choisie sur l'appareil.
    """
    small = small_profile(corpus)
    shown = told(corpus, here, obligation, small)
    answers: dict[Markup, list[str]] = {shown: []}
    for profile in corpus.profils():
        answers.setdefault(told(corpus, here, obligation, profile), []).append(profile.slug)
    elsewhere = html.paragraph(
        html.join(["Autre taille ? ", html.link("Ma commune", here.to("ma-collectivite/"))])
    )
    ours = answers.pop(shown)
    hidden = (html.alternative(slugs, said) for said, slugs in answers.items())
    return html.adapted(ours, here.path("assets/fiche.js"), html.join([shown, elsewhere, *hidden], "\n"))


def small_profile(corpus: Corpus) -> Profil:
    """La tranche de la petite commune."""
    return next(it for it in corpus.profils() if it.covers(Structure.COMMUNE, PETITE_COMMUNE))


def told(corpus: Corpus, here: Here, obligation: Obligation, profile: Profil) -> Markup:
    """Ce que l'encadré dit à une tranche : la réponse, le premier geste, le modèle, le temps, la date."""
    answer = profile.answer(obligation)
    modele = modeles.modele_principal(corpus, obligation, profile)
    concerned = answer.resultat is not Resultat.NE_S_APPLIQUE_PAS
    first = "À faire d'abord" if concerned else "À faire d'abord, si vous y êtes tenus"
    return html.facts(
        [
            (PETITE, html.join(words(corpus, obligation, answer), " ")),
            (first, obligation.gesture(answer)),
            ("Prochaine date", next_date(obligation, here)),
            ("Modèle", html.link(modele.titre, here.to(modeles.address(modele))) if modele else ""),
            ("Temps", f"{EFFORTS[obligation.effort]} (estimation du guide)"),
        ]
    )


def words(corpus: Corpus, obligation: Obligation, answer: Reponse) -> Iterator[Content]:
    """La réponse en un mot, puis la question d'un « si », ou la raison et l'article d'un « non »."""
    yield html.mark(MOTS[answer.resultat], answer.resultat)
    if answer.resultat in OUVERTES:
        yield from dict.fromkeys(said for rule in answer.regles for said in asked(corpus, rule, answer))
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


def asked(corpus: Corpus, rule: Regle, answer: Reponse) -> Iterator[str]:
    """Les questions qu'une règle attend encore, et les réponses qui la font valoir sauf un simple « oui »."""
    for id in answer.questions:
        if wanted := rule.si.get(id):
            question = corpus.questions[id]
            yield question.texte if wanted == OUI else f"{question.texte} {question.said(wanted)}."


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
