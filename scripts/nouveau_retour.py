"""Pose les questions d'un retour au terminal, puis écrit son fichier : `make nouveau-retour`."""

import sys

from macros.building.guide import current_guide
from macros.contributions.dialogue import Ask, recorded_story, resume
from macros.contributions.drafting import PLACE, opened
from macros.contributions.writer import to_reread
from macros.reading.problems import Problems
from scripts.jour import today
from scripts.verifier import ROOT, command, show

INTRODUCTION = (
    "Répondez à chaque question, puis Entrée. Une réponse facultative peut rester vide.\n"
    "Ni nom de personne, ni courriel, ni téléphone. Ctrl+C arrête tout et garde vos réponses.\n"
)
STOPPED = f"\nRien n'est écrit. Vos réponses sont gardées dans {PLACE} : relancez make nouveau-retour."


@command
def main(ask: Ask = input) -> int:
    """Pose les questions jusqu'à la dernière, puis enregistre ; rend 1 si rien n'est écrit."""
    corpus = current_guide(ROOT)
    draft = opened(ROOT, {question.id for question in corpus.formulaire.questions})
    try:
        print(INTRODUCTION)
        resume(draft, ask)
        story = recorded_story(draft, corpus, ask, ROOT, today(ROOT))
    except Problems as problems:
        show(list(problems.faults))
        print(STOPPED)
        return 1
    except (KeyboardInterrupt, EOFError):
        print(STOPPED)
        return 1
    draft.erase()
    print(f"Écrit : {story.path}\nRelisez-le, puis lancez : make verifier FICHIER={story.path}")
    for problem in to_reread(story, corpus):
        print(f"À corriger : {problem}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
