"""Ce que l'on finit dans un fichier DOCX : ses tableaux."""

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from lxml import etree


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
