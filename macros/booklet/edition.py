"""L'édition d'un livret : son jour, sa version."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from macros.reading.project import version
from macros.texts.french import in_words

GUIDE = "Guide pratique du numérique des petites collectivités"


@dataclass(frozen=True)
class Edition:
    """Le jour où le livret est fabriqué et la version du guide."""

    jour: date
    version: str

    @property
    def label(self) -> str:
        """Ce que chaque page en dit."""
        return f"Édition du {in_words(self.jour)}, version {self.version}"

    @property
    def epoch(self) -> int:
        """Le jour, comme `SOURCE_DATE_EPOCH` l'écrit."""
        return int(datetime(self.jour.year, self.jour.month, self.jour.day, tzinfo=UTC).timestamp())


def edition(root: Path, jour: date) -> Edition:
    """L'édition d'un jour ; la version est celle de `pyproject.toml`."""
    return Edition(jour, version(root))
