"""Un formulaire rempli dans un traitement de texte : ses réponses, et rien de ce qu'il garde à part."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.contributions import paper
from macros.contributions.paper import Unreadable, lines

SPACES = {
    "o": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "t": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "s": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "b": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "d": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def odt(path: Path, body: str, styles: str = "") -> Path:
    """Un ODT qui n'a que ce corps."""
    names = " ".join(f'xmlns:{name}="{uri}"' for name, uri in SPACES.items())
    content = (
        f"<o:document-content {names}><o:automatic-styles>{styles}</o:automatic-styles>"
        f"<o:body><o:text>{body}</o:text></o:body></o:document-content>"
    )
    return packed(path, {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def docx(path: Path, body: str, styles: str = "", numbering: str = "") -> Path:
    """Un DOCX qui n'a que ce corps."""
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>',
        "word/comments.xml": f'<w:comments xmlns:w="{W}"><w:p><w:t>Ne pas publier</w:t></w:p></w:comments>',
    }
    return packed(path, parts)


def packed(path: Path, parts: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


NOTE = '<t:note t:note-class="footnote"><t:note-citation>1</t:note-citation>' + (
    "<t:note-body><t:p>Source : facture.</t:p></t:note-body></t:note>"
)
COMMENT = "<o:annotation><dc:creator>Jeanne Dupré</dc:creator><dc:date>2026-11-20</dc:date>" + (
    "<t:p>Ne pas publier</t:p></o:annotation>"
)
HIDING = '<s:style s:name="T9"><s:text-properties t:display="none"/></s:style>'
BOXED = '<t:list-style s:name="L9"><t:list-level-style-bullet t:bullet-char="☐"/></t:list-style>'

ODT = {
    "<t:p>Un mot</t:p><t:h>Titre</t:h>": ["Un mot", "Titre"],
    f"<t:p>Testez{COMMENT} la copie.</t:p>": ["Testez la copie."],
    f"<t:p>Testez{COMMENT}<t:span>la</t:span><o:annotation-end/> copie.</t:p>": ["Testezla copie."],
    f"<t:p>Un jour{NOTE}.</t:p>": ["Un jour."],
    '<t:p>Vu <t:span t:style-name="T9">CACHÉ</t:span>là</t:p>': ["Vu là"],
    '<t:p t:style-name="T9">CACHÉ</t:p><t:p>Vu</t:p>': ["Vu"],
    "<t:p>Vu <t:hidden-text>CACHÉ</t:hidden-text>là</t:p>": ["Vu là"],
    '<t:section t:display="none"><t:p>CACHÉ</t:p></t:section><t:p>Vu</t:p>': ["Vu"],
    "<t:tracked-changes><t:p>SUPPRIMÉ</t:p></t:tracked-changes><t:p>Gardé</t:p>": ["Gardé"],
    "<t:p>Un<t:s/>deux<t:s t:c='2'/>trois<t:tab/>quatre<t:line-break/>cinq</t:p>": [
        "Un deux  trois quatre",
        "cinq",
    ],
    "<t:list><t:list-item><t:p>un</t:p></t:list-item><t:list-item><t:p>deux</t:p></t:list-item></t:list>": [
        "- un",
        "- deux",
    ],
    '<t:list t:style-name="L9"><t:list-item><t:p>Commune</t:p></t:list-item></t:list>': ["☐ Commune"],
    "<t:list><t:list-item><t:p>☐ Commune</t:p></t:list-item></t:list>": ["☐ Commune"],
    "<b:table><b:table-row><b:table-cell><t:p>Avant</t:p></b:table-cell><b:table-cell><t:p>Après</t:p>"
    "</b:table-cell></b:table-row></b:table>": ["Avant ; Après"],
    "<t:p>Vu<d:frame><d:text-box><t:p>légende</t:p></d:text-box></d:frame></t:p>": ["Vu"],
}

NUMBERED = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl><w:lvlText w:val="☐"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
)
NAMED = (
    '<w:style w:styleId="Puce"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Cache"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def run(words: str, settings: str = "") -> str:
    return f"<w:r><w:rPr>{settings}</w:rPr><w:t>{words}</w:t></w:r>"


def par(inside: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr>{inside}</w:p>"


def listed(number: int, words: str) -> str:
    return par(run(words), f'<w:numPr><w:numId w:val="{number}"/></w:numPr>')


DELETED = "<w:del><w:r><w:delText>SUPPRIMÉ</w:delText></w:r></w:del>"
DOCX = {
    par(run("Un ") + run("mot")): ["Un mot"],
    par(run("Vu") + '<w:r><w:commentReference w:id="1"/></w:r>'): ["Vu"],
    par(f"{DELETED}<w:ins>{run('Gardé')}</w:ins>"): ["Gardé"],
    par(f"<w:moveFrom>{run('PARTI')}</w:moveFrom>{run('Là')}"): ["Là"],
    par(run("CACHÉ", "<w:vanish/>") + run("Vu")): ["Vu"],
    par(run("Vu", '<w:vanish w:val="false"/>')): ["Vu"],
    par(run("CACHÉ", '<w:rStyle w:val="Cache"/>') + run("Vu")): ["Vu"],
    par(run("CACHÉ"), '<w:pStyle w:val="Cache"/>'): [],
    par(f"<w:r><w:instrText>PAGE</w:instrText></w:r>{run('Vu')}"): ["Vu"],
    par(f"<w:r><w:drawing>{par(run('légende'))}</w:drawing></w:r>{run('Vu')}"): ["Vu"],
    par(f"{run('Un')}<w:r><w:br/></w:r>{run('deux')}<w:r><w:tab/></w:r>{run('trois')}"): ["Un", "deux trois"],
    listed(1, "Commune"): ["☐ Commune"],
    listed(1, "X Commune"): ["☐ X Commune"],
    listed(2, "un disque"): ["- un disque"],
    par(run("un test"), '<w:pStyle w:val="Puce"/>'): ["- un test"],
    par(f'<w:r><w:sym w:char="F0FE"/></w:r>{run(" Commune")}'): ["☒ Commune"],
    f"<w:sdt><w:sdtPr>{par('x')}</w:sdtPr><w:sdtContent>{par(run('Vu'))}</w:sdtContent></w:sdt>": ["Vu"],
    f"<w:tbl><w:tr><w:tc>{par(run('Avant'))}</w:tc><w:tc>{par(run('Après'))}</w:tc></w:tr></w:tbl>": [
        "Avant ; Après"
    ],
}


@pytest.mark.parametrize("body", ODT, ids=range(len(ODT)))
def test_un_odt_ne_donne_que_ses_reponses(tmp_path: Path, body: str) -> None:
    assert lines(odt(tmp_path / "f.odt", body, HIDING + BOXED)) == ODT[body]


@pytest.mark.parametrize("body", DOCX, ids=range(len(DOCX)))
def test_un_docx_ne_donne_que_ses_reponses(tmp_path: Path, body: str) -> None:
    assert lines(docx(tmp_path / "f.docx", body, NAMED, NUMBERED)) == DOCX[body]


def test_une_photo_collee_n_empeche_rien(tmp_path: Path) -> None:
    path = odt(tmp_path / "f.odt", "<t:p>Vu</t:p>")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("Pictures/photo.jpg", b"\xff" * (paper.HEAVIEST + 1))
    assert lines(path) == ["Vu"]


def encrypted(path: Path) -> None:
    packed(path, {"content.xml": "x", "META-INF/manifest.xml": "<m><encryption-data/></m>"})


def word(path: Path, inside: str) -> None:
    path.write_bytes(paper.COMPOUND + b"\0" * 100 + inside.encode("utf-16-le"))


BOMB = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "absent": (lambda path: None, paper.ABSENT),
    "dossier": (lambda path: path.mkdir(), paper.FOLDER),
    "vide": (lambda path: path.write_bytes(b""), paper.EMPTY),
    "lourd": (lambda path: packed(path, {"content.xml": " " * (paper.HEAVIEST + 1)}), paper.HEAVY),
    "chiffré": (encrypted, paper.LOCKED),
    "chiffré neuf": (lambda path: packed(path, {"encrypted-package": "x"}), paper.LOCKED),
    "Word chiffré": (lambda path: word(path, "EncryptedPackage"), paper.LOCKED),
    "Word ancien": (lambda path: word(path, "WordDocument"), paper.OLD),
    "page du site": (lambda path: path.write_text("---\ntitre: x\n---\n"), paper.ALREADY),
    "pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n"), paper.PDF),
    "rtf": (lambda path: path.write_text("{\\rtf1 x}"), paper.PLAIN),
    "texte": (lambda path: path.write_text("pas une archive"), paper.PLAIN),
    "image": (lambda path: path.write_bytes(b"\xff\xd8\xff\xe0JFIF"), paper.PLAIN),
    "archive": (lambda path: packed(path, {"photo.jpg": "x"}), paper.PLAIN),
    "tableau": (lambda path: packed(path, {"xl/workbook.xml": "<x/>"}), paper.SHEET),
    "abîmé": (lambda path: packed(path, {"content.xml": "<x"}), paper.BROKEN),
    "coupé": (lambda path: path.write_bytes(b"PK\x03\x04coupe"), paper.BROKEN),
    "entités": (lambda path: packed(path, {"content.xml": BOMB}), paper.BROKEN),
}


@pytest.mark.parametrize("kind", BAD)
def test_chaque_mauvais_fichier_dit_ce_qu_il_est(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "piege.odt"
    make, said = BAD[kind]
    make(path)
    with pytest.raises(Unreadable) as caught:
        lines(path)
    assert str(caught.value) == said
