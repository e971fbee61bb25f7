"""Les bibliothèques faites par d'autres, que le guide livre à ses lecteurs."""

from collections.abc import Mapping
from dataclasses import dataclass

from macros.models.base import Fait, Texte


class Bibliotheque(Fait):
    """Son nom, sa version, sa licence, et le fichier qui en garde le texte."""

    nom: Texte
    version: Texte
    licence: Texte
    fichier: Texte


@dataclass(frozen=True)
class Inside:
    """Un paquet que l'auteur d'un autre a fondu dans son fichier : aucun verrou ne le fixe."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True)
class Library:
    """Un paquet : son fichier, sa licence, son nom dans le navigateur, et ceux qu'il contient."""

    name: str
    file: str
    licence: str
    given: str
    path: str = ""
    inside: tuple[Inside, ...] = ()


BUNDLES: Mapping[str, tuple[Library, ...]] = {
    "bibliotheques.js": (
        Library("minisearch", "dist/cjs/index.cjs", "LICENSE.txt", "MiniSearch"),
        Library("@orama/stemmers", "dist/fr.cjs", "LICENSE.md", "stemmer", ".stemmer"),
    ),
    "archive.js": (Library("fflate", "umd/index.js", "LICENSE", "fflate"),),
    "autocompletion.js": (
        Library(
            "accessible-autocomplete",
            "dist/accessible-autocomplete.min.js",
            "LICENSE.txt",
            "accessibleAutocomplete",
            inside=(Inside("core-js", "3.36.0", "MIT"), Inside("preact", "8.5.3", "MIT")),
        ),
    ),
}
"""Les fichiers écrits : pour la recherche, pour ranger un ODT, pour trouver une commune."""

LIBRARIES = tuple(library for libraries in BUNDLES.values() for library in libraries)


def licence_name(package: str) -> str:
    """Le nom du fichier de licence d'un paquet : `orama-stemmers.txt`."""
    return f"{package.strip('@').replace('/', '-')}.txt"
