"""Ce que l'on finit dans un fichier DOCX : ses tableaux, et ses espaces à remplir."""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from lxml import etree

from macros.documents.shapes import ESPACE, tied
from macros.models.champs import Champ, Saisie


def finished(content: bytes, fields: Mapping[str, Champ]) -> bytes:
    """Le contenu d'un DOCX : rien qui se coupe mal sur le papier, espaces que l'on remplace en écrivant."""
    root = etree.fromstring(content)
    tie(root)
    for table in root.iter(qn("w:tbl")):
        rows = list(table.iter(qn("w:tr")))
        for row in rows:
            if row.find(qn("w:trPr")) is None:
                row.insert(0, parse_xml(f"<w:trPr {nsdecls('w')}/>"))
            row[0].insert(0, parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for style in (style for row in rows[:-1] for style in row.iter(qn("w:pStyle"))):
            style.addnext(parse_xml(f"<w:keepNext {nsdecls('w')}/>"))
    for rank, run in enumerate(list(runs(root)), start=1):
        inside = run.getparent()
        assert inside is not None
        named = "".join(run.itertext()).strip("[]")
        inside.replace(run, blank(run, fields[named], rank))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def tie(root: etree._Element) -> None:
    """Garde avec sa suite chaque paragraphe qui l'annonce."""
    paragraphs = list(root.iterfind(f"{qn('w:body')}/{qn('w:p')}"))
    named = [(style_of(it), "".join(it.itertext())) for it in paragraphs]
    for paragraph, holds in zip(paragraphs, tied(named), strict=True):
        if holds:
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            assert style is not None
            style.addnext(parse_xml(f"<w:keepNext {nsdecls('w')}/>"))


def style_of(paragraph: etree._Element) -> str:
    """Le style d'un paragraphe."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(qn("w:val"), "")


def runs(root: etree._Element) -> Iterator[etree._Element]:
    """Les espaces à remplir d'un document."""
    for run in root.iter(qn("w:r")):
        style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        if style is not None and style.get(qn("w:val")) == ESPACE:
            yield run


def blank(run: etree._Element, field: Champ, rank: int) -> etree._Element:
    """La boîte d'un espace : elle s'efface dès que l'on y écrit, et sa couleur avec elle."""
    looks = "".join(etree.tostring(look).decode() for look in run.findall(f"{qn('w:rPr')}/*")[1:])
    several = ' w:multiLine="1"' if field.saisie is Saisie.LIGNES else ""
    return parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:rPr>{looks}</w:rPr><w:alias w:val={quoteattr(field.nom)}/>"
        f'<w:tag w:val="{field.id}"/><w:id w:val="{rank}"/><w:temporary/><w:showingPlcHdr/>'
        f"<w:text{several}/></w:sdtPr><w:sdtContent>{etree.tostring(run).decode()}</w:sdtContent></w:sdt>"
    )
