"""Change un formulaire rempli, ODT ou DOCX, ou les réponses de la page, en fichier d'un retour.

`make importer-retour FICHIER=….odt`, `FICHIER=….docx` ou `FICHIER=reponses.txt`.
"""

import sys
from pathlib import Path

from macros.building.guide import current_guide
from macros.contributions.answers import Answers
from macros.contributions.paper import AGAIN, Unreadable, left_behind, lines
from macros.contributions.tickets import from_lines, from_ticket
from macros.contributions.writer import compose, save, to_reread
from macros.models.contribuer import Formulaire
from macros.reading.loading import read_text
from macros.reading.problems import Problem, Problems
from scripts.jour import today
from scripts.verifier import ROOT, command

OTHER = f"aucune question du formulaire du guide ne s'y trouve. Remplissez le nôtre, {AGAIN}"


@command
def main(chosen: list[str]) -> int:
    """Écrit le retour d'un formulaire ; rend 1, et n'écrit rien, si une réponse est fausse."""
    if len(chosen) != 1:
        print("Donnez un fichier : make importer-retour FICHIER=formulaire-retour.odt", file=sys.stderr)
        return 1
    corpus = current_guide(ROOT)
    told = answers(Path(chosen[0]).expanduser(), corpus.formulaire, corpus.edition.nom)
    story = compose(told, corpus, today(ROOT))
    save(story, ROOT)
    print(f"Écrit : {story.path}\nRelisez-le, puis lancez : make verifier FICHIER={story.path}")
    for said in left_behind(Path(chosen[0]).expanduser()):
        print(f"Non repris : {said}, que le document garde à part. Relisez-les, sans les publier.")
    for problem in to_reread(story, corpus):
        print(f"À corriger : {problem}")
    return 0


def answers(path: Path, form: Formulaire, guide: str) -> Answers:
    """Les réponses d'un document ; dit ce qu'il est vraiment si ce n'est pas notre formulaire."""
    try:
        answers_read = read(path, form, guide)
    except Unreadable as unreadable:
        raise Problems([Problem(path.name, 1, str(unreadable))]) from None
    if not answers_read.lines:
        raise Problems([Problem(path.name, 1, OTHER)])
    return answers_read


def read(path: Path, form: Formulaire, guide: str) -> Answers:
    """Les réponses d'un document, ou celles que la page « Raconter une expérience » a rendues."""
    if path.suffix == ".txt" and path.is_file():
        return from_ticket(read_text(path.parent, path), form, path.name)
    return from_lines(lines(path), form, path.name, guide)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
