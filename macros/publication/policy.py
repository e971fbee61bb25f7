"""Ce que le navigateur a le droit de charger : rien, sauf nos fichiers."""

import re

from macros.publication.refusals import Refused
from macros.publication.tree import Files

RULES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    # Les flèches des listes repliées sont des dessins écrits dans la feuille de style.
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
)
"""Les règles qu'une page peut porter elle-même."""

POLICY = "; ".join(RULES)
HEADER = f"{POLICY}; frame-ancestors 'none'"
"""Ce qu'envoie un serveur : la dernière règle n'a d'effet que dans un en-tête."""

META = f'\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">'.encode()

START = re.compile(rb'<!doctype html>\s*<html[^<>]*>\s*<head>\s*<meta charset="utf-8">', re.IGNORECASE)
"""Le début de toutes nos pages : rien ne s'y charge avant la règle."""

BEYOND = re.compile(rb"<base[\s/>]|<meta[^>]*\shttp-equiv", re.IGNORECASE)
"""Ce que la règle n'arrête pas : une page qui mène ailleurs toute seule, ou qui déplace ses liens."""

ACTIVE = re.compile(
    rb"<(?:\w+:)?(?:script|foreignobject|iframe)|\son\w+\s*=|javascript:|<!entity", re.IGNORECASE
)
"""Ce qui s'exécute dans un dessin ou un flux que l'on ouvre seul."""

PAGES = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".mhtml")
DRAWINGS = (".svg", ".xml")


def guarded(files: Files) -> dict[str, bytes]:
    """Le site où chaque page porte sa règle ; refuse celle que l'on ne sait pas garder."""
    return {name: one(name, content) for name, content in files.items()}


def one(name: str, content: bytes) -> bytes:
    """Un fichier prêt à publier : une page reçoit sa règle, un dessin n'exécute rien, le reste passe."""
    if name.lower().endswith(DRAWINGS) and ACTIVE.search(content):
        raise Refused(f"/{name} exécuterait un programme ; redessinez-le sans script ou retirez-le")
    if not name.lower().endswith(PAGES):
        return content
    start = START.match(content)
    if not start or not name.endswith(".html"):
        raise Refused(f"/{name} n'est pas une page du guide ; retirez-la, ou écrivez-la en Markdown")
    if BEYOND.search(content):
        raise Refused(f"/{name} mènerait ailleurs toute seule ; retirez ses balises <meta> et <base>")
    return content[: start.end()] + META + content[start.end() :]
