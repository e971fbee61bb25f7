"""Tous les fichiers à emporter, par nom : un par modèle, par sorte de collectivité et par format."""

from collections.abc import Iterator

from macros.corpus.facts import Corpus
from macros.documents.archives import coloured
from macros.documents.spreadsheets import workbook
from macros.documents.texts import document
from macros.models.modeles import FormatDeTableau, FormatDeTexte, ModeleDeTexte
from macros.models.variantes import Variante


def files(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Le nom et le contenu de chaque fichier."""
    for variantes in corpus.variantes.values():
        for variante in variantes:
            yield from made(variante, corpus)


def made(variante: Variante, corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Les fichiers d'une variante d'un modèle."""
    modele = variante.modele
    for kind in modele.kinds:
        if isinstance(kind, FormatDeTableau):
            yield f"{variante.nom}.{kind}", coloured(workbook(modele, corpus, kind), corpus.edition)
        elif isinstance(modele, ModeleDeTexte) and isinstance(kind, FormatDeTexte):
            yield f"{variante.nom}.{kind}", coloured(document(modele, corpus, kind), corpus.edition)
