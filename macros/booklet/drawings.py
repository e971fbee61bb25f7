"""Les dessins du guide : les couleurs que la feuille leur donne à l'écran, écrites dans le dessin."""

from lxml import etree, html

from macros.booklet.printing import Tirage

COULEURS = """
text { font-family: "Liberation Sans", Arial, sans-serif; font-size: 11px; fill: #1d2421 }
.graphique__nom, .graphique__valeur { font-size: 13px }
.graphique__valeur { font-weight: 700 }
.graphique__barre { fill: var(--lien) }
.seuil { stroke: #6f7b75 }
.bande--ne_s_applique_pas { fill: #ebebe7; stroke: #3d4541 }
.bande--s_applique { fill: #dcefe3; stroke: #0f4a34 }
.bande--selon_reponse { fill: #fdeec9; stroke: #593c00 }
.bande--au_choix { fill: #f6f5f0; stroke: #1d2421 }
.bande--a_venir { fill: #e4eaf4; stroke: #263f63 }
"""
SVG = "http://www.w3.org/2000/svg"


def colour(document: html.HtmlElement, issue: Tirage) -> None:
    """Met dans chaque dessin les couleurs qu'il prenait à la feuille du site."""
    for drawing in document.iter("svg"):
        style = etree.SubElement(drawing, "style")
        style.text = issue.coloured(COULEURS)


def alternative(drawing: html.HtmlElement) -> str:
    """Ce que dit un dessin à qui ne le voit pas : son titre et sa description."""
    parts = [drawing.findtext("title") or "", drawing.findtext("desc") or ""]
    return " : ".join(" ".join(part.split()) for part in parts if part.strip())


def standalone(drawing: html.HtmlElement) -> bytes:
    """Un dessin dans son propre fichier SVG ; l'analyseur HTML avait mis ses attributs en minuscules."""
    copied = etree.fromstring(etree.tostring(drawing, with_tail=False))
    copied.set("viewBox", copied.attrib.pop("viewbox"))
    _, _, width, height = str(copied.get("viewBox")).split()
    for name, value in (("width", width), ("height", height), ("xmlns", SVG)):
        copied.set(name, value)
    return etree.tostring(copied, xml_declaration=True, encoding="utf-8")
