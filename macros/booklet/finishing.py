"""Ce que WeasyPrint n'écrit pas : l'intitulé des liens, la portée des en-têtes de tableau."""

import io
from collections.abc import Iterator, Mapping

import pikepdf
from lxml import html
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from macros.booklet.inspection import role, walk

SCOPES = {"/THead": "Column", "/TBody": "Row"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LONGUEUR = 200
"""Au-delà, un lecteur d'écran lirait un paragraphe pour annoncer un lien."""


def finished(content: bytes, markup: str) -> bytes:
    """Le PDF dont chaque lien dit où il mène, et chaque en-tête s'il vaut pour sa colonne ou sa ligne."""
    labels = dict(targets(html.document_fromstring(markup)))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        name_links(pdf, labels)
        for node in walk(pdf.Root.StructTreeRoot):
            if role(node) in SCOPES:
                scope(node)
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def targets(document: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Ce que dit chaque destination : le titre de l'endroit, ou le texte du lien vers un autre site."""
    for link in document.iter("a"):
        href = link.get("href", "")
        if not href.startswith("#"):
            yield href, f"{text(link)} ({href})"
    for place in document.xpath("//*[@id]"):
        heading = place if place.tag in HEADINGS else next(place.iter(*HEADINGS), None)
        yield place.get("id"), text(place if heading is None else heading)[:LONGUEUR]


def name_links(pdf: Pdf, labels: Mapping[str, str]) -> None:
    """Remplace, dans chaque lien, le nom de l'ancre par ce qu'on y trouve."""
    for page in pdf.pages:
        for note in page.obj.get("/Annots", Array()):
            target = str(note.get("/Contents", ""))
            note.Contents = String(labels.get(target, target))


def scope(part: Object) -> None:
    """Dit la portée des en-têtes d'un haut ou d'un corps de tableau."""
    for cell in walk(part):
        if role(cell) == "/TH":
            cell.A = Dictionary(O=Name.Table, Scope=Name(f"/{SCOPES[role(part)]}"))


def text(element: html.HtmlElement) -> str:
    """Le texte d'un élément, espaces réduites."""
    return " ".join(element.text_content().split())
