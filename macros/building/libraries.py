"""Les bibliothèques que reçoit le navigateur, tirées de ce que `npm ci` a installé."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from macros.models.credits import LIBRARIES, Library, licence_name

COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/[ \t]*\n|^[ \t]*//[^\n]*$", re.DOTALL | re.MULTILINE)
"""Un commentaire seul sur ses lignes : le lecteur n'a pas à le télécharger."""

NAMED = "/*! {name} {version}, licence {licence} : licences/{file} */\n"
"""Une bibliothèque s'annonce : la nomenclature et la page des crédits lisent ces lignes."""

WRAPPED = """(() => {{
const module = {{ exports: {{}} }}, exports = module.exports;
{source}
Object.assign(globalThis, {{ {given}: module.exports{path} }});
}})();
"""
"""Un paquet écrit pour Node, enveloppé en script ordinaire : un module ne se charge pas depuis un dossier."""

KEPT = Path(__file__).parent / "licences"
"""Les textes que nul paquet installé n'apporte en entier."""


def wrapped(packages: Path, library: Library) -> str:
    """Le script d'un paquet, sans ses commentaires, précédé du nom de tout ce qu'il contient."""
    folder = packages / library.name
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    named = [(library.name, about["version"], about["license"])]
    named += [(one.name, one.version, one.licence) for one in library.inside]
    heads = (
        NAMED.format(name=name, version=version, licence=licence, file=licence_name(name))
        for name, version, licence in named
    )
    return "".join(heads) + WRAPPED.format(
        source=COMMENT.sub("", (folder / library.file).read_text(encoding="utf-8")).strip(),
        given=library.given,
        path=library.path,
    )


def licences(packages: Path) -> Mapping[str, str]:
    """Le texte de chaque licence livrée, par fichier ; une notice est suivie de la licence qu'elle nomme."""
    texts = {"etalab-decoupage-administratif.txt": kept_licence("etalab-2.0")}
    for library in LIBRARIES:
        folder = packages / library.name
        about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        notice = (folder / library.licence).read_text(encoding="utf-8")
        whole = KEPT / f"{about['license']}.txt"
        texts[licence_name(library.name)] = notice + (
            f"\n{whole.read_text('utf-8')}" if whole.exists() else ""
        )
        texts |= {licence_name(one.name): kept_licence(one.name) for one in library.inside}
    return texts


def kept_licence(name: str) -> str:
    """Un texte de licence gardé dans le dépôt."""
    return (KEPT / f"{name}.txt").read_text(encoding="utf-8")
