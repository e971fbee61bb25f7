"""Lire un formulaire rempli, ODT ou DOCX : ce que la personne y a écrit, et rien d'autre.

Les commentaires, leurs auteurs, le texte caché, les notes et ce que le suivi des modifications a supprimé ne
sont pas des réponses : ils restent dans le document.
"""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

HEAVIEST = 5_000_000
"""Le texte d'un formulaire rempli pèse quelques dizaines de kilooctets ; au-delà, ce n'en est pas un."""

BOXES = frozenset("☐□❏❑\uf0a8\uf06f")
"""Les puces qui sont des cases : le DOCX en fait au lieu de les écrire."""

TICKS = {"F0FE": "☒", "F0FD": "☒", "F052": "☒", "F054": "☒", "F0FC": "✔", "F0A8": "☐", "F06F": "☐"}
"""Les cases dessinées avec la police Wingdings, que Word range hors du texte."""

AGAIN = "puis recommencez : make importer-retour FICHIER=formulaire-retour.odt"
ABSENT = f"ce fichier n'existe pas. Vérifiez son nom et son dossier, {AGAIN}"
FOLDER = f"c'est un dossier ; donnez le fichier qui s'y trouve, {AGAIN}"
HEAVY = f"ce document est trop lourd pour un formulaire. Copiez vos réponses dans un formulaire neuf, {AGAIN}"
LOCKED = f"ce document est protégé par un mot de passe. Enregistrez-le sans mot de passe, {AGAIN}"
ALREADY = (
    "ce fichier est déjà une page, écrite par le formulaire du site. Rangez-le dans docs/retours/, "
    "puis lancez : make verifier FICHIER=docs/retours/nom-du-fichier.md"
)
OLD = f"ce document est dans l'ancien format de Word. Enregistrez-le au format ODT ou DOCX, {AGAIN}"
PDF = f"on ne relit pas les réponses d'un PDF. Enregistrez le document au format ODT ou DOCX, {AGAIN}"
SHEET = f"ce fichier est un tableau ou une présentation. Remplissez le formulaire de texte, {AGAIN}"
PLAIN = f"ce fichier n'est ni un ODT ni un DOCX. Enregistrez le formulaire dans l'un des deux, {AGAIN}"
BROKEN = f"ce document est abîmé ou incomplet. Ouvrez-le, enregistrez-le au format ODT, {AGAIN}"
EMPTY = f"ce fichier est vide. Enregistrez à nouveau le formulaire, {AGAIN}"

STARTS = ((b"%PDF", PDF), (b"{\\rtf", PLAIN), (b"---", ALREADY), (b"\xef\xbb\xbf---", ALREADY))
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Le début des anciens fichiers de Word, et des fichiers récents qu'il a chiffrés."""

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Unreadable(Exception):
    """Pourquoi un fichier n'est pas un formulaire que l'on sait lire, en une phrase."""


def lines(path: Path) -> list[str]:
    """Les lignes d'un document rempli, dans l'ordre."""
    start = first_bytes(path)
    if not zipfile.is_zipfile(path):
        raise Unreadable(stranger(path, start))
    try:
        with zipfile.ZipFile(path) as archive:
            return list(read(archive))
    except (zipfile.BadZipFile, ParseError, KeyError, UnicodeDecodeError, RecursionError, EOFError, OSError):
        raise Unreadable(BROKEN) from None
    except (NotImplementedError, RuntimeError):  # Une archive chiffrée, ou comprimée d'une façon inconnue.
        raise Unreadable(LOCKED) from None


ASIDES = {
    "content.xml": {
        b"<office:annotation": "des commentaires",
        b"<text:note ": "des notes",
        b"<text:changed-region": "des modifications suivies",
    },
    "word/document.xml": {
        b"<w:commentReference": "des commentaires",
        b"<w:footnoteReference": "des notes",
        b"<w:endnoteReference": "des notes",
        b"<w:del ": "des modifications suivies",
        b"<w:ins ": "des modifications suivies",
    },
}
"""Ce qu'un document garde à part du texte, et comment le dire."""


def left_behind(path: Path) -> list[str]:
    """Ce que le document contient et qui n'est pas repris : commentaires, notes, modifications suivies."""
    if not zipfile.is_zipfile(path):
        return []
    with zipfile.ZipFile(path) as archive:
        return list(
            dict.fromkeys(
                said
                for name, signs in ASIDES.items()
                for sign, said in signs.items()
                if sign in part(archive, name)
            )
        )


def first_bytes(path: Path) -> bytes:
    """Le début d'un fichier, qui dit souvent ce qu'il est."""
    if not path.exists():
        raise Unreadable(ABSENT)
    if path.is_dir():
        raise Unreadable(FOLDER)
    with path.open("rb") as file:
        start = file.read(8)
    if not start:
        raise Unreadable(EMPTY)
    return start


