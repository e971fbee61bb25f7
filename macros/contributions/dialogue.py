"""Les questions d'un retour, une à une : ce qui ne va pas se redemande, ce qui est répondu se garde."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from macros.contributions.answers import COLLECTIVITE, Answers, one
from macros.contributions.choices import options
from macros.contributions.drafting import PLACE, Draft, kept_on
from macros.contributions.measures import Refused
from macros.contributions.writer import TAKEN, Story, compose, save
from macros.corpus.facts import Corpus
from macros.models.contribuer import Forme, Liste, Question
from macros.reading.problems import Problem, Problems
from macros.texts.french import in_words

Ask = Callable[[str], str]

SEVERAL = (Forme.RECIT, Forme.LIGNES)
UNLISTED = (Liste.DEPARTEMENTS,)
"""Les listes connues de tous : on écrit le nom ou le code sans qu'on les énumère."""


def resume(draft: Draft, ask: Ask) -> None:
    """Propose de reprendre le brouillon gardé ; un refus le met de côté."""
    count = len(draft.given) + len(draft.begun)
    if not count:
        return
    print(f"Un brouillon du {in_words(kept_on(draft))} garde {count} réponse{'s' if count > 1 else ''}.")
    if ask("Le reprendre ? (oui ou non) ").strip().lower().startswith("n"):
        draft.set_aside()
        print(f"Il est mis de côté dans {PLACE.with_suffix('.ancien')}.")


def recorded_story(draft: Draft, corpus: Corpus, ask: Ask, root: Path, on: date) -> Story:
    """Le récit enregistré : pose ce qui manque, puis redemande seulement ce qui ne va pas ensemble."""
    questions = corpus.formulaire.questions
    while True:
        for question in questions:
            if question.id not in draft.given:
                draft.answer(question.id, answer(question, corpus, ask, draft))
        try:
            story = compose(Answers("réponses", draft.given), corpus, on)
            save(story, root)
        except Problems as problems:
            again = set(accused(problems.faults, questions))
            if not again:
                raise
            print("\n".join(f"À corriger : {problem.message}." for problem in problems.faults))
            draft.forget(again)
            continue
        return story


def accused(problems: Iterable[Problem], questions: Iterable[Question]) -> Iterator[str]:
    """Les questions que des fautes accusent ; un nom déjà pris accuse le titre, dont il vient."""
    asked = {question.etiquette: question.id for question in questions}
    for problem in problems:
        label = problem.message.partition(" : ")[0]
        if label in asked:
            yield asked[label]
        elif problem.message == TAKEN:
            yield "titre"


def answer(question: Question, corpus: Corpus, ask: Ask, draft: Draft) -> str:
    """La réponse à une question, redemandée tant qu'elle ne va pas."""
    offered = options(corpus, question.liste) if question.liste else {}
    print("\n".join(question_lines(question, offered)))
    while True:
        text = "\n".join(several(question, ask, draft)) if question.forme in SEVERAL else ask("> ")
        text = numbered(text, offered) if offered and question.liste not in UNLISTED else text
        try:
            one(question, text, corpus, draft.given.get(COLLECTIVITE, ""))
        except Refused as refused:
            print(f"À corriger : {refused}.")
            continue
        return text


def question_lines(question: Question, offered: Mapping[str, str]) -> Iterator[str]:
    """Le texte d'une question : son intitulé, son aide, ses choix numérotés."""
    yield f"\n{question.etiquette}{'' if question.obligatoire else ' (facultatif)'}"
    yield question.aide
    if question.liste and question.liste not in UNLISTED:
        yield from (f"  {rank}. {label}" for rank, label in enumerate(offered.values(), start=1))
        yield (
            "Écrivez le numéro."
            if question.forme is Forme.CHOIX
            else "Écrivez les numéros, séparés par des virgules."
        )
    if question.forme in SEVERAL:
        yield "Plusieurs lignes permises. Une ligne vide termine la réponse."


def several(question: Question, ask: Ask, draft: Draft) -> list[str]:
    """Les lignes d'une réponse, jusqu'à la première ligne vide ; une interruption garde les premières."""
    lines = draft.begun.pop(question.id, "").split("\n")
    lines = [line for line in lines if line]
    if lines:
        print("Vous aviez commencé ainsi ; continuez, ou terminez par une ligne vide :", *lines, sep="\n> ")
    try:
        while line := ask("> ").strip():
            lines.append(line)
    except (KeyboardInterrupt, EOFError):
        draft.begin(question.id, "\n".join(lines))
        raise
    return lines


def numbered(text: str, offered: Mapping[str, str]) -> str:
    """Les choix que désignent des numéros ; ce qui n'est pas un numéro reste tel quel."""
    labels = list(offered.values())
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return "\n".join(
        labels[int(part) - 1]
        if part.isascii() and part.isdigit() and 0 < int(part[:9]) <= len(labels)
        else part
        for part in parts
    )
