"""Ce que les pages et les scripts demandent dans `assets/`, et comment le récrire."""

import posixpath
import re
from collections.abc import Callable, Iterator

from macros.publication.tree import Files, pages

TAG = re.compile(rb"<[a-zA-Z][^<>]*>")
ASKED = re.compile(rb"(?<=[\"'\s])(/?(?:[\w.-]+/)*)(assets/[\w./-]+)(?=[\"'\s?#])")
"""Un chemin vers `assets/`, seul ou dans une liste ; jamais une adresse qui commence par un protocole."""

FOLDER = re.compile(rb"(?<=[}\"'`/])assets/[\w.-]+/(?=[\w$])")
"""Un dossier de morceaux, tel qu'un script en compose les adresses : `…assets/communes/${nom}.js`."""

Rename = Callable[[str], str]


def needed_assets(files: Files) -> set[str]:
    """Les fichiers d'`assets/` que les pages nomment."""
    return {
        target(page, *(part.decode() for part in match.groups()))
        for page, content in pages(files).items()
        for tag in TAG.findall(content)
        for match in ASKED.finditer(tag)
    }


def folders(script: bytes) -> Iterator[str]:
    """Les dossiers d'`assets/` dont un script compose les adresses."""
    return (match.decode() for match in FOLDER.findall(script))


def target(page: str, prefix: str, path: str) -> str:
    """Le fichier du site que nomme un chemin écrit dans une page ; absolu, il part de la racine du guide."""
    if prefix.startswith("/"):
        return path
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), prefix + path))


def rewritten(page: str, content: bytes, rename: Rename) -> bytes:
    """Une page où chaque chemin vers `assets/` a pris son nouveau nom."""

    def one(match: re.Match[bytes]) -> bytes:
        prefix, path = (part.decode() for part in match.groups())
        old = target(page, prefix, path)
        new = rename(old)
        return match[0] if new == old else (prefix + path.removesuffix(old) + new).encode()

    return TAG.sub(lambda tag: ASKED.sub(one, tag[0]), content)


def rewritten_folders(script: bytes, rename: Rename) -> bytes:
    """Un script où chaque dossier de morceaux a pris son nouveau nom."""
    return FOLDER.sub(lambda match: rename(match[0].decode()).encode(), script)
