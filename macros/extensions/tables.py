"""Les tableaux écrits en Markdown : titre, en-têtes de colonnes et de lignes, cadre qui défile au clavier."""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.toc import unique
from markdown.treeprocessors import Treeprocessor

from macros.reading.captions import CAPTION
from macros.texts.french import slug


class Tables(Treeprocessor):
    """Rend chaque tableau accessible (RGAA 5.4, 5.6, 5.7) ; le paragraphe « Tableau : … » le nomme."""

    def run(self, root: Element) -> None:
        """Met chaque tableau du document dans son cadre."""
        names: set[str] = set()
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == "table":
                    frame(parent, child, names)


def caption(parent: Element, table: Element) -> Element | None:
    """Le paragraphe « Tableau : … » placé juste avant le tableau, s'il existe."""
    rank = list(parent).index(table)
    before = parent[rank - 1] if rank else None
    named = before is not None and before.tag == "p" and (before.text or "").startswith(CAPTION)
    return before if named else None


def frame(parent: Element, table: Element, names: set[str]) -> None:
    """Entoure le tableau d'une région au nom unique et donne leur portée à ses en-têtes."""
    title = caption(parent, table)
    box = Element("div", {"class": "tableau", "role": "region", "tabindex": "0"})
    rank = list(parent).index(table)
    box.tail, table.tail = table.tail, None
    parent[rank] = box
    box.append(table)
    scopes(table)
    if title is None:
        box.set("aria-label", "Tableau")
        return
    parent.remove(title)
    title.tag, title.tail = "caption", None
    title.text = (title.text or "").removeprefix(CAPTION)
    title.set("id", unique("tableau-" + slug("".join(title.itertext())), names))
    box.set("aria-labelledby", title.get("id", ""))
    table.insert(0, title)


def scopes(table: Element) -> None:
    """En-têtes de colonnes dans `thead` ; la première cellule de chaque ligne devient son en-tête."""
    for cell in table.iterfind("./thead/tr/th"):
        cell.set("scope", "col")
    for line in table.iterfind("./tbody/tr"):
        line[0].tag = "th"
        line[0].set("scope", "row")


class TablesExtension(Extension):
    """Branche les tableaux accessibles dans Markdown, après la lecture des tableaux."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (nom imposé par Python-Markdown)
        """Inscrit le traitement."""
        md.treeprocessors.register(Tables(md), "tableaux", 5)


def makeExtension(**options: Any) -> TablesExtension:  # noqa: N802 (nom imposé par Python-Markdown)
    """L'extension, telle que Python-Markdown la demande."""
    return TablesExtension(**options)
