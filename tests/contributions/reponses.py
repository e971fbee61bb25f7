"""Ce que le guide fait des réponses que la page a rendues : lit des textes en JSON, rend chaque fichier."""

import json
import sys
from datetime import date

from macros.contributions.tickets import from_ticket
from macros.contributions.writer import compose
from macros.corpus.loader import load_corpus
from tests.conftest import ROOT


def main() -> None:
    """Passe chaque texte par le même chemin que `make importer-retour FICHIER=reponses.txt`."""
    corpus = load_corpus(ROOT)
    stories = [
        compose(from_ticket(text, corpus.formulaire), corpus, date(2026, 11, 27))
        for text in json.load(sys.stdin)
    ]
    json.dump([{"fichier": story.path, "texte": story.text} for story in stories], sys.stdout)


if __name__ == "__main__":
    main()
