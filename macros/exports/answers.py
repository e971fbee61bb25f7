"""Les données publiques, version 2 : les questions, et ce que donne chaque façon d'y répondre."""

from collections.abc import Iterable
from functools import lru_cache

from macros.corpus.facts import Corpus
from macros.exports.data import bounds
from macros.exports.resource import URL, Resource, Row, text, whole
from macros.models.confiance import reference
from macros.models.obligations import NE_SAIT_PAS, Obligation, Reponse, Resultat
from macros.models.profils import Cas, Profil
from macros.views.modeles import modele_principal


def questions(corpus: Corpus) -> Iterable[Row]:
    """Les questions, leurs réponses, et ce que les tableaux de territoires en savent."""
    return (question.model_dump(mode="json") for question in corpus.questions.values())


def question_rows(corpus: Corpus) -> Iterable[Row]:
    """Une ligne par réponse possible."""
    for question in corpus.questions.values():
        for one in question.reponses:
            yield {
                "question": question.id,
                "texte": question.texte,
                "ou_trouver": question.ou_trouver,
                "lieu": question.lieu,
                "reponse": one.id,
                "reponse_texte": one.texte,
            }


@lru_cache(maxsize=2)
def profils(corpus: Corpus) -> tuple[Row, ...]:
    """Les tranches, leurs questions, et chaque obligation selon ce que l'on répond ; calculé une fois."""
    return tuple(
        {
            **bounds(profile),
            "questions": [question.id for question in corpus.questions_for(profile)],
            "obligations": [answers(corpus, profile, item) for item in corpus.obligations.values()],
        }
        for profile in corpus.profils()
    )


def answers(corpus: Corpus, profile: Profil, item: Obligation) -> Row:
    """Une obligation d'une tranche : sa réponse sans rien répondre, puis chaque autre cas."""
    unanswered, *others = profile.cases(item, corpus.questions)
    return {
        "id": item.id,
        "confiance": corpus.confiance(item),
        **of_case(corpus, profile, item, unanswered),
        "cas": [{"reponses": given(case), **of_case(corpus, profile, item, case)} for case in others],
    }


def of_case(corpus: Corpus, profile: Profil, item: Obligation, case: Cas) -> Row:
    """Ce que reçoit qui répond ainsi : réponse, raison, articles, conditions, premier geste, modèle."""
    answer = case.reponse
    concerned = answer.resultat is not Resultat.NE_S_APPLIQUE_PAS
    modele = modele_principal(corpus, item, profile, case.reponses) if concerned else None
    return {
        "reponse": answer.resultat,
        "raison": answer.raison,
        "reste": answer.reste,
        "questions": answer.questions,
        "conditions": [
            {
                "population_min": rule.population_min,
                "population_max": rule.population_max,
                "si": rule.si,
                "portee": rule.portee,
                "precision": rule.precision,
            }
            for rule in answer.regles
        ],
        "articles": articles(corpus, item, answer),
        "premier_geste": item.gesture(answer) if concerned else None,
        "modele": modele.id if modele else None,
    }


def given(case: Cas) -> dict[str, str]:
    """Les réponses données ; « je ne sais pas » n'en est pas une."""
    return {id: answer for id, answer in case.reponses.items() if answer != NE_SAIT_PAS}


def articles(corpus: Corpus, item: Obligation, answer: Reponse) -> list[Row]:
    """Les articles d'une réponse : les siens, ceux de ses règles, sinon le premier texte de la fiche."""
    named = answer.preuve or tuple(dict.fromkeys(id for rule in answer.regles for id in rule.preuve))
    pins = [corpus.articles[id] for id in named]
    if not pins:
        basis = item.base_legale[0]
        return [{"id": None, "reference": reference(basis, corpus.articles), "url": None}]
    return [{"id": pin.id, "reference": pin.reference, "url": pin.url} for pin in pins]


def profil_rows(corpus: Corpus) -> Iterable[Row]:
    """Une ligne par tranche, par obligation et par façon de répondre."""
    for profile in profils(corpus):
        for item in profile["obligations"]:
            for case in ({"reponses": {}, **item}, *item["cas"]):
                yield {
                    **profile,
                    **case,
                    "profil": profile["id"],
                    "obligation": item["id"],
                    "confiance": item["confiance"],
                    "reponses": " ; ".join(f"{id}={answer}" for id, answer in case["reponses"].items()),
                    "questions": " ; ".join(case["questions"]),
                    "articles": " ; ".join(one["reference"] for one in case["articles"]),
                }


RESOURCES: tuple[Resource, ...] = (
    Resource(
        "questions",
        "Questions et réponses possibles",
        questions,
        question_rows,
        (
            text("question", "Identifiant de la question, qui ne change pas"),
            text("texte", "La question"),
            text("ou_trouver", "Où se trouve la réponse dans une mairie"),
            text("lieu", "site, argent, batiments, urbanisme ou vie"),
            text("reponse", "Identifiant de la réponse, qui ne change pas"),
            text("reponse_texte", "La réponse en toutes lettres"),
        ),
        ("question", "reponse"),
    ),
    Resource(
        "profils",
        "Réponses par structure, par population et selon les questions",
        profils,
        profil_rows,
        (
            text("profil", "Identifiant de la tranche"),
            text("structure", "Sorte de collectivité"),
            whole("population_min", "Première population de la tranche"),
            whole("population_max", "Dernière population de la tranche, vide si elle n'a pas de fin"),
            text("obligation", "Identifiant de l'obligation"),
            text("reponses", "Ce que la collectivité a répondu, vide si elle n'a rien dit"),
            text(
                "reponse",
                "s_applique, selon_reponse, au_choix, conseille, un_droit, a_venir ou ne_s_applique_pas",
            ),
            text("raison", "Pourquoi l'obligation ne s'applique pas"),
            text("reste", "Ce qui reste dû quand elle ne s'applique pas"),
            text("questions", "Les questions encore ouvertes"),
            text("articles", "Les articles qui le disent"),
            text("premier_geste", "Le premier geste, vide si rien n'est à faire"),
            text("modele", "Identifiant du modèle à remplir, vide s'il n'y en a pas"),
            text("confiance", "elevee, moyenne ou memoire : calculée de ce qui a été lu"),
            URL,
        ),
        ("profil", "obligation", "reponses"),
    ),
)
