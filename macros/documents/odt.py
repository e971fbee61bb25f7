"""Ce que l'on finit dans un fichier ODT ou ODS : ses tableaux, ses puces, ses espaces, son pied de page."""

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from macros.documents.shapes import ESPACE, FONT, LINE, tied
from macros.exports.tints import HEAD
from macros.models.champs import Champ

NAMES = {
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
}
Attributes = Mapping[str, str]


def qualified(name: str) -> str:
    """Un nom XML complet : `fo:color` devient `{urn:…}color`."""
    prefix, local = name.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


def numbered() -> etree._Element:
    """Le paragraphe du pied de page : « Page 1 sur 2 »."""
    paragraph = etree.Element(qualified("text:p"))
    put(paragraph, {"text:style-name": "Footer"})
    paragraph.text = "Page "
    number = child(paragraph, "text:page-number")
    put(number, {"text:select-page": "current"})
    number.text, number.tail = "1", " sur "
    child(paragraph, "text:page-count").text = "1"
    return paragraph


def finished(content: bytes, fields: Mapping[str, Champ]) -> bytes:
    """Le contenu d'un ODT : rien qui se coupe mal sur le papier, vraies puces, espaces sans couleur."""
    root = etree.fromstring(content)
    tie(root)
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
    for frame in root.iter(qualified("draw:frame")):
        describe(frame)
    for span in root.iter(qualified("text:span")):
        if span.get(qualified("text:style-name")) == ESPACE:
            blank(span, fields["".join(span.itertext()).strip("[]")])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def tie(root: etree._Element) -> None:
    """Garde avec sa suite chaque paragraphe qui l'annonce, par un style fait du sien."""
    automatic = root.find("office:automatic-styles", NAMES)
    assert automatic is not None
    made = {style.get(qualified("style:name")): style for style in automatic}
    text = root.find(".//office:text", NAMES)
    assert text is not None
    paragraphs = list(text.iter(qualified("text:p"), qualified("text:h")))
    named = [(it.get(qualified("text:style-name")) or "", "".join(it.itertext())) for it in paragraphs]
    for paragraph, (style, _), holds in zip(paragraphs, named, tied(named), strict=True):
        if holds:
            name = f"{style}Lie"
            if name not in made:
                made[name] = keeping_with_next(style, made.get(style))
                automatic.append(made[name])
            put(paragraph, {"text:style-name": name})


def keeping_with_next(name: str, automatic: etree._Element | None) -> etree._Element:
    """Un style de paragraphe qui se garde avec le suivant ; il prend tout le reste de celui-ci."""
    if automatic is None:
        style = etree.Element(qualified("style:style"))
        put(style, {"style:family": "paragraph", "style:parent-style-name": name})
    else:
        style = deepcopy(automatic)
    put(style, {"style:name": f"{name}Lie"})
    put(child(style, "style:paragraph-properties"), {"fo:keep-with-next": "always"})
    return style


def describe(frame: etree._Element) -> None:
    """Donne à une image l'alternative qu'on lit sous elle."""
    around = frame.getparent()
    legend = None if around is None else around.getnext()
    if legend is not None and legend.get(qualified("text:style-name")) == "FigureCaption":
        child(frame, "svg:title").text = "".join(legend.itertext())


def blank(span: etree._Element, field: Champ) -> None:
    """Change un espace en champ de saisie : ce que l'on y écrit prend l'allure de sa phrase."""
    inside = span[0] if len(span) else span
    said, inside.text = inside.text, None
    entry = etree.SubElement(inside, qualified("text:text-input"))
    put(entry, {"text:description": f"{field.nom} : {field.ou_le_trouver}"})
    entry.text = said
    del span.attrib[qualified("text:style-name")]


def child(parent: etree._Element, name: str) -> etree._Element:
    """L'enfant de ce nom, créé s'il manque."""
    node = parent.find(name, NAMES)
    return etree.SubElement(parent, qualified(name)) if node is None else node


def put(element: etree._Element, attributes: Attributes) -> None:
    """Pose des attributs."""
    for name, value in attributes.items():
        element.set(qualified(name), value)
