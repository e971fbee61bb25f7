"""Ce que l'on vérifie de la structure d'un PDF avant de le donner. Ce n'est pas un certificat PDF/UA."""

import io
import re
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

HEADING = re.compile(r"/H([1-6])")
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}part"
TITRE = "{http://purl.org/dc/elements/1.1/}title"


def faults(content: bytes) -> list[str]:
    """Les fautes de structure d'un PDF, en français."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if pdf.Root.get("/StructTreeRoot") is None:
            return ["le fichier n'est pas balisé"]
        nodes = list(walk(pdf.Root.StructTreeRoot))
        return [*of_document(pdf), *of_pages(pdf), *of_headings(nodes), *of_figures(nodes), *of_tables(nodes)]


def of_document(pdf: Pdf) -> Iterator[str]:
    """La langue, le titre et les signets du document."""
    if str(pdf.Root.get("/Lang", "")) != "fr":
        yield "la langue du document n'est pas le français"
    if not declares(pdf, "/MarkInfo", "/Marked"):
        yield "le fichier ne se dit pas balisé"
    if not declares(pdf, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "la fenêtre montrera le nom du fichier, pas son titre"
    if "/Outlines" not in pdf.Root:
        yield "le fichier n'a pas de signets"
    with pdf.open_metadata() as described:
        if not described.get(TITRE):
            yield "le document n'a pas de titre"
        if described.get(PDFUA) != "1":
            yield "le fichier ne dit pas quelle norme de balisage il suit"


def declares(pdf: Pdf, group: str, name: str) -> bool:
    """Vrai si le document le dit de lui-même."""
    return bool(pdf.Root.get(group, Dictionary()).get(name, False))


def of_pages(pdf: Pdf) -> Iterator[str]:
    """L'ordre de tabulation et l'intitulé des liens de chaque page."""
    for rank, page in enumerate(pdf.pages, start=1):
        notes = page.obj.get("/Annots", Array())
        if len(notes) and page.obj.get("/Tabs") != Name.S:
            yield f"page {rank} : la touche Tab ne suit pas l'ordre du texte"
        for note in notes:
            if note.get("/Subtype") == Name.Link and not str(note.get("/Contents", "")).strip():
                yield f"page {rank} : un lien n'a pas d'intitulé"
            if "/StructParent" not in note:
                yield f"page {rank} : un lien est hors des balises"


def of_headings(nodes: list[Object]) -> Iterator[str]:
    """Les titres : au moins un, et jamais de niveau sauté."""
    levels = [int(heading[1]) for node in nodes if (heading := HEADING.fullmatch(role(node)))]
    if not levels:
        yield "le document n'a pas de titre de niveau"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"un titre de niveau {after} suit un titre de niveau {before}"


def of_figures(nodes: list[Object]) -> Iterator[str]:
    """L'alternative de chaque figure."""
    for node in nodes:
        if role(node) == "/Figure" and not str(node.get("/Alt", "")).strip():
            yield "une figure n'a pas d'alternative"


def of_tables(nodes: list[Object]) -> Iterator[str]:
    """Les en-têtes de chaque tableau, reliés à leurs cellules."""
    for table in (node for node in nodes if role(node) == "/Table"):
        cells = list(walk(table))
        heads = {bytes(cell.ID) for cell in cells if role(cell) == "/TH" and "/ID" in cell}
        if not heads and not any(role(cell) == "/TH" and "/Scope" in attributes(cell) for cell in cells):
            yield "un tableau n'a pas d'en-tête"
        for cell in (cell for cell in cells if role(cell) == "/TD"):
            named = attributes(cell).get("/Headers", Array())
            if not len(named) or any(bytes(name) not in heads for name in named):
                yield "une cellule de tableau n'est reliée à aucun en-tête"
                break


def attributes(node: Object) -> Dictionary:
    """Les attributs d'une balise, réunis."""
    given = node.get("/A", Dictionary())
    joined = Dictionary()
    for part in given if isinstance(given, Array) else [given]:
        for key, value in part.items():
            joined[key] = value
    return joined


def role(node: Object) -> str:
    """Le nom d'une balise : `/H1`, `/TD`."""
    return str(node.get("/S", ""))


def walk(node: Object) -> Iterator[Object]:
    """Toutes les balises d'un document, dans l'ordre de lecture."""
    stack = list(reversed(children(node)))
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(children(current)))


def children(node: Object) -> list[Object]:
    """Les balises qu'une balise contient."""
    inside = node.get("/K")
    items = list(inside) if isinstance(inside, Array) else [inside]
    return [item for item in items if isinstance(item, Dictionary) and "/S" in item]
