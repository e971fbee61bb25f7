"""Le livre électronique : le même document, découpé en chapitres par pandoc."""

import os
import tempfile
from pathlib import Path
from subprocess import run

import pypandoc
from lxml import html
from lxml.html import builder as write

from macros.booklet import drawings
from macros.booklet.assembly import printed
from macros.booklet.edition import GUIDE, Edition
from macros.booklet.finishing import HEADINGS
from macros.documents.archives import packed, parts

FEUILLE = Path(__file__).parent / "feuilles" / "epub.css"
ISSUE = "urn:guide-pratique-numerique:livret"


def epub(markup: str, edition: Edition) -> bytes:
    """Le livret au format EPUB 3, identique à l'octet pour le même document."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "livret.html").write_text(apart(markup, folder), encoding="utf-8")
        made = folder / "livret.epub"
        clock = os.environ | {"SOURCE_DATE_EPOCH": str(edition.epoch)}
        run(command(edition, made), cwd=folder, env=clock, check=True, capture_output=True)
        return packed(parts(made.read_bytes()), edition.jour)


def command(edition: Edition, made: Path) -> list[str]:
    """L'appel à pandoc."""
    metadata = {
        "title": GUIDE,
        "lang": "fr-FR",
        "date": edition.jour.isoformat(),
        "identifier": f"{ISSUE}:{edition.version}:{edition.jour.isoformat()}",
        "rights": "Licence Ouverte 2.0",
        "publisher": GUIDE,
        "description": edition.label,
    }
    given = [f"--metadata={name}={value}" for name, value in metadata.items()]
    return [
        *(pypandoc.get_pandoc_path(), "livret.html", "--from=html-auto_identifiers", "--to=epub3"),
        *("--split-level=2", "--toc", "--toc-depth=2", f"--css={FEUILLE}", f"--output={made}", *given),
    ]


def apart(markup: str, folder: Path) -> str:
    """Le document sans ce qui est propre au papier (l'EPUB a sa table), chaque dessin dans son fichier."""
    document = html.document_fromstring(markup)
    for name in ("couverture", "table-des-matieres", "papier"):
        for section in document.find_class(name):
            section.drop_tree()
    flatten(document)
    anchor(document)
    for rank, drawing in enumerate(list(document.iter("svg"))):
        name = f"dessin-{rank}.svg"
        (folder / name).write_bytes(drawings.standalone(drawing))
        image = write.IMG(src=name, alt=drawings.alternative(drawing))
        drawing.addprevious(image)
        drawing.drop_tree()
    return printed(document)


def flatten(document: html.HtmlElement) -> None:
    """Ôte les sections, car pandoc ne coupe qu'aux titres ; le titre d'une page prend l'ancre de sa page."""
    renamed: dict[str, str] = {}
    for section in list(document.iter("section")):
        heading = next(section.iter("h1", "h2"))
        if "id" in section.attrib:
            renamed[f"#{heading.get('id')}"] = f"#{section.get('id')}"
            heading.set("id", section.get("id", ""))
        section.drop_tag()
    for link in document.iter("a"):
        href = link.get("href", "")
        link.set("href", renamed.get(href, href))


def anchor(document: html.HtmlElement) -> None:
    """Met dans un repère à part l'ancre d'un endroit où pandoc la perdrait : une définition, une ligne."""
    wanted = {link.get("href", "")[1:] for link in document.iter("a")}
    for place in document.xpath("//body//*[@id][not(self::div or self::span or self::svg)]"):
        if place.tag in HEADINGS or place.xpath("ancestor-or-self::svg"):
            continue
        name = place.attrib.pop("id")
        if name in wanted:
            mark = write.SPAN(id=name)
            mark.tail, place.text = place.text, None
            place.insert(0, mark)
