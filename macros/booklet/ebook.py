"""Le livre électronique : le même document, découpé en chapitres par pandoc."""

import os
import re
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
HEADING = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>", re.DOTALL)
TITLE, TAG = re.compile(r"<title>[^<]*</title>"), re.compile(r"<[^>]+>")
RESUME = (
    "Tout le texte se lit par une voix ou en braille. Les titres sont hiérarchisés, les tableaux ont leurs "
    "en-têtes, les dessins leur équivalent écrit. Aucun son, aucune animation."
)
NOMMEE = f'<svg role="img" aria-label="Couverture : {GUIDE}" '
COUVERTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800" width="600" height="800">
<rect width="600" height="800" fill="#17443b"/>
<g fill="#fff" font-family="serif" font-weight="bold" font-size="52">
<text x="60" y="240">Guide pratique</text><text x="60" y="305">du numérique</text>
<text x="60" y="370">des petites</text><text x="60" y="435">collectivités</text></g>
<rect x="60" y="475" width="480" height="5" fill="#c9922e"/>
<text x="60" y="530" fill="#fff" font-family="sans-serif" font-size="22">{edition}</text>
</svg>
"""
ISSUE = "urn:guide-pratique-numerique:livret"


def epub(markup: str, edition: Edition) -> bytes:
    """Le livret au format EPUB 3, identique à l'octet pour le même document."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "livret.html").write_text(apart(markup, folder), encoding="utf-8")
        (folder / "couverture.svg").write_text(COUVERTURE.format(edition=edition.label), encoding="utf-8")
        made = folder / "livret.epub"
        clock = os.environ | {"SOURCE_DATE_EPOCH": str(edition.epoch)}
        run(command(edition, made), cwd=folder, env=clock, check=True, capture_output=True)
        return packed(dict(map(titled, *zip(*parts(made.read_bytes()).items(), strict=True))), edition.jour)


def titled(name: str, content: bytes) -> tuple[str, bytes]:
    """Un chapitre qui porte, dans l'onglet d'une liseuse, son titre et non le nom de son fichier."""
    if name.endswith("cover.xhtml"):
        return name, content.replace(b"<svg ", NOMMEE.encode(), 1)
    text = content.decode("utf-8") if name.endswith(".xhtml") else ""
    heading = HEADING.search(text)
    if heading is None:
        return name, content
    said = " ".join(TAG.sub("", heading[1]).split())
    return name, TITLE.sub(lambda _: f"<title>{said}</title>", text, count=1).encode()


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
        "accessibilitySummary": RESUME,
    }
    given = [f"--metadata={name}={value}" for name, value in metadata.items()]
    return [
        *(pypandoc.get_pandoc_path(), "livret.html", "--from=html-auto_identifiers", "--to=epub3"),
        *(
            "--split-level=2",
            "--toc",
            "--toc-depth=2",
            f"--css={FEUILLE}",
            "--epub-cover-image=couverture.svg",
            "--epub-title-page=false",
            f"--output={made}",
            *given,
        ),
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
