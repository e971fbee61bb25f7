"""L'adresse où le guide sera servi : celle que la page d'accueil dit d'elle-même."""

import re
from urllib.parse import urlsplit

from macros.publication.tree import Files

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')


def base(files: Files) -> str:
    """L'adresse du guide, qui finit par une barre ; vide si elle n'est pas réglée."""
    canonical = CANONICAL.search(files["index.html"].decode("utf-8"))
    return canonical[1].rstrip("/") + "/" if canonical else ""


def folder(address: str) -> str:
    """Le dossier d'une adresse dans son site : `/guide/`, ou `/` quand rien n'est réglé."""
    return urlsplit(address).path or "/"
