"""Remplir le fichier d'un modèle, comme le fait sa page, mais pour beaucoup de communes.

Le script `remplir.js` fait de même dans le navigateur : un test remplit chaque modèle des deux façons.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from lxml import etree

from macros.documents.archives import changed, dated
from macros.documents.docx import style_of
from macros.documents.odt import qualified
from macros.models.champs import ESPACE, Champ, Saisie
from macros.models.modeles import FormatDeTableau, FormatDeTexte
from macros.texts.french import in_words

Said = Callable[[str], tuple[str, ...]]
"""Ce qui s'écrit à la place d'un espace, ligne par ligne ; rien s'il n'a pas de réponse."""

NOTE = "Note"
"""Le style du paragraphe qui ouvre la note de fin, dans les documents de référence."""

BLANK = re.compile(r"[\x00-\x20\x7f]+")
BREAK = re.compile(r"[\n\r\x0b\x0c\u2028\u2029]+")
UNWRITABLE = re.compile("[\ufffe\uffff\ud800-\udfff]")
"""Ce qu'aucun fichier XML ne peut contenir."""

PARAGRAPHS = ("p", "h")
"""Ce qui borne une phrase, en ODT comme en DOCX."""

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def filled(made: bytes, kind: StrEnum, answers: Mapping[str, str], champs: Iterable[Champ]) -> bytes:
    """Le fichier d'un modèle où chaque réponse a remplacé son espace, sans la note de fin.

    Les noms des réponses sont ceux de `macros.models.places` : `maire` ; `pilote`, `pilote-2`, `pilote-3`.
    Un espace sans réponse reste à remplir dans le fichier.
    """
    held, write = WRITERS[kind]
    said = speaker(answers, champs)

    def written(content: bytes) -> bytes:
        root = etree.fromstring(content)
        write(root, said)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return changed(made, {held: written}, dated(made))


def speaker(answers: Mapping[str, str], champs: Iterable[Champ]) -> Said:
    """Ce qui répond aux espaces d'un fichier, pris dans l'ordre du texte."""
    fields = {bare(champ.nom): champ for champ in champs}
    met: Counter[str] = Counter()

    def said(blank: str) -> tuple[str, ...]:
        field = fields[bare(blank)]
        met[field.id] += 1
        rank = met[field.id] if field.chacun else 1
        return lines(answers.get(field.id if rank == 1 else f"{field.id}-{rank}", ""), field.saisie)

    return said


def lines(answer: str, saisie: Saisie) -> tuple[str, ...]:
    """Une réponse telle qu'elle s'écrit : jour en toutes lettres, espaces réduits, lignes séparées."""
    if DAY.fullmatch(answer.strip()):
        return (in_words(date.fromisoformat(answer.strip())),)
    parts = BREAK.split(answer) if saisie is Saisie.LIGNES else [answer]
    tidy = (BLANK.sub(" ", UNWRITABLE.sub("", part)).strip(" ") for part in parts)
    return tuple(filter(None, tidy))


def closed(answer: tuple[str, ...], after: str) -> tuple[str, ...]:
    """La réponse sans son point final, si celui de la phrase le suit."""
    return (*answer[:-1], answer[-1].removesuffix(".")) if answer and after.startswith(".") else answer


def following(place: etree._Element) -> str:
    """Ce qui suit un espace dans son paragraphe."""
    if etree.QName(place).localname in PARAGRAPHS:
        return ""
    after, above = place.getnext(), place.getparent()
    assert above is not None
    return place.tail or ("" if after is None else "".join(after.itertext())) or following(above)


def bare(name: str) -> str:
    """Le nom d'un espace, sans la typographie que le fichier lui a donnée."""
    return name.strip("[]").replace("\u2019", "'").replace("\u00a0", " ").replace("\u202f", " ")


def odt(root: etree._Element, said: Said) -> None:
    """Remplit un texte ODT : ses champs de saisie deviennent du texte."""
    for entry in list(root.iter(qualified("text:text-input"))):
        if answer := closed(said(entry.text or ""), following(entry)):
            span = etree.Element(qualified("text:span"))
            span.text, span.tail = answer[0], entry.tail
            for line in answer[1:]:
                etree.SubElement(span, qualified("text:line-break")).tail = line
            replace(entry, span)
    cut(root.iterfind(f".//{qualified('text:p')}[@{qualified('text:style-name')}='{NOTE}']"), ())


def docx(root: etree._Element, said: Said) -> None:
    """Remplit un texte DOCX : ses boîtes deviennent du texte, dans l'allure de leur phrase."""
    for box in list(root.iter(qn("w:sdt"))):
        run = next(box.iter(qn("w:r")))
        if answer := closed(said("".join(run.itertext())), following(box)):
            for part in run.iterfind("*"):
                if part.tag == qn("w:t"):
                    run.remove(part)
            for style in run.iterfind(f"{qn('w:rPr')}/{qn('w:rStyle')}"):
                style.getparent().remove(style)  # type: ignore[union-attr]
            for rank, line in enumerate(answer):
                if rank:
                    run.append(parse_xml(f"<w:br {nsdecls('w')}/>"))
                text = parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve"/>')
                text.text = line
                run.append(text)
            run.tail = box.tail
            replace(box, run)
    cut((one for one in root.iter(qn("w:p")) if style_of(one) == NOTE), (qn("w:sectPr"),))


def ods(root: etree._Element, said: Said) -> None:
    """Remplit un classeur ODS ; une cellule remplie perd sa couleur."""
    cells(root.iter(qualified("text:p")), said)


def xlsx(root: etree._Element, said: Said) -> None:
    """Remplit la page de garde d'un classeur XLSX ; une cellule remplie perd sa couleur."""
    cells(root.iter("{*}t"), said)


def cells(texts: Iterator[etree._Element], said: Said) -> None:
    """Écrit les réponses dans des textes de cellules, sur une ligne."""
    for text in texts:
        if text.text:
            text.text = ESPACE.sub(lambda it: " ".join(said(it[1])) or it[0], text.text)


def replace(old: etree._Element, new: etree._Element) -> None:
    """Met un élément à la place d'un autre ; `new` garde la suite qu'on lui a donnée."""
    parent = old.getparent()
    assert parent is not None
    parent.replace(old, new)


def cut(openings: Iterator[etree._Element], kept: tuple[str, ...]) -> None:
    """Retire la note de fin : de son premier paragraphe au bout du texte."""
    opening = next(openings, None)
    if opening is None:
        return
    body = opening.getparent()
    assert body is not None
    for element in [opening, *opening.itersiblings()]:
        if element.tag not in kept:
            body.remove(element)


WRITERS: Mapping[StrEnum, tuple[str, Callable[[etree._Element, Said], None]]] = {
    FormatDeTexte.ODT: ("content.xml", odt),
    FormatDeTexte.DOCX: ("word/document.xml", docx),
    FormatDeTableau.ODS: ("content.xml", ods),
    FormatDeTableau.XLSX: ("xl/worksheets/sheet1.xml", xlsx),
}
"""Pour chaque format, la pièce de l'archive qui porte le texte, et ce qui la remplit."""
