"""Les bibliothèques que reçoit le navigateur, tirées de ce que `npm ci` a installé."""

import json
import re
from pathlib import Path

from macros.models.credits import Library, licence_name

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
