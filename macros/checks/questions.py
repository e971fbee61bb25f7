"""Les questions et les règles qui les nomment : aucune réponse inventée, aucun « non » sans sa raison."""

from collections.abc import Iterator
from pathlib import Path

from macros.corpus.facts import Corpus
from macros.models.obligations import NE_SAIT_PAS, Obligation, Resultat, Structure
from macros.models.profils import Profil
from macros.proofs.droit import misquoted, sentence
from macros.reading.loading import read_yaml
from macros.reading.problems import Problem

FILE = "data/questions.yml"


def problems(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """Les fautes des règles à question, puis celles des questions."""
    for item in corpus.obligations.values():
        yield from unexplained(root, corpus, item)
    yield from of_questions(root, corpus)


def invented(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """Les réponses que rien ne propose : rien ne peut se dire d'une règle qui en attend une."""
    for item in corpus.obligations.values():
        yield from unknown(root, corpus, item)


def unknown(root: Path, corpus: Corpus, item: Obligation) -> Iterator[Problem]:
    """Chaque réponse qu'une règle attend d'une question qui ne la propose pas."""
    source = read_yaml(root, root / f"data/obligations/{item.id}.yml")
    for rank, rule in enumerate(item.concerne):
        for question, wanted in rule.si.items():
            possible = [one.id for one in corpus.questions[question].reponses]
            for answer in wanted:
                if answer not in possible:
                    message = (
                        f"concerne.{rank}.si.{question} : « {answer} » n'est pas une réponse possible"
                        f" ; écrivez {' ou '.join(possible)}. Exemple : {question}: [{possible[0]}]"
                    )
                    yield Problem(source.path, source.line(("concerne", rank, "si", question)), message)


def unexplained(root: Path, corpus: Corpus, item: Obligation) -> Iterator[Problem]:
    """Des réponses complètes qui laissent une obligation en suspens, ou l'écartent sans raison."""
    source = read_yaml(root, root / f"data/obligations/{item.id}.yml")
    for structure in Structure:
        for population in (0, *item.thresholds(structure)):
            for case in Profil(structure, population, population).cases(item, corpus.questions):
                silent = case.reponse.resultat is Resultat.NE_S_APPLIQUE_PAS and not case.reponse.raison
                pending = case.reponse.resultat is Resultat.SELON_REPONSE
                if silent or (pending and NE_SAIT_PAS not in case.reponses.values()):
                    given = ", ".join(f"{id} : {answer}" for id, answer in case.reponses.items())
                    message = (
                        f"concerne : {structure} de {population} habitants qui répond « {given} » "
                        "ne reçoit pas de raison ; ajoutez sinon à une règle, avec son article. "
                        "Exemple : sinon: La commune n'a pas de site."
                    )
                    yield Problem(source.path, source.line(("concerne",)), message)


def of_questions(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """Une question que rien ne demande, et un nombre que son article ne porte pas."""
    asked = {id for item in corpus.obligations.values() for rule in item.concerne for id in rule.si}
    source = read_yaml(root, root / FILE)
    for rank, (id, question) in enumerate(corpus.questions.items()):
        if id not in asked:
            message = (
                f"« {id} » : aucune règle n'attend cette question ; retirez-la, ou nommez-la dans si. "
                f"Exemple : {id}: [oui]"
            )
            yield Problem(source.path, source.line((rank, "id")), message)
        for it in misquoted(question, corpus.articles):
            yield Problem(source.path, source.line((rank, *it.loc)), sentence(it))
