"""Lire un extrait de la loi : un dossier de Markdown ou de JSON, un fichier par texte."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from macros.reading.problems import Unknown

TEXT = re.compile(r"(?:LEGITEXT|JORFTEXT)\d{12}")
"""Le numéro d'un texte, dans le nom d'un fichier comme dans une adresse de Légifrance."""

HEADING = re.compile(r"^#+[ \t]+(?:Article[ \t]+)?(?P<name>\S.*?)[ \t]*$", re.MULTILINE)
ARTICLE = re.compile(r"^#+[ \t]+Article[ \t]+(?P<number>\S.*?)[ \t]*$", re.MULTILINE)
DEAD = frozenset({"ABROGE", "ANNULE", "TRANSFERE", "PERIME", "MODIFIE_MORT_NE"})


@dataclass(frozen=True)
class Extracted:
    """Un article d'un extrait : son texte, et s'il est encore en vigueur."""

    text: str
    in_force: bool = True


Extract = Mapping[str, Mapping[str, Extracted]]
"""Les articles de chaque texte : numéro du texte, puis numéro d'article."""


def read_extract(folder: Path) -> Extract:
    """Les textes d'un dossier, dans la forme où il les donne ; refuse un dossier où il n'y en a aucun."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".json")]
    texts = {path.stem: dict(articles(path)) for path in files if TEXT.fullmatch(path.stem)}
    carried = {text: held for text, held in texts.items() if held}
    if not carried:
        raise Unknown(
            f"aucun texte dans « {folder} » ; donnez celui de la loi. Exemple : LEGITEXT000006070633.md"
        )
    return carried


def articles(path: Path) -> Iterator[tuple[str, Extracted]]:
    """Les articles d'un fichier, par numéro plié ; un article abrogé n'en cache pas un en vigueur."""
    read = markdown if path.suffix == ".md" else tree
    passages = list(read(path.read_text(encoding="utf-8")))
    yield from sorted(passages, key=lambda pair: pair[1].in_force)


def markdown(text: str) -> Iterator[tuple[str, Extracted]]:
    """Les articles d'un texte en Markdown : un titre « Article R611-8-6 », puis ses alinéas."""
    for match in ARTICLE.finditer(text):
        following = HEADING.search(text, match.end())
        yield key(match["number"]), Extracted(text[match.end() : following.start() if following else None])


def tree(text: str) -> Iterator[tuple[str, Extracted]]:
    """Les articles d'un arbre JSON : des nœuds `article`, avec leur numéro, leur texte et leur état."""
    waiting = [json.loads(text)]
    while waiting:
        node = waiting.pop()
        waiting.extend(node.get("children", ()))
        data = node.get("data", {})
        if node.get("type") == "article" and data.get("num"):
            body = unescape(data.get("texte") or data.get("texteHtml") or "")
            yield key(data["num"]), Extracted(body, data.get("etat") not in DEAD)


def key(number: str) -> str:
    """Un numéro d'article sans ce que chacun écrit à sa façon : « R*. 423-15 » devient « R423-15 »."""
    return re.sub(r"[\s.*]", "", number).upper()
