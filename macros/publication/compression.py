"""Compresse d'avance, au plus fort : le serveur n'a plus qu'à envoyer."""

import gzip

import brotli

from macros.publication.tree import Files

TEXT = (".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml")
"""Les fichiers de texte ; les autres (ODT, XLSX, PNG) sont déjà compressés."""


def compressed(files: Files) -> dict[str, bytes]:
    """Les fichiers, et à côté de chaque texte ses deux formes compressées quand elles pèsent moins."""
    made = dict(files)
    for name, content in files.items():
        if name.endswith(TEXT):
            shorter = {".br": brotli.compress(content, quality=11), ".gz": zipped(content)}
            made |= {name + kind: small for kind, small in shorter.items() if len(small) < len(content)}
    return made


def zipped(content: bytes) -> bytes:
    """Un contenu en gzip, sans date ni nom : les mêmes octets à chaque fois."""
    return gzip.compress(content, compresslevel=9, mtime=0)
