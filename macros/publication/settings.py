"""Les faits dont la publication a besoin, et eux seuls."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.corpus import Loader
from macros.models.hebergement import Hebergement
from macros.models.redirections import Redirection
from macros.models.territoires import SourceTerritoires
from macros.reading.problems import Problems


@dataclass(frozen=True)
class Settings:
    """Les renvois, le contact de sécurité, la source des communes."""

    redirections: Mapping[str, Redirection]
    hebergement: Hebergement
    territoires: SourceTerritoires


def load(root: Path) -> Settings:
    """Les réglages d'un dossier de guide ; lève leurs fautes à la fois."""
    loader = Loader(root)
    settings = Settings(
        redirections=loader.entries("data/redirections.yml", Redirection, key="ancienne"),
        hebergement=loader.document("data/hebergement.yml", Hebergement),
        territoires=loader.document("data/territoires/source.yml", SourceTerritoires),
    )
    if loader.found:
        raise Problems(loader.found)
    return settings
