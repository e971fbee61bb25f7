"""Le document de référence ODT : celui de pandoc, en français, en A4, à nos styles."""

from collections.abc import Mapping
from datetime import date

from lxml import etree

from macros.documents.archives import changed
from macros.documents.shapes import FONT, GREY, HEAD, INK, LINE, PALE, Forme

NAMES = {
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
}
Attributes = Mapping[str, str]


def qualified(name: str) -> str:
    """Un nom XML complet : `fo:color` devient `{urn:…}color`."""
    prefix, local = name.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


def reference(stock: bytes, forme: Forme, footer: str, day: date) -> bytes:
    """Le document de référence de pandoc, mis à notre forme."""
    return changed(stock, {"styles.xml": lambda styles: restyled(styles, forme, footer)}, day)


def restyled(styles: bytes, forme: Forme, footer: str) -> bytes:
    """La feuille de styles, mise à notre forme."""
    root = etree.fromstring(styles)
    speak_french(root, forme)
    text_styles(root, forme)
    title_styles(root, forme)
    page(root, forme, footer)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def speak_french(root: etree._Element, forme: Forme) -> None:
    """Langue, police et taille de tout le document ; les polices nommées ailleurs s'effacent."""
    for element in root.iter(qualified("style:text-properties")):
        for name in ("style:font-name", "style:font-name-asian", "style:font-name-complex"):
            element.attrib.pop(qualified(name), None)
    for default in root.iter(qualified("style:default-style")):
        for element in default.iter(qualified("style:text-properties")):
            put(element, {"fo:language": "fr", "fo:country": "FR", "fo:font-size": f"{forme.body}pt"})
            put(element, {"style:font-name": FONT})


def text_styles(root: etree._Element, forme: Forme) -> None:
    """Le texte courant, les tableaux, et l'espace à remplir : crochets, gras et fond pâle."""
    half = f"{forme.gap / 2}pt"
    gap = {"fo:margin-top": half, "fo:margin-bottom": half, "fo:line-height": "115%"}
    change(root, "Text_20_body", gap, {})
    change(root, "Table_20_Contents", {"fo:margin-top": "1pt", "fo:margin-bottom": "1pt"}, {})
    change(
        root,
        "Table_20_Heading",
        {"fo:text-align": "start"},
        {"fo:font-weight": "bold", "fo:color": f"#{INK}"},
    )
    change(root, "TableCaption", {"fo:margin-top": f"{forme.gap}pt", "fo:keep-with-next": "always"}, {})
    change(root, "Caption", {}, {"fo:font-size": f"{forme.body - 1}pt"})
    common = child(root, "office:styles")
    blank = etree.SubElement(common, qualified("style:style"))
    put(blank, {"style:name": "Espace", "style:family": "text"})
    put(child(blank, "style:text-properties"), {"fo:background-color": f"#{PALE}", "fo:font-weight": "bold"})
    note = etree.SubElement(common, qualified("style:style"))
    put(note, {"style:name": "Note", "style:family": "paragraph", "style:parent-style-name": "Text_20_body"})
    put(child(note, "style:paragraph-properties"), {"fo:break-before": "page"})
    put(child(note, "style:text-properties"), {"fo:font-size": f"{forme.small}pt", "fo:color": f"#{GREY}"})


def title_styles(root: etree._Element, forme: Forme) -> None:
    """Les quatre niveaux de titres ; le premier peut porter un fond de couleur."""
    for level, size in enumerate(forme.headings, start=1):
        space = {"fo:margin-top": f"{forme.gap * 1.5}pt", "fo:margin-bottom": f"{forme.gap / 2}pt"}
        look = {
            "fo:font-size": f"{size}pt",
            "fo:font-weight": "bold",
            "fo:font-style": "normal",
            "fo:color": f"#{INK}",
        }
        change(root, f"Heading_20_{level}", space, look)
    ground = (
        {"fo:background-color": f"#{forme.title_ground}", "fo:padding": "6pt"} if forme.title_ground else {}
    )
    change(root, "Heading_20_1", {"fo:margin-top": "0pt", **ground}, {"fo:color": f"#{forme.title_ink}"})


def page(root: etree._Element, forme: Forme, footer: str) -> None:
    """La page A4, ses marges, et le pied de page numéroté."""
    size = {"fo:page-width": "21cm", "fo:page-height": "29.7cm"}
    sides = {f"fo:margin-{side}": f"{forme.margin}cm" for side in ("top", "bottom", "left", "right")}
    for layout in root.iter(qualified("style:page-layout-properties")):
        put(layout, size | sides)
    for layout in root.iter(qualified("style:header-footer-properties")):
        put(layout, {"fo:margin-top": "0.2cm", "fo:min-height": "0.5cm"})
    change(
        root,
        "Footer",
        {"fo:text-align": "start"},
        {"fo:font-size": f"{forme.small}pt", "fo:color": f"#{GREY}"},
    )
    for element in root.iter(qualified("style:footer")):
        element[:] = [numbered(footer)]


def numbered(footer: str) -> etree._Element:
    """Le paragraphe du pied de page : le texte, puis « page 1 sur 2 »."""
    paragraph = etree.Element(qualified("text:p"))
    put(paragraph, {"text:style-name": "Footer"})
    paragraph.text = f"{footer}. Page "
    number = child(paragraph, "text:page-number")
    put(number, {"text:select-page": "current"})
    number.text, number.tail = "1", " sur "
    child(paragraph, "text:page-count").text = "1"
    return paragraph


def finished(content: bytes) -> bytes:
    """Le contenu d'un ODT : tableaux à filets qui ne se coupent pas entre deux pages, vraies puces."""
    root = etree.fromstring(content)
    for style in root.iter(qualified("style:style")):
        for box in style.iterfind("style:table-properties", NAMES):
            put(box, {"style:may-break-between-rows": "false"})
        for box in style.iterfind("style:table-cell-properties", NAMES):
            put(box, {"fo:border": f"0.5pt solid #{LINE}", "fo:padding": "2.5pt"})
            if style.get(qualified("style:name")) == "TableHeaderRowCell":
                put(box, {"fo:background-color": f"#{HEAD}"})
    for bullet in root.iter(qualified("text:list-level-style-bullet")):
        put(bullet, {"text:bullet-char": "•"})
        put(child(bullet, "style:text-properties"), {"style:font-name": FONT, "fo:font-family": FONT})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def change(root: etree._Element, name: str, paragraph: Attributes, text: Attributes) -> None:
    """Change un style de paragraphe par son nom."""
    for style in root.iter(qualified("style:style")):
        if style.get(qualified("style:name")) == name:
            put(child(style, "style:paragraph-properties"), paragraph)
            put(child(style, "style:text-properties"), text)


def child(parent: etree._Element, name: str) -> etree._Element:
    """L'enfant de ce nom, créé s'il manque."""
    found = parent.find(name, NAMES)
    return etree.SubElement(parent, qualified(name)) if found is None else found


def put(element: etree._Element, attributes: Attributes) -> None:
    """Pose des attributs."""
    for name, value in attributes.items():
        element.set(qualified(name), value)
