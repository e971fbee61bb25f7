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
class Library:
    """Un paquet : son fichier, sa licence, et le nom qu'il prend dans le navigateur."""

    name: str
    file: str
    licence: str
    given: str
    path: str = ""


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
        ),
    ),
}
"""Les fichiers écrits : pour la recherche, pour ranger un ODT, pour trouver une commune."""

LIBRARIES = tuple(library for libraries in BUNDLES.values() for library in libraries)


def licence_name(library: Library) -> str:
    """Le nom du fichier de licence : `orama-stemmers.txt`."""
    return f"{library.name.strip('@').replace('/', '-')}.txt"
