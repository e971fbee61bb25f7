"""Le tableau de suivi : ses colonnes, et une ligne par obligation, dans l'ordre où une mairie travaille.

Python et le navigateur écrivent les mêmes lignes : `table` donne au second tout ce qu'elles demandent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from macros.corpus.facts import Corpus
from macros.exports.answers import articles
from macros.exports.resource import Row
from macros.models.dossier import Etat, Geste
from macros.models.obligations import SANS_REPONSE, Destinataire, Obligation, Reponse, Resultat
from macros.models.profils import Profil
from macros.texts.typography import typeset
from macros.views.fiche_profil import LIEUX
from macros.views.obligations import RESULTATS, address, sentences


class Sorte(StrEnum):
    """Ce que contient une colonne."""

    TEXTE = "texte"
    ETAT = "etat"
    JOUR = "jour"


@dataclass(frozen=True)
class Colonne:
    """Une colonne du tableau : son nom, ce qu'elle contient, sa largeur en centimètres."""

    id: str
    titre: str
    sorte: Sorte
    largeur: float


COLONNES = (
    Colonne("obligation", "Obligation", Sorte.TEXTE, 3.8),
    Colonne("reponse", "Réponse", Sorte.TEXTE, 4.4),
    Colonne("geste", "Premier geste", Sorte.TEXTE, 5.6),
    Colonne("etat", "État", Sorte.ETAT, 1.9),
    Colonne("le", "Fait le", Sorte.JOUR, 2.2),
    Colonne("preuve", "Preuve", Sorte.TEXTE, 2.6),
    Colonne("qui", "Qui", Sorte.TEXTE, 1.9),
    Colonne("prochaine", "Prochaine date", Sorte.JOUR, 2.2),
    Colonne("texte", "Texte", Sorte.TEXTE, 3.1),
    Colonne("note", "Note", Sorte.TEXTE, 2.5),
)
ETATS: Mapping[Etat, str] = {
    Etat.A_FAIRE: "À faire",
    Etat.EN_COURS: "En cours",
    Etat.FAIT: "Fait",
    Etat.SANS_OBJET: "Sans objet",
}
"""Les mots de la liste d'une cellule."""

RANGS = (
    Resultat.S_APPLIQUE,
    Resultat.SELON_REPONSE,
    Resultat.A_VENIR,
    Resultat.UN_DROIT,
    Resultat.CONSEILLE,
    Resultat.AU_CHOIX,
    Resultat.NE_S_APPLIQUE_PAS,
)
"""L'ordre des réponses dans le tableau."""

EN_ATTENTE = (Resultat.SELON_REPONSE, Resultat.A_VENIR)
"""Les réponses dont une question décide encore."""

Ligne = dict[str, str]
"""Une ligne, par identifiant de colonne ; `resultat` et `id` ne s'y montrent pas."""


@dataclass(frozen=True)
class Issue:
    """Ce que reçoit qui répond d'une façon donnée."""

    resultat: Resultat
    reponse: str
    geste: str
    texte: str


def lignes(
    corpus: Corpus,
    profile: Profil,
    on: date,
    reponses: Mapping[str, str] = SANS_REPONSE,
    gestes: Mapping[str, Geste] | None = None,
) -> list[Ligne]:
    """Toutes les lignes d'une collectivité, d'après ses réponses et ce qu'elle a fait."""
    done = gestes or {}
    rows = (ligne(corpus, profile, item, on, reponses, done.get(item.id)) for item in ordered(corpus))
    return sorted(rows, key=lambda one: RANGS.index(Resultat(one["resultat"])))


