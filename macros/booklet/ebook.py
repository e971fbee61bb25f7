"""Le livre électronique : le même document, découpé en chapitres par pandoc."""

import re
import tempfile
from collections.abc import Mapping
from functools import partial
from html import escape
from pathlib import Path
from textwrap import wrap

from lxml import html
from lxml.html import builder as write

from macros.booklet import drawings
from macros.booklet.assembly import printed
from macros.booklet.finishing import HEADINGS
from macros.booklet.printing import Tirage
from macros.documents import pandoc
from macros.documents.archives import packed, parts

FEUILLE = Path(__file__).parent / "feuilles" / "epub.css"
HEADING = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>", re.DOTALL)
TITLE, TAG = re.compile(r"<title>[^<]*</title>"), re.compile(r"<[^>]+>")
RESUME = (
    "Tout le texte se lit par une voix ou en braille. Les titres sont hiérarchisés, les tableaux ont leurs "
    "en-têtes, les dessins leur équivalent écrit. Aucun son, aucune animation."
)
NOMMEE = '<svg role="img" aria-label="Couverture : {}" '
COUVERTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800" width="600" height="800">
<rect width="600" height="800" fill="var(--primaire)"/>
<g fill="#fff" font-family="serif" font-weight="bold" font-size="52">
{titre}</g>
<rect x="60" y="{trait}" width="480" height="5" fill="#c9922e"/>
<text x="60" y="{bas}" fill="#fff" font-family="sans-serif" font-size="22">{tirage}</text>
</svg>
"""
LETTRES, DEBUT, SAUT = 17, 240, 65
"""Combien de lettres tiennent sur une ligne de la couverture, où elle commence, et de combien on descend."""

ISSUE = "urn:{}:livret"


def epub(markup: str, issue: Tirage) -> bytes:
    """Le livret au format EPUB 3, identique à l'octet pour le même document."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "livret.html").write_text(apart(markup, folder), encoding="utf-8")
        (folder / "couverture.svg").write_text(cover(issue), encoding="utf-8")
        (folder / FEUILLE.name).write_text(issue.coloured(FEUILLE.read_text("utf-8")), encoding="utf-8")
        made = folder / "livret.epub"
        pandoc.run([*options(made), pandoc.described(properties(issue), folder)], folder, issue.jour)
        named = partial(titled, escape(issue.nom))
        return packed(dict(map(named, *zip(*parts(made.read_bytes()).items(), strict=True))), issue.jour)


def cover(issue: Tirage) -> str:
    """La couverture : le nom du guide, ligne à ligne, et son tirage."""
    lines = wrap(issue.nom, LETTRES)
    told = "\n".join(
        f'<text x="60" y="{DEBUT + rank * SAUT}">{escape(line)}</text>' for rank, line in enumerate(lines)
    )
    foot = DEBUT + (len(lines) - 1) * SAUT + 40
    made = COUVERTURE.format(titre=told, trait=foot, bas=foot + 55, tirage=escape(issue.label))
    return issue.coloured(made)


def titled(guide: str, name: str, content: bytes) -> tuple[str, bytes]:
    """Un chapitre qui porte, dans l'onglet d'une liseuse, son titre et non le nom de son fichier."""
    if name.endswith("cover.xhtml"):
        return name, content.replace(b"<svg ", NOMMEE.format(guide).encode(), 1)
    text = content.decode("utf-8") if name.endswith(".xhtml") else ""
    heading = HEADING.search(text)
    if heading is None:
        return name, content
    said = " ".join(TAG.sub("", heading[1]).split())
    return name, TITLE.sub(lambda _: f"<title>{said}</title>", text, count=1).encode()


def properties(issue: Tirage) -> Mapping[str, str]:
    """Ce que le livre dit de lui-même."""
    return {
        "title": issue.nom,
        "lang": "fr-FR",
        "date": issue.jour.isoformat(),
        "identifier": f"{ISSUE.format(issue.edition.id)}:{issue.version}:{issue.jour.isoformat()}",
        "rights": "Licence Ouverte 2.0",
        "publisher": issue.editeur,
        "description": issue.label,
        "accessibilitySummary": RESUME,
    }


def options(made: Path) -> list[str]:
    """Ce que l'on demande à pandoc."""
    return [
        "livret.html",
        "--from=html-auto_identifiers",
        "--to=epub3",
        "--split-level=2",
        "--toc",
        "--toc-depth=2",
        f"--css={FEUILLE.name}",
        "--epub-cover-image=couverture.svg",
        "--epub-title-page=false",
        f"--output={made}",
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