def stranger(path: Path, start: bytes) -> str:
    """Ce qu'est un fichier qui n'est pas une archive."""
    if start.startswith(COMPOUND):
        return LOCKED if ENCRYPTED in path.read_bytes() else OLD
    if start.startswith(b"PK"):
        return BROKEN
    return next((said for sign, said in STARTS if start.startswith(sign)), PLAIN)


def read(archive: zipfile.ZipFile) -> Iterator[str]:
    """Les lignes d'une archive, d'après ce qu'elle contient."""
    names = set(archive.namelist())
    if "encrypted-package" in names or b"encryption-data" in part(archive, "META-INF/manifest.xml"):
        raise Unreadable(LOCKED)
    if "word/document.xml" in names:
        yield from Docx(archive).lines()
    elif "content.xml" not in names:
        raise Unreadable(SHEET if names & {"xl/workbook.xml", "ppt/presentation.xml"} else PLAIN)
    else:
        yield from Odt(archive).lines()


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Un fichier d'une archive, dont on ne lit jamais trop ; vide s'il manque."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as file:
        content = file.read(HEAVIEST + 1)
    if len(content) > HEAVIEST:
        raise Unreadable(HEAVY)
    return content


def tree(archive: zipfile.ZipFile, name: str) -> Element:
    """L'arbre d'un fichier ; refuse celui qui définit ses propres signes, piège connu."""
    content = part(archive, name)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unreadable(BROKEN)
    return fromstring(content) if content else Element("rien")


def marked(said: str, bullet: str) -> str:
    """Une ligne avec sa puce : une case reste une case, toute autre puce devient un tiret."""
    if not said.strip() or not bullet:
        return said
    if bullet in BOXES:
        return said if said.lstrip()[0] in BOXES else f"☐ {said}"
    return said if said.lstrip()[0] in BOXES else f"- {said}"


class Odt:
    """Un document ODT : ses paragraphes, sans ce qu'il garde à part."""

    OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
    TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.content, self.styles = tree(archive, "content.xml"), tree(archive, "styles.xml")
        self.hidden = set(self.hiding())
        self.bullets = dict(self.glyphs())

    def lines(self) -> Iterator[str]:
        """Les lignes du corps ; un saut de ligne dans un paragraphe en fait deux."""
        body = self.content.find(f"{self.OFFICE}body/{self.OFFICE}text")
        if body is None:
            raise Unreadable(SHEET if self.content.find(f"{self.OFFICE}body") is not None else BROKEN)
        for said in self.blocks(body, ""):
            yield from said.split("\n")

    def blocks(self, parent: Element, bullet: str, style: str = "") -> Iterator[str]:
        """Les paragraphes d'un endroit, chacun avec la puce de sa liste."""
        for child in parent:
            if self.aside(child):
                continue
            if child.tag in (f"{self.TEXT}p", f"{self.TEXT}h"):
                yield marked(self.words(child), bullet)
                bullet = ""
            elif child.tag == f"{self.TEXT}list":
                named = child.get(f"{self.TEXT}style-name", style)
                for item in child:
                    yield from self.blocks(item, self.bullets.get(named, "•"), named)
            elif child.tag == f"{self.TABLE}table-row":
                yield " ; ".join(filter(None, (" ".join(self.blocks(cell, "")).strip() for cell in child)))
            else:
                yield from self.blocks(child, bullet, style)

    def words(self, element: Element) -> str:
        """Le texte d'un paragraphe, sans ce qui s'y cache."""
        said = [element.text or ""]
        for child in element:
            if not self.aside(child):
                said.append(self.sign(child))
            said.append(child.tail or "")
        return "".join(said)

    def sign(self, child: Element) -> str:
        """Ce que vaut un élément dans une ligne : une espace, un saut, ou son texte."""
        if child.tag == f"{self.TEXT}s":
            return " " * min(int(child.get(f"{self.TEXT}c", "1")), 100)
        if child.tag == f"{self.TEXT}line-break":
            return "\n"
        return " " if child.tag == f"{self.TEXT}tab" else self.words(child)

    def aside(self, element: Element) -> bool:
        """Vrai pour ce qui n'est pas une réponse : commentaire, note, texte caché, dessin, suppression."""
        names = ("note", "tracked-changes", "hidden-text", "hidden-paragraph", "script", "ruby-text")
        if element.tag in {f"{self.TEXT}{name}" for name in names} or element.tag.startswith(self.DRAW):
            return True
        if element.tag in (f"{self.OFFICE}annotation", f"{self.OFFICE}annotation-end"):
            return True
        hidden = element.get(f"{self.TEXT}display") in ("none", "condition")
        return hidden or element.get(f"{self.TEXT}style-name") in self.hidden

    def hiding(self) -> Iterator[str]:
        """Les styles qui cachent leur texte."""
        for source in (self.content, self.styles):
            for style in source.iter(f"{self.STYLE}style"):
                if any(inner.get(f"{self.TEXT}display") == "none" for inner in style):
                    yield style.get(f"{self.STYLE}name", "")

    def glyphs(self) -> Iterator[tuple[str, str]]:
        """La puce de chaque style de liste."""
        for source in (self.styles, self.content):
            for style in source.iter(f"{self.TEXT}list-style"):
                bullet = style.find(f"{self.TEXT}list-level-style-bullet")
                glyph = "" if bullet is None else bullet.get(f"{self.TEXT}bullet-char", "")
                yield style.get(f"{self.STYLE}name", ""), glyph.strip() or "•"