def ligne(
    corpus: Corpus,
    profile: Profil,
    item: Obligation,
    on: date,
    reponses: Mapping[str, str],
    done: Geste | None,
) -> Ligne:
    """La ligne d'une obligation."""
    issue = outcome(corpus, item, profile.answer(item, reponses))
    refused = issue.resultat is Resultat.NE_S_APPLIQUE_PAS
    state = done or Geste(etat=Etat.SANS_OBJET if refused else Etat.A_FAIRE)
    coming = None if refused else item.next_deadline(on)
    following = state.prochaine or (coming[0] if coming else None)
    return {
        "id": item.id,
        "resultat": issue.resultat,
        "obligation": typeset(item.nom_court),
        "reponse": issue.reponse,
        "geste": issue.geste,
        "etat": ETATS[state.etat],
        "le": state.le.isoformat() if state.le else "",
        "preuve": state.preuve,
        "qui": state.qui,
        "prochaine": following.isoformat() if following else "",
        "texte": issue.texte,
        "note": state.note,
    }


@lru_cache(maxsize=8)
def ordered(corpus: Corpus) -> tuple[Obligation, ...]:
    """Les obligations dans l'ordre du travail : les premières à traiter, puis par lieu et par nom."""
    first, places = list(corpus.priorites), list(dict.fromkeys(LIEUX.values()))
    rank = {id: number for number, id in enumerate(first)}
    return tuple(
        sorted(
            corpus.obligations.values(),
            key=lambda it: (rank.get(it.id, len(first)), places.index(LIEUX[it.theme]), it.nom_court),
        )
    )


def outcome(corpus: Corpus, item: Obligation, answer: Reponse) -> Issue:
    """Ce que le tableau dit d'une réponse : elle et sa raison, le premier geste, les articles."""
    concerned = answer.resultat is not Resultat.NE_S_APPLIQUE_PAS
    waiting = answer.questions if answer.resultat in EN_ATTENTE else ()
    asking = sentences(*(corpus.questions[id].texte for id in waiting))
    said = asking if concerned else sentences(answer.raison, answer.reste)
    return Issue(
        answer.resultat,
        typeset(" : ".join(filter(None, [RESULTATS[answer.resultat], said]))),
        typeset(item.gesture(answer)) if concerned else "",
        typeset(" ; ".join(one["reference"] for one in articles(corpus, item, answer))),
    )


def table(corpus: Corpus, profile: Profil) -> Row:
    """Une tranche, pour le navigateur : ses questions, puis chaque obligation, ses dates et ses issues."""
    return {
        "tranche": profile.slug,
        "questions": [question_row(corpus, id) for id in (one.id for one in corpus.questions_for(profile))],
        "obligations": [cases(corpus, profile, item) for item in ordered(corpus)],
    }


def question_row(corpus: Corpus, id: str) -> Row:
    """Une question et les mots de ses réponses."""
    question = corpus.questions[id]
    return {
        "id": id,
        "texte": typeset(question.texte),
        "reponses": {one.id: typeset(one.texte) for one in question.reponses},
    }


def cases(corpus: Corpus, profile: Profil, item: Obligation) -> Row:
    """Une obligation d'une tranche : ses issues, chacune une fois, et celle de chaque suite de réponses."""
    issues: dict[Issue, int] = {}
    cased = {
        ",".join(case.reponses.values()): issues.setdefault(outcome(corpus, item, case.reponse), len(issues))
        for case in profile.cases(item, corpus.questions)
    }
    return {
        "id": item.id,
        "nom": typeset(item.nom_court),
        "page": address(item),
        "questions": profile.asked(item),
        "dates": list(deadlines(item)),
        "cas": cased,
        "issues": [[one.resultat, one.reponse, one.geste, one.texte] for one in issues],
    }


def deadlines(item: Obligation) -> Iterator[Row]:
    """Les dates d'une obligation qui visent la collectivité."""
    for one in item.echeances:
        if one.pour is Destinataire.COLLECTIVITE:
            yield {
                "id": one.id,
                "le": one.date,
                "objet": typeset(one.objet),
                "annuel": one.rythme is not None,
                "rang": len(one.dates_precedentes),
            }
