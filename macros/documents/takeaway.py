"""Tous les fichiers à emporter, par nom : un par modèle et par format."""

from collections.abc import Iterator

from macros.corpus.facts import Corpus
from macros.documents.spreadsheets import workbook
from macros.documents.texts import document
from macros.models.modeles import Modele, ModeleDeTableau, ModeleDeTexte


def files(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Le nom et le contenu de chaque fichier."""
    for modele in corpus.modeles.values():
        yield from made(modele, corpus)


def made(modele: Modele, corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Les fichiers d'un modèle."""
    if isinstance(modele, ModeleDeTexte):
        for kind in modele.formats:
            yield f"{modele.id}.{kind}", document(modele, corpus, kind)
    if isinstance(modele, ModeleDeTableau):
        for sort in modele.formats:
            yield f"{modele.id}.{sort}", workbook(modele, corpus, sort)
