"""Écrire des feuilles en ODS : ligne d'en-tête répétée, colonnes lisibles, A4 debout, pied de page."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime

from lxml import etree
from odfdo import Cell, Column, Document, Element, Paragraph, Row, Table

from macros.documents.archives import changed
from macros.documents.manuscript import provenance
from macros.documents.odt import child, numbered, put, qualified
from macros.documents.shapes import FONT, GREY, LINE, PALE
from macros.documents.sheets import Feuille
from macros.exports.tints import HEAD, INK
from macros.models.edition import Edition
from macros.models.modeles import Modele

EN_TETE, RUBRIQUE, CONTENU, A_REMPLIR = "EnTete", "Rubrique", "Contenu", "ARemplir"
LOOKS = {
    EN_TETE: (HEAD, f'fo:font-weight="bold" fo:color="#{INK}"'),
    RUBRIQUE: ("FFFFFF", 'fo:font-weight="bold"'),
    CONTENU: ("FFFFFF", 'fo:font-weight="normal"'),
    A_REMPLIR: (PALE, 'fo:font-weight="bold"'),
}
CALCEXT = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
"""Les règles de couleur, que la norme ne prévoit pas et que LibreOffice écrit ainsi."""

FEUILLE = '<style:style style:name="Feuille" style:family="table" style:master-page-name="Default"/>'


def spreadsheet(modele: Modele, sheets: Sequence[Feuille], edition: Edition) -> bytes:
    """Le classeur ODS."""
    document = Document("ods")
    document.body.clear()
    document.insert_style(cell_style(A_REMPLIR))
    for style in styles(sheets):
        document.insert_style(style, automatic=True)
    for sheet in sheets:
        document.body.append(table(sheet))
    day = datetime(modele.verifie_le.year, modele.verifie_le.month, modele.verifie_le.day)
    document.meta.title, document.meta.language = modele.titre, "fr-FR"
    document.meta.initial_creator = document.meta.creator = edition.nom
    document.meta.subject, document.meta.description = modele.description, provenance(modele, edition)
    document.meta.creation_date = document.meta.date = day
    out = io.BytesIO()
    document.save(out)
    return changed(out.getvalue(), {"styles.xml": paged, "content.xml": coloured}, modele.verifie_le)


def styles(sheets: Sequence[Feuille]) -> Iterator[str]:
    """Les styles des feuilles, des colonnes et des cellules, en XML."""
    yield FEUILLE
    for width in sorted({width for sheet in sheets for width in sheet.largeurs}):
        yield (
            f'<style:style style:name="{column_style(width)}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width}cm"/></style:style>'
        )
    yield from map(cell_style, (EN_TETE, RUBRIQUE, CONTENU))


def cell_style(name: str) -> str:
    """Le style d'une cellule, en XML."""
    ground, letters = LOOKS[name]
    return (
        f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default">'
        f'<style:table-cell-properties fo:background-color="#{ground}" fo:border="0.5pt solid #{LINE}" '
        f'fo:padding="0.08cm" fo:wrap-option="wrap" style:vertical-align="top"/>'
        f'<style:text-properties style:font-name="{FONT}" fo:font-size="10pt" {letters}/></style:style>'
    )


def column_style(width: float) -> str:
    """Le nom du style d'une largeur de colonne."""
    return f"Colonne{width:g}".replace(".", "_")


def table(sheet: Feuille) -> Table:
    """Une feuille : ses colonnes, sa ligne d'en-tête, ses lignes."""
    made = Table(sheet.nom, style="Feuille")
    for width in sheet.largeurs:
        made.append(Column(style=column_style(width)))
    heading = Element.from_tag("table:table-header-rows")
    heading.append(row(sheet.en_tete, [EN_TETE] * len(sheet.en_tete)))
    made.append(heading)
    for cells in sheet.lignes:
        made.append(row(cells, [RUBRIQUE, *[CONTENU] * (len(cells) - 1)]))
    return made


def row(texts: Sequence[str], looks: Sequence[str]) -> Row:
    """Une ligne de cellules de texte ; un retour à la ligne fait un paragraphe de plus."""
    made = Row()
    for text, style in zip(texts, looks, strict=True):
        cell = Cell(cell_type="string", style=style)
        for line in text.split("\n"):
            cell.append(Paragraph(line))
        made.append(cell)
    return made


def paged(styles: bytes) -> bytes:
    """Les pages en A4 debout, une page par feuille, et le pied de page numéroté."""
    root = etree.fromstring(styles)
    for layout in root.iter(qualified("style:page-layout-properties")):
        put(
            layout,
            {"fo:page-width": "21cm", "fo:page-height": "29.7cm", "style:print-orientation": "portrait"},
        )
        put(layout, {f"fo:margin-{side}": "1.5cm" for side in ("top", "bottom", "left", "right")})
        put(layout, {"style:scale-to-X": "1", "style:scale-to-Y": "1"})
    common = child(root, "office:styles")
    small = etree.SubElement(common, qualified("style:style"))
    put(small, {"style:name": "Footer", "style:family": "paragraph"})
    put(child(small, "style:text-properties"), {"fo:font-size": "8pt", "fo:color": f"#{GREY}"})
    for master in root.iter(qualified("style:master-page")):
        for element in master.iter(qualified("style:header"), qualified("style:footer")):
            element[:] = [numbered()] if element.tag == qualified("style:footer") else []
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def coloured(content: bytes) -> bytes:
    """Les feuilles où une cellule est en couleur tant qu'un crochet y reste : remplie, elle ne l'est plus."""
    root = etree.fromstring(content)
    for table in root.iter(qualified("table:table")):
        sheet = "'{}'".format((table.get(qualified("table:name")) or "").replace("'", "''"))
        rows = len(list(table.iter(qualified("table:table-row"))))
        rules = etree.SubElement(table, f"{{{CALCEXT}}}conditional-formats", nsmap={"calcext": CALCEXT})
        rule = etree.SubElement(rules, f"{{{CALCEXT}}}conditional-format")
        rule.set(f"{{{CALCEXT}}}target-range-address", f"{sheet}.B2:{sheet}.F{rows}")
        condition = etree.SubElement(rule, f"{{{CALCEXT}}}condition")
        condition.set(f"{{{CALCEXT}}}apply-style-name", A_REMPLIR)
        condition.set(f"{{{CALCEXT}}}value", 'contains-text("[")')
        condition.set(f"{{{CALCEXT}}}base-cell-address", f"{sheet}.B2")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
