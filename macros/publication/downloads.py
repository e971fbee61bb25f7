"""Les fichiers à emporter rejoignent le site : chaque page qui en attend un y mène, et dit son poids."""

import io
import re

import pikepdf
from markupsafe import Markup

from macros.markup import html
from macros.markup.here import relative
from macros.publication.tree import Files, address, pages
from macros.texts.french import counted, number

AWAITED = re.compile(r'<span data-fichier="(?P<place>[^"]+)">(?P<said>.*?)\)</span>', re.DOTALL)
"""Ce qu'écrit `html.awaited` : un nom, et entre parenthèses le format et la langue."""


def placed(files: Files, made: Files) -> dict[str, bytes]:
    """Le site et ces fichiers à emporter, liés depuis les pages qui les attendent."""
    waiting = {name: text for name, text in pages(files).items() if b"data-fichier" in text}
    linked = {name: link_all(text.decode(), address(name), made).encode() for name, text in waiting.items()}
    return {**files, **linked, **made}


def link_all(markup: str, page: str, made: Files) -> str:
    """Une page où chaque fichier fabriqué a son lien ; ce qui ne l'est pas reste un texte."""

    def linked(match: "re.Match[str]") -> str:
        place = match["place"]
        if place not in made:
            return match[0]
        said = Markup("{}, {})").format(Markup(match["said"]), measured(made[place]))
        return html.link(said, relative(place, page))

    return AWAITED.sub(linked, markup)


def measured(content: bytes) -> str:
    """Ce qu'il faut savoir avant de prendre un fichier : ses pages, si c'est un PDF, et son poids."""
    told = [counted(length(content), "page")] if content.startswith(b"%PDF") else []
    return ", ".join([*told, weight(len(content))])


def length(content: bytes) -> int:
    """Combien de pages a un PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def weight(size: int) -> str:
    """Un poids en kilooctets, arrondi à l'unité supérieure."""
    return f"{number(-(-size // 1000))} ko"