class Docx:
    """Un document DOCX : ses paragraphes, sans ce qu'il garde à part."""

    W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    OFF = ("false", "0", "off")
    SETTINGS = ("pPr", "rPr", "sdtPr", "tblPr")
    ASIDE = frozenset({"del", "moveFrom", "instrText", "delText", "drawing", "pict", "object", *SETTINGS})
    """Suppressions suivies, champs, dessins et réglages : rien de cela n'est une réponse."""

    FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.document, self.styles = tree(archive, "word/document.xml"), tree(archive, "word/styles.xml")
        self.bullets = dict(self.glyphs(tree(archive, "word/numbering.xml")))
        self.named = {
            style.get(f"{self.W}styleId", ""): style for style in self.styles.iter(f"{self.W}style")
        }
        self.hidden = {
            name for name, style in self.named.items() if self.vanishes(style.find(f"{self.W}rPr"))
        }

    def lines(self) -> Iterator[str]:
        """Les lignes du corps ; un saut de ligne dans un paragraphe en fait deux."""
        body = self.document.find(f"{self.W}body")
        if body is None:
            raise Unreadable(BROKEN)
        for said in self.blocks(body):
            yield from said.split("\n")

    def blocks(self, parent: Element) -> Iterator[str]:
        """Les paragraphes d'un endroit, chacun avec la puce de sa liste."""
        for child in parent:
            if child.tag == f"{self.W}p" and self.style(child) in self.hidden:
                continue
            if child.tag == f"{self.W}p":
                yield marked(self.words(child), self.bullet(child))
            elif child.tag == f"{self.W}tr":
                cells = child.iter(f"{self.W}tc")
                yield " ; ".join(filter(None, (" ".join(self.blocks(cell)).strip() for cell in cells)))
            elif not self.aside(child):
                yield from self.blocks(child)

    def words(self, element: Element) -> str:
        """Le texte d'un paragraphe, sans ce qui s'y cache."""
        signs: Mapping[str, Callable[[Element], str]] = {
            f"{self.W}t": lambda child: child.text or "",
            f"{self.W}br": lambda child: "\n",
            f"{self.W}cr": lambda child: "\n",
            f"{self.W}tab": lambda child: " ",
            f"{self.W}noBreakHyphen": lambda child: "-",
            f"{self.W}sym": lambda child: TICKS.get(child.get(f"{self.W}char", "").upper(), ""),
        }
        return "".join(signs.get(child.tag, self.words)(child) for child in element if not self.aside(child))

    def aside(self, element: Element) -> bool:
        """Vrai pour ce qui n'est pas une réponse."""
        if element.tag in {f"{self.W}{name}" for name in self.ASIDE} or element.tag == self.FALLBACK:
            return True
        settings = element.find(f"{self.W}rPr") if element.tag == f"{self.W}r" else None
        style = None if settings is None else settings.find(f"{self.W}rStyle")
        named = "" if style is None else style.get(f"{self.W}val", "")
        return self.vanishes(settings) or named in self.hidden

    def vanishes(self, settings: Element | None) -> bool:
        """Vrai pour un réglage qui cache le texte."""
        mark = None if settings is None else settings.find(f"{self.W}vanish")
        return mark is not None and mark.get(f"{self.W}val", "true") not in self.OFF

    def bullet(self, paragraph: Element) -> str:
        """La puce d'un paragraphe : la sienne, ou celle de son style ; rien s'il n'est pas dans une liste."""
        for place in (paragraph, self.named.get(self.style(paragraph))):
            number = None if place is None else place.find(f"{self.W}pPr/{self.W}numPr/{self.W}numId")
            if number is not None:
                return self.bullets.get(number.get(f"{self.W}val", ""), "")
        return ""

    def style(self, paragraph: Element) -> str:
        """Le nom du style d'un paragraphe."""
        named = paragraph.find(f"{self.W}pPr/{self.W}pStyle")
        return "" if named is None else named.get(f"{self.W}val", "")

    def glyphs(self, numbering: Element) -> Iterator[tuple[str, str]]:
        """La puce de chaque liste ; un numéro compte comme une puce."""
        levels = {
            shape.get(f"{self.W}abstractNumId", ""): shape.find(f"{self.W}lvl/{self.W}lvlText")
            for shape in numbering.iter(f"{self.W}abstractNum")
        }
        for number in numbering.iter(f"{self.W}num"):
            shape = number.find(f"{self.W}abstractNumId")
            text = levels.get("" if shape is None else shape.get(f"{self.W}val", ""))
            yield (
                number.get(f"{self.W}numId", ""),
                ("" if text is None else text.get(f"{self.W}val", "")).strip() or "•",
            )
