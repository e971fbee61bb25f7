"""Le document de référence DOCX : celui de pandoc, en français, en A4, à nos styles."""

import io

from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from macros.documents.shapes import FONT, GREY, HEAD, INK, LINE, PALE, Forme

SIDES = ("top", "left", "bottom", "right")
AFTER_FRAME = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")
"""Ce que la norme range après le cadre d'un paragraphe : Word refuse un autre ordre."""


def reference(stock: bytes, forme: Forme, footer: str) -> bytes:
    """Le document de référence de pandoc, mis à notre forme."""
    document = Document(io.BytesIO(stock))
    speak_french(document, forme)
    text_styles(document, forme)
    title_styles(document, forme)
    note_style(document, forme)
    table_style(document)
    page(document, forme, footer)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def speak_french(document: Docx, forme: Forme) -> None:
    """Langue, police et taille de tout ce qui n'en dit pas d'autre."""
    for parts in (document.styles.element, document.settings.element):
        for name in ("w:lang", "w:themeFontLang"):
            for element in parts.iter(qn(name)):
                element.set(qn("w:val"), "fr-FR")
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
    document.styles["Normal"].font.size = Pt(forme.body)


def text_styles(document: Docx, forme: Forme) -> None:
    """Le texte courant, les listes, et l'espace à remplir : crochets, gras et fond pâle."""
    for name, gap in (
        ("Body Text", forme.gap * 0.75),
        ("First Paragraph", forme.gap * 0.75),
        ("Compact", 0.5),
    ):
        layout = document.styles[name].paragraph_format
        layout.space_before, layout.space_after, layout.line_spacing = Pt(gap), Pt(gap), 1.15
    caption = document.styles["Table Caption"]
    caption.font.size, caption.font.italic, caption.font.bold = Pt(forme.body - 1), True, False
    caption.paragraph_format.space_after, caption.paragraph_format.keep_with_next = Pt(2), True
    blank = document.styles.add_style("Espace", WD_STYLE_TYPE.CHARACTER)
    blank.font.bold = True
    blank.element.get_or_add_rPr().append(shade(PALE))


def title_styles(document: Docx, forme: Forme) -> None:
    """Les quatre niveaux de titres ; le premier peut porter un fond de couleur."""
    for level, size in enumerate(forme.headings, start=1):
        style = document.styles[f"Heading {level}"]
        style.font.size, style.font.bold, style.font.italic = Pt(size), True, False
        style.font.color.rgb = RGBColor.from_string(forme.title_ink if level == 1 else INK)
        style.paragraph_format.space_before = Pt(0 if level == 1 else forme.gap * 2)
        style.paragraph_format.space_after = Pt(forme.gap)
    if forme.title_ground:
        banner(document, forme.title_ground)


def banner(document: Docx, color: str) -> None:
    """Le titre sur un fond de couleur, avec une bordure de la même couleur qui fait marge."""
    sides = "".join(f'<w:{side} w:val="single" w:sz="48" w:space="0" w:color="{color}"/>' for side in SIDES)
    frame = parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>")
    layout = document.styles["Heading 1"].element.get_or_add_pPr()
    layout.insert_element_before(frame, *AFTER_FRAME)
    layout.insert_element_before(shade(color), *AFTER_FRAME)


def note_style(document: Docx, forme: Forme) -> None:
    """La première ligne de la note de fin, qui commence une page."""
    style = document.styles.add_style("Note", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Body Text"]
    style.paragraph_format.page_break_before = True
    style.font.size, style.font.color.rgb = Pt(forme.small), RGBColor.from_string(GREY)


def table_style(document: Docx) -> None:
    """Le tableau : filets fins, en-tête en gras sur fond, un peu d'air dans les cellules."""
    style = document.styles["Table"].element
    for old in style.xpath("./w:tblPr | ./w:tblStylePr"):
        style.remove(old)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for edge in (*SIDES, "insideH", "insideV")
    )
    room = {"top": 30, "left": 80, "bottom": 30, "right": 80}
    sides = "".join(f'<w:{side} w:w="{room[side]}" w:type="dxa"/>' for side in SIDES)
    style.append(
        parse_xml(
            f'<w:tblPr {nsdecls("w")}><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
            f"<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>"
        )
    )
    style.append(
        parse_xml(
            f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:rPr><w:b/><w:color w:val="{INK}"/></w:rPr>'
            f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{HEAD}"/></w:tcPr></w:tblStylePr>'
        )
    )


def page(document: Docx, forme: Forme, footer: str) -> None:
    """La page A4, ses marges, et le pied de page numéroté."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = Cm(forme.margin)
    section.bottom_margin, section.footer_distance = Cm(forme.margin), Cm(0.8)
    line = section.footer.paragraphs[0]
    line.add_run(f"{footer}. Page ")
    counter(line, "PAGE")
    line.add_run(" sur ")
    counter(line, "NUMPAGES")
    for run in line.runs:
        run.font.size, run.font.color.rgb = Pt(forme.small), RGBColor.from_string(GREY)


def counter(line: Paragraph, field: str) -> None:
    """Un champ que le logiciel calcule : numéro de page ou nombre de pages."""
    for kind in ("begin", "separate", "end"):
        run = line.add_run()
        mark(run, f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>')
        if kind == "begin":
            mark(line.add_run(), f'<w:instrText {nsdecls("w")} xml:space="preserve"> {field} </w:instrText>')
        if kind == "separate":
            line.add_run("1")


def mark(run: Run, xml: str) -> None:
    """Ajoute une balise à un morceau de ligne."""
    element: etree._Element = run._element
    element.append(parse_xml(xml))


def finished(content: bytes) -> bytes:
    """Le contenu d'un DOCX dont les tableaux ne se coupent pas entre deux pages."""
    root = etree.fromstring(content)
    for table in root.iter(qn("w:tbl")):
        rows = list(table.iter(qn("w:tr")))
        for row in rows:
            if row.find(qn("w:trPr")) is None:
                row.insert(0, parse_xml(f"<w:trPr {nsdecls('w')}/>"))
            row[0].insert(0, parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for style in (style for row in rows[:-1] for style in row.iter(qn("w:pStyle"))):
            style.addnext(parse_xml(f"<w:keepNext {nsdecls('w')}/>"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def shade(color: str) -> object:
    """Un fond de couleur."""
    return parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{color}"/>')
