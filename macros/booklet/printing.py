"""Le tirage d'un livret : son jour, la version de ses faits, l'édition qui le donne."""

from dataclasses import dataclass
from datetime import date

from macros.corpus.facts import Corpus
from macros.models.edition import Edition
from macros.texts.french import in_words


@dataclass(frozen=True)
class Tirage:
    """Le jour où le livret est fabriqué, la version du guide, et l'édition sous le nom de qui il paraît."""

    jour: date
    version: str
    edition: Edition

    @property
    def label(self) -> str:
        """Ce que chaque page en dit."""
        return f"Édition du {in_words(self.jour)}, version {self.version}"

    @property
    def nom(self) -> str:
        """Le nom du guide."""
        return self.edition.nom

    @property
    def editeur(self) -> str:
        """Qui le publie ; le guide lui-même tant que personne ne le publie."""
        return self.edition.publication.entite or self.edition.nom

    def coloured(self, sheet: str) -> str:
        """Une feuille où les couleurs de l'édition sont écrites : une liseuse ignore les variables."""
        colors = self.edition.couleurs
        return sheet.replace("var(--primaire)", colors.principale).replace("var(--lien)", colors.lien)


def tirage(corpus: Corpus, jour: date) -> Tirage:
    """Le tirage d'un jour."""
    return Tirage(jour, corpus.faits.version, corpus.edition)
