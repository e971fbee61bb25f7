"""Thématique 13 : la consultation."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from macros.checks.guessing import DRAWING, SYMBOLS
from tests.built import BASE
from tests.site.rgaa.reading import FILES, SCRIPT, SHEET, Reading, Seen, control, name, shown

FORMATS = [
    "odt",
    "ods",
    "odp",
    "docx",
    "xlsx",
    "pptx",
    "doc",
    "xls",
    "pdf",
    "rtf",
    "epub",
    "ics",
    "csv",
    "json",
    "geojson",
    "xml",
    "zip",
]
OFFICE = frozenset(["odt", "ods", "docx", "xlsx", "doc", "xls", "pdf"])
SPOKEN = {"xml": "xml|atom|rss", "ics": "ics|icalendar"}
"""Ce que l'on dit d'un format, quand ce n'est pas la fin du nom de fichier."""
SIZE = re.compile(r"\d[\d,.\s\u00a0\u202f]*(?:o|ko|Mo|octets)\b")
DURATION = re.compile(r"(?:transition|animation)[a-z-]*:[^;}]*?(\d*\.?\d+)(m?s)\b")


@control(
    ("", "<h1", '<a href="x/" target="_blank">La page</a><h1'),
    (SCRIPT, "$", "window.open('x');"),
)
def test_rgaa_13_2_pas_de_fenetre_imposee(reading: Reading) -> Iterator[Seen]:
    """Rien ne s'ouvre dans une autre fenêtre. Ouvrez dans la même."""
    yield from reading.seen("//*[@target and @target!='_self']")
    yield from reading.written(r"window\.open\(|\bopen\([\"'`]http|target\s*=\s*[\"'`]_blank")


@control(
    (FILES, r" \([^()]*\.?(?:ko|Mo)\)</a>", "</a>"),
    ("", "<h1", '<p><a href="https://exemple.fr/a.pdf">Le guide</a></p><h1'),
)
def test_rgaa_13_3_telechargements_decrits(reading: Reading) -> Iterator[Seen]:
    """Un lien vers un fichier dit son format, et son poids pour un document.

    Écrivez (format, poids) dans le lien.
    """
    for page, link in reading.all("//a[@href]"):
        target = urlsplit(urljoin(BASE + page.address, link.get("href", "")))
        kind = target.path.rpartition(".")[2].lower() if "." in target.path.rpartition("/")[2] else ""
        ours = target.netloc == urlsplit(BASE).netloc
        if kind not in FORMATS or (kind in ("xml", "json") and not ours):
            continue
        if not re.search(rf"(?i)\b(?:{SPOKEN.get(kind, kind)})\b", name(link)) and not named_around(
            link, kind
        ):
            yield page.address, f"sans son format ({kind}) : {shown(link)}"
        elif ours and kind in OFFICE and not SIZE.search(name(link)):
            yield page.address, f"sans son poids : {shown(link)}"


def named_around(link: object, kind: str) -> bool:
    """Vrai si la ligne, la cellule ou le paragraphe du lien dit son format juste à côté."""
    place = next(iter(link.xpath("ancestor::*[self::li or self::p or self::td or self::dd][1]")), None)  # type: ignore[attr-defined]
    return (
        place is not None and re.search(rf"\b{kind}\b", " ".join(place.itertext()), re.IGNORECASE) is not None
    )


@control(
    ("", "<title>", '<meta http-equiv="Refresh" content="5"><title>'),
    (SCRIPT, "$", "setInterval(f, 1000);"),
    (SCRIPT, "$", "location.reload();"),
    (SCRIPT, "$", "setTimeout(() => location.assign(url), 9000);"),
)
def test_rgaa_garde_limites_de_temps(reading: Reading) -> Iterator[Seen]:
    """Aucune limite de temps ni rechargement. Sinon, repassez 13.1 en gabarit."""
    yield from reading.seen("//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']")
    yield from reading.written(r"setInterval\(|location\.reload|setTimeout\([^;]{0,80}location")


@control(
    ("", "<h1", "<p>Bravo 🎉</p><h1"),
    ("", "<h1", "<p>Bravo :-)</p><h1"),
)
def test_rgaa_garde_contenus_cryptiques(reading: Reading) -> Iterator[Seen]:
    """Ni émoticône, ni pictogramme, ni dessin de signes. Écrivez le mot, ou repassez 13.5 et 13.6 en page."""
    for page, main in reading.all("//body"):
        parts = main.xpath(".//text()[not(ancestor::*[@aria-hidden='true'] or ancestor::script)]")
        for part in parts:
            yield from (
                (page.address, f"« {found[0].strip()} » dans « {str(part).strip()[:60]} »")
                for found in SYMBOLS.finditer(part)
            )
        yield from ((page.address, found[0]) for found in DRAWING.finditer("".join(main.itertext())))


@control(
    ("", "<h1", "<marquee>x</marquee><h1"),
    (SHEET, "$", "@keyframes tourne{}"),
    (SHEET, "$", "a{transition:color 2s}"),
)
def test_rgaa_garde_mouvements(reading: Reading) -> Iterator[Seen]:
    """Rien ne bouge, ne clignote ni ne défile seul. Sinon, repassez 13.7 et 13.8 en gabarit."""
    yield from reading.seen(
        "//marquee | //blink | //*[local-name()='animate'] | //img[contains(@src, '.gif')]"
    )
    yield from reading.written("requestAnimationFrame|\\.animate\\(")
    for found in re.finditer("@keyframes[^{]*", reading.sheet):
        yield "assets/guide.css", found[0]
    for found in DURATION.finditer(reading.sheet):
        if float(found[1]) * (1 if found[2] == "s" else 0.001) > 0.5:
            yield "assets/guide.css", found[0]


@control(
    (SCRIPT, "$", "addEventListener('touchmove', f);"),
)
def test_rgaa_garde_gestes(reading: Reading) -> Iterator[Seen]:
    """Aucun geste compliqué n'est demandé. Sinon, repassez 13.10 en gabarit."""
    yield from reading.written(
        r"(?i)\b(?:touchmove|pointermove|gesture(?:start|change)|swipe(?:start|end|left|right)|dragstart|ondrag\w*)\b"
    )


@control(
    (SCRIPT, "$", "addEventListener('devicemotion', f);"),
)
def test_rgaa_garde_mouvements_de_l_appareil(reading: Reading) -> Iterator[Seen]:
    """Rien ne dépend des mouvements de l'appareil ni de sa caméra. Sinon, repassez 13.12 en gabarit."""
    yield from reading.written(r"(?i)devicemotion|deviceorientation|accelerometer|gyroscope|getUserMedia")
