"""Assemble, pour le navigateur, les bibliothèques que `npm ci` a installées, leurs licences à côté."""

import json
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from macros.building.folder import ASSETS
from scripts.verifier import ROOT

PACKAGES = ROOT / "node_modules"
WRITTEN = ROOT / ASSETS
LICENCES = WRITTEN / "licences"

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


def main() -> int:
    """Écrit les fichiers et les licences ; dit quoi faire s'il manque un paquet."""
    missing = [library.name for library in LIBRARIES if not (PACKAGES / library.name).is_dir()]
    if missing:
        print(f"Il manque {', '.join(missing)} : lancez npm ci --omit=dev", file=sys.stderr)
        return 1
    LICENCES.mkdir(parents=True, exist_ok=True)
    for file, libraries in BUNDLES.items():
        (WRITTEN / file).write_text("".join(map(wrapped, libraries)), encoding="utf-8")
    for library in LIBRARIES:
        shutil.copyfile(PACKAGES / library.name / library.licence, LICENCES / licence_name(library))
    return 0


def wrapped(library: Library) -> str:
    """Le script d'un paquet, sans ses commentaires, précédé de son nom et de sa licence."""
    folder = PACKAGES / library.name
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


if __name__ == "__main__":
    sys.exit(main())
