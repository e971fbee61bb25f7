"""Change un ticket en fichier d'un retour ; le ticket se lit dans le fichier que la forge nomme elle-même."""

import json
import os
import sys
from pathlib import Path

from macros.building.guide import current_guide
from macros.contributions.tickets import from_ticket
from macros.contributions.writer import Story, compose, save, to_reread
from scripts.jour import today
from scripts.verifier import ROOT, command


@command
def main() -> int:
    """Écrit le fichier et dit sa place ; rend 1, et ne touche à rien, si une réponse est fausse."""
    corpus = current_guide(ROOT)
    story = compose(from_ticket(body(), corpus.formulaire), corpus, today(ROOT))
    save(story, ROOT)
    tell(story)
    for problem in to_reread(story, corpus):
        print(f"À corriger avant de fusionner : {problem}")
    return 0


def body() -> str:
    """Le corps du ticket : un fichier, car un long texte ne passe ni par une variable ni par un argument."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    return event["issue"]["body"] or ""


def tell(story: Story) -> None:
    """Dit la place du fichier, à la personne et à l'étape suivante de la forge."""
    print(f"Écrit : {story.path}")
    output = os.environ.get("GITHUB_OUTPUT")
    if output:
        with Path(output).open("a", encoding="utf-8") as file:
            file.write(f"nom={story.name}\n")


if __name__ == "__main__":
    sys.exit(main())
