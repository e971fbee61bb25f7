"""Change un formulaire ODT rempli, ou les réponses de la page, en fichier d'un retour.

`make importer-retour FICHIER=….odt`, ou `FICHIER=reponses.txt`.
"""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from odfdo import Document

from macros.building.guide import current_guide
from macros.contributions.answers import Answers
from macros.contributions.tickets import from_lines, from_ticket
from macros.contributions.writer import compose, save, to_reread
from macros.models.contribuer import Formulaire
from macros.reading.loading import read_text
from macros.reading.problems import Problem, Problems
from scripts.jour import today
from scripts.verifier import ROOT, show

HEAVIEST = 5_000_000
"""Un formulaire rempli pèse quelques dizaines de kilooctets ; au-delà, ce n'en est pas un."""

UNREADABLE = "ce fichier n'est pas un formulaire ODT ; enregistrez-le au format ODT, puis recommencez"


def main(chosen: list[str]) -> int:
    """Écrit le retour d'un formulaire ; rend 1, et n'écrit rien, si une réponse est fausse."""
    if len(chosen) != 1:
        print("Donnez un fichier : make importer-retour FICHIER=formulaire-retour.odt", file=sys.stderr)
        return 1
    try:
        corpus = current_guide(ROOT)
        path = Path(chosen[0])
        story = compose(answers(path, corpus.formulaire), corpus, today(ROOT))
        save(story, ROOT)
    except Problems as problems:
        show(list(problems.found))
        return 1
    print(f"Écrit : {story.path}\nRelisez-le, puis lancez : make verifier FICHIER={story.path}")
    for problem in to_reread(story, corpus):
        print(f"À corriger : {problem}")
    return 0


def answers(path: Path, form: Formulaire) -> Answers:
    """Les réponses d'un formulaire rempli, ou celles que la page « Raconter une expérience » a rendues."""
    if path.suffix == ".txt":
        return from_ticket(read_text(path.parent, path), form, path.name)
    return from_lines(paragraphs(path), form, path.name)


def paragraphs(path: Path) -> list[str]:
    """Le texte de chaque paragraphe et de chaque titre d'un ODT, dans l'ordre."""
    try:
        if size(path) > HEAVIEST:
            raise ValueError(path)
        return list(said(Document(path)))
    except (
        Exception
    ):  # odfdo lève toutes sortes d'erreurs sur un fichier abîmé ; la personne n'en lit qu'une.
        raise Problems([Problem(path.name, 1, UNREADABLE)]) from None


def size(path: Path) -> int:
    """Le poids d'une archive une fois ouverte, qui peut être bien plus grand que celui du fichier."""
    with zipfile.ZipFile(path) as archive:
        return sum(part.file_size for part in archive.infolist())


def said(document: Document) -> Iterator[str]:
    """Les lignes du texte ; un saut de ligne dans un paragraphe en fait deux."""
    for element in document.body.get_elements("//text:p | //text:h"):
        yield from str(element.text_recursive).split("\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
