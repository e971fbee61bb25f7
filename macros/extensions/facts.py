"""Les faits écrits en Markdown, un intitulé puis `:   sa valeur` : le même encadré que celui des vues."""

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


class Facts(Treeprocessor):
    """Met chaque liste de définitions dans un encadré, chaque intitulé avec ses valeurs."""

    def run(self, root: Element) -> None:
        """Encadre toutes les listes de définitions du document."""
        for parent in list(root.iter()):
            for rank, child in enumerate(parent):
                if child.tag == "dl":
                    parent[rank] = framed(child)


def framed(terms: Element) -> Element:
    """L'encadré d'une liste de définitions."""
    box = Element("div", {"class": "encadre"})
    box.tail = terms.tail
    facts = SubElement(box, "dl", {"class": "faits"})
    for part in terms:
        group = SubElement(facts, "div") if part.tag == "dt" else facts[-1]
        group.append(part)
    return box


class FactsExtension(Extension):
    """Branche les encadrés dans Markdown, après la lecture des listes de définitions."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (nom imposé par Python-Markdown)
        """Inscrit le traitement."""
        md.treeprocessors.register(Facts(md), "faits", 6)


def makeExtension(**options: Any) -> FactsExtension:  # noqa: N802 (nom imposé par Python-Markdown)
    """L'extension, telle que Python-Markdown la demande."""
    return FactsExtension(**options)
