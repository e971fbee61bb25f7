"""Écrire des feuilles en ODS et en XLSX : ligne d'en-tête, colonnes lisibles, A4 debout, pied de page."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from math import ceil

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from macros.corpus.facts import Corpus
from macros.documents.archives import changed
from macros.documents.manuscript import provenance
from macros.documents.ods import spreadsheet
from macros.documents.shapes import FONT, GREY, LINE, PALE
from macros.documents.sheets import Feuille, Ligne, feuilles
from macros.exports.tints import HEAD, INK
from macros.models.edition import Edition
from macros.models.modeles import FormatDeTableau, Modele

EDGE = Side(style="thin", color=LINE)
LETTERS = 5.1
"""Combien de lettres tiennent dans un centimètre, en corps 10."""

BLANK = FormulaRule(
    formula=['ISNUMBER(FIND("[",B2))'], fill=PatternFill("solid", bgColor=PALE), font=Font(bold=True)
)
"""Une cellule est colorée tant qu'un crochet y reste : remplie, elle redevient comme les autres."""

MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def workbook(modele: Modele, corpus: Corpus, kind: FormatDeTableau) -> bytes:
    """Le fichier d'un modèle de tableur, daté du jour de sa vérification."""
    sheets = feuilles(modele, corpus)
    if kind is FormatDeTableau.ODS:
        return spreadsheet(modele, sheets, corpus.edition)
    return excel(modele, sheets, corpus.edition)


def excel(modele: Modele, sheets: Sequence[Feuille], edition: Edition) -> bytes:
    """Le classeur XLSX."""
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for sheet in sheets:
        fill(book.create_sheet(sheet.nom), sheet)
    day = datetime(modele.verifie_le.year, modele.verifie_le.month, modele.verifie_le.day)
    book.properties.title, book.properties.language = modele.titre, "fr-FR"
    book.properties.creator, book.properties.created = edition.nom, day
    book.properties.subject, book.properties.description = modele.description, provenance(modele, edition)
    out = io.BytesIO()
    book.save(out)
    stamp = day.isoformat().encode() + b"Z"
    change = {"docProps/core.xml": lambda core: MODIFIED.sub(rb"\g<1>" + stamp, core)}
    return changed(out.getvalue(), change, modele.verifie_le)


def fill(page: Worksheet, sheet: Feuille) -> None:
    """Remplit une feuille : l'en-tête, répété à l'impression et figé à l'écran, puis les lignes."""
    for row in (sheet.en_tete, *sheet.lignes):
        page.append(row)
    for letter, width in zip("ABCDEF", sheet.largeurs, strict=False):
        page.column_dimensions[letter].width = width * LETTERS
    for rank, cells in enumerate(page.iter_rows()):
        for cell in cells:
            cell.font = Font(
                name=FONT, size=10, bold=rank == 0 or cell.column == 1, color=INK if rank == 0 else None
            )
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(EDGE, EDGE, EDGE, EDGE)
            if rank == 0:
                cell.fill = PatternFill("solid", start_color=HEAD)
    page.conditional_formatting.add(f"B2:{page.dimensions.split(':')[1]}", BLANK)
    for rank, row in enumerate((sheet.en_tete, *sheet.lignes), start=1):
        page.row_dimensions[rank].height = height(row, sheet.largeurs)
    page.freeze_panes, page.print_title_rows = "B2", "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "portrait", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 1
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.left.text, page.oddFooter.left.size = "Page &P sur &N", 8
    page.oddFooter.left.color = GREY


def height(row: Ligne, widths: Sequence[float]) -> float:
    """La hauteur d'une ligne, en points : un classeur XLSX la fixe, sinon le texte se chevauche."""
    lines = (
        sum(max(1, ceil(len(line) * 1.12 / (width * LETTERS))) for line in text.split("\n"))
        for text, width in zip(row, widths, strict=True)
    )
    return 13.0 * max(lines) + 3
