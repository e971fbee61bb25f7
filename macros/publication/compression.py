"""Compresse d'avance, au plus fort : le serveur n'a plus qu'à envoyer."""

import gzip
from concurrent.futures import ThreadPoolExecutor

import brotli

from macros.publication.tree import Files

TEXT = (".css", ".csv", ".html", ".ics", ".js", ".json", ".jsonld", ".svg", ".txt", ".xml")
"""Les fichiers de texte ; les autres (ODT, XLSX, PNG) sont déjà compressés."""


def compressed(files: Files) -> dict[str, bytes]:
    """Les fichiers, et à côté de chaque texte ses deux formes compressées quand elles pèsent moins."""
    texts = {name: content for name, content in files.items() if name.endswith(TEXT)}
    with ThreadPoolExecutor() as pool:
        forms = zip(texts.items(), pool.map(shrunk, texts.values()), strict=True)
    shorter = {
        name + kind: small
        for (name, content), made in forms
        for kind, small in made.items()
        if len(small) < len(content)
    }
    return {**files, **shorter}


def shrunk(content: bytes) -> dict[str, bytes]:
    """Les deux formes compressées d'un contenu, par fin de nom."""
    return {".br": brotli.compress(content, quality=11), ".gz": zipped(content)}


def zipped(content: bytes) -> bytes:
    """Un contenu en gzip, sans date ni nom : les mêmes octets à chaque fois."""
    return gzip.compress(content, compresslevel=9, mtime=0)
