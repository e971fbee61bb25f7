"""Ce que l'on vérifie d'un document avant de le donner : langue, titre, niveaux, en-têtes, alternatives.

Ce n'est ni Ace ni le vérificateur de Word, que nomme le référentiel : c'est ce qu'une machine lit du fichier.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from lxml import etree

from macros.documents.archives import parts
from macros.models.rgaa import FormatDeDocument

FRENCH = re.compile(r"fr(?:-FR)?")
NAMELESS = re.compile(r"[\w-]+\.x?html")
LEVEL = re.compile(r"Heading ?([1-9])")

DC = "{http://purl.org/dc/elements/1.1/}"
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML = "{http://www.w3.org/XML/1998/namespace}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Parts = Mapping[str, bytes]


def faults(kind: FormatDeDocument, content: bytes) -> list[str]:
    """Les fautes d'un fichier de ce format, en français ; un PDF se lit ailleurs."""
    return list(READERS[kind](parts(content)))


def odt(held: Parts) -> Iterator[str]:
    """Un texte OpenDocument."""
    root = tree(held, "content.xml")
    yield from described(tree(held, "meta.xml"))
    yield from stepped(int(title.get(f"{TEXT}outline-level", "1")) for title in root.iter(f"{TEXT}h"))
    yield from headed(root)
    yield from pictured(root)


def ods(held: Parts) -> Iterator[str]:
    """Un tableur OpenDocument."""
    root = tree(held, "content.xml")
    yield from described(tree(held, "meta.xml"))
    yield from headed(root)
    yield from pictured(root)
    if any(
        cell.get(f"{TABLE}number-columns-spanned", "1") != "1" for cell in root.iter(f"{TABLE}table-cell")
    ):
        yield "des cellules sont fusionnées"


def docx(held: Parts) -> Iterator[str]:
    """Un texte de Word."""
    root = tree(held, "word/document.xml")
    names = {
        style.get(f"{W}styleId"): name.get(f"{W}val", "")
        for style in tree(held, "word/styles.xml").iter(f"{W}style")
        if (name := style.find(f"{W}name")) is not None
    }
    used = (names.get(style.get(f"{W}val"), "") for style in root.iter(f"{W}pStyle"))
    yield from described(tree(held, "docProps/core.xml"))
    yield from stepped(int(level[1]) for name in used if (level := LEVEL.fullmatch(name.title())))
    for table in root.iter(f"{W}tbl"):
        if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
            yield "un tableau n'a pas de ligne d'en-tête"
    for picture in root.iter(f"{WP}docPr"):
        if not (picture.get("descr") or "").strip():
            yield "une image n'a pas d'alternative"


def xlsx(held: Parts) -> Iterator[str]:
    """Un tableur d'Excel."""
    yield from described(tree(held, "docProps/core.xml"))
    for name in held:
        if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
            root = tree(held, name)
            if root.find(f"{SHEET}mergeCells") is not None:
                yield f"{name} : des cellules sont fusionnées"
            if not any(pane.get("state") == "frozen" for pane in root.iter(f"{SHEET}pane")):
                yield f"{name} : l'en-tête ne reste pas visible"


def epub(held: Parts) -> Iterator[str]:
    """Un livre électronique."""
    (package,) = (name for name in held if name.endswith(".opf"))
    root = tree(held, package)
    yield from described(root)
    told = {meta.get("property") for meta in root.iter(f"{OPF}meta")}
    for wanted in ("schema:accessMode", "schema:accessibilityFeature", "schema:accessibilitySummary"):
        if wanted not in told:
            yield f"le livre ne dit pas {wanted}"
    for name in held:
        if name.endswith(".xhtml"):
            yield from (f"{name} : {fault}" for fault in chapter(tree(held, name)))


def chapter(root: etree._Element) -> Iterator[str]:
    """Un chapitre de livre électronique."""
    title = (root.findtext(f"{XHTML}head/{XHTML}title") or "").strip()
    if not title or NAMELESS.fullmatch(title):
        yield "le chapitre n'a pas de titre"
    if not FRENCH.fullmatch(root.get("lang") or root.get(f"{XML}lang") or ""):
        yield "le chapitre ne dit pas sa langue"
    if any(picture.get("alt") is None for picture in root.iter(f"{XHTML}img")):
        yield "une image n'a pas d'alternative"


READERS = {
    FormatDeDocument.EPUB: epub,
    FormatDeDocument.ODT: odt,
    FormatDeDocument.DOCX: docx,
    FormatDeDocument.ODS: ods,
    FormatDeDocument.XLSX: xlsx,
}
"""Le lecteur de chaque format d'archive."""


def tree(held: Parts, name: str) -> etree._Element:
    """Une partie d'une archive, analysée."""
    return etree.fromstring(held[name])


def described(root: etree._Element) -> Iterator[str]:
    """Le titre et la langue que disent les propriétés d'un document."""
    if not (root.findtext(f".//{DC}title") or "").strip():
        yield "le document n'a pas de titre"
    if not FRENCH.fullmatch(root.findtext(f".//{DC}language") or ""):
        yield "la langue du document n'est pas le français"


def stepped(levels: Iterable[int]) -> Iterator[str]:
    """Les titres de niveau : au moins un, et jamais de niveau sauté."""
    ranks = list(levels)
    if not ranks:
        yield "le document n'a pas de titre de niveau"
    for before, after in pairwise(ranks):
        if after > before + 1:
            yield f"un titre de niveau {after} suit un titre de niveau {before}"


def headed(root: etree._Element) -> Iterator[str]:
    """La ligne d'en-tête de chaque tableau OpenDocument."""
    for table in root.iter(f"{TABLE}table"):
        if table.find(f"{TABLE}table-header-rows") is None:
            yield "un tableau n'a pas de ligne d'en-tête"


def pictured(root: etree._Element) -> Iterator[str]:
    """L'alternative de chaque image OpenDocument."""
    for frame in root.iter(f"{DRAW}frame"):
        said = (frame.findtext(f"{SVG}title") or "") + (frame.findtext(f"{SVG}desc") or "")
        if frame.find(f"{DRAW}image") is not None and not said.strip():
            yield "une image n'a pas d'alternative"
