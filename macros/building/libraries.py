"""Les bibliothèques que reçoit le navigateur, tirées de ce que `npm ci` a installé."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/[ \t]*\n|^[ \t]*//[^\n]*$", re.DOTALL | re.MULTILINE)
"""Un commentaire seul sur ses lignes : le lecteur n'a pas à le télécharger."""

WRAPPED = """/*! {name} {version}, licence {licence} : licences/{file} */
(() => {{
const module = {{ exports: {{}} }}, exports = module.exports;
{source}
Object.assign(globalThis, {{ {given}: module.exports{path} }});
}})();
"""
"""Un paquet écrit pour Node, enveloppé en script ordinaire : un module ne se charge pas depuis un dossier."""


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
    "autocompletion.js": (
        Library(
            "accessible-autocomplete",
            "dist/accessible-autocomplete.min.js",
            "LICENSE.txt",
            "accessibleAutocomplete",
        ),
    ),
}
"""Les fichiers écrits : celui de la page de recherche, celui de la recherche d'une commune."""

LIBRARIES = tuple(library for libraries in BUNDLES.values() for library in libraries)


def wrapped(packages: Path, library: Library) -> str:
    """Le script d'un paquet, sans ses commentaires, précédé de son nom et de sa licence."""
    folder = packages / library.name
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    return WRAPPED.format(
        name=library.name,
        version=about["version"],
        licence=about["license"],
        file=licence_name(library),
        source=COMMENT.sub("", (folder / library.file).read_text(encoding="utf-8")).strip(),
        given=library.given,
        path=library.path,
    )


def licence_name(library: Library) -> str:
    """Le nom du fichier de licence : `orama-stemmers.txt`."""
    return f"{library.name.strip('@').replace('/', '-')}.txt"
