"""Pose les questions d'un retour au terminal, puis écrit son fichier : `make nouveau-retour`."""

import sys
from collections.abc import Callable, Iterator, Mapping

from macros.building.guide import current_guide
from macros.contributions.answers import Answers, one
from macros.contributions.choices import options
from macros.contributions.measures import Refused
from macros.contributions.writer import compose, save, to_reread
from macros.corpus.facts import Corpus
from macros.models.contribuer import Forme, Liste, Question
from macros.reading.problems import Problems
from scripts.jour import today
from scripts.verifier import ROOT, show

Ask = Callable[[str], str]

SEVERAL = (Forme.RECIT, Forme.LIGNES)
UNLISTED = (Liste.DEPARTEMENTS,)
"""Les listes connues de tous : on écrit le nom ou le code sans qu'on les énumère."""

INTRODUCTION = (
    "Répondez à chaque question, puis Entrée. Une réponse facultative peut rester vide.\n"
    "Ni nom de personne, ni courriel, ni téléphone. Ctrl+C arrête tout sans rien écrire.\n"
)


def main(ask: Ask = input) -> int:
    """Pose les questions jusqu'à la dernière, puis enregistre ; rend 1 si rien n'est écrit."""
    try:
        corpus = current_guide(ROOT)
        print(INTRODUCTION)
        given = {question.id: answer(question, corpus, ask) for question in corpus.formulaire.questions}
        story = compose(Answers("réponses", given), corpus, today(ROOT))
        save(story, ROOT)
    except Problems as problems:
        show(list(problems.found))
        return 1
    except (KeyboardInterrupt, EOFError):
        print("\nRien n'est écrit.")
        return 1
    print(f"Écrit : {story.path}\nRelisez-le, puis lancez : make verifier FICHIER={story.path}")
    for problem in to_reread(story, corpus):
        print(f"À corriger : {problem}")
    return 0


def answer(question: Question, corpus: Corpus, ask: Ask) -> str:
    """La réponse à une question, redemandée tant qu'elle ne va pas."""
    offered = options(corpus, question.liste) if question.liste else {}
    print("\n".join(asked(question, offered)))
    while True:
        text = "\n".join(several(ask)) if question.forme in SEVERAL else ask("> ")
        text = numbered(text, offered) if offered and question.liste not in UNLISTED else text
        try:
            one(question, text, corpus)
        except Refused as refused:
            print(f"À corriger : {refused}.")
            continue
        return text


def asked(question: Question, offered: Mapping[str, str]) -> Iterator[str]:
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


def several(ask: Ask) -> Iterator[str]:
    """Les lignes d'une réponse, jusqu'à la première ligne vide."""
    while line := ask("> ").strip():
        yield line


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


if __name__ == "__main__":
    sys.exit(main())
