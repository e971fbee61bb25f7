"""Les adresses de tranches qui n'existent plus : la tranche qui tient leur première population y répond."""

import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from icalendar import Calendar

from macros.building.addresses import Successor, successor
from macros.corpus.facts import Corpus
from macros.exports.feed import ATOM
from macros.markup import html
from macros.markup.here import relative
from macros.publication.tree import Files
from macros.views.profils import title

CANONICAL = re.compile(r'<link rel="canonical" href="[^"]*">\n?')
HEADING = re.compile(r"(?<=</h1>)")
CHOICE = "ma-collectivite/"


def inherited(files: Files, places: Iterable[str], corpus: Corpus, base: str) -> dict[str, bytes]:
    """Le site où chacune de ces adresses répond, quand une tranche d'à présent la reprend."""
    heirs = {place: heir for place in places if (heir := successor(place, corpus))}
    return {**files, **dict(served(files, heirs, base))}


def served(files: Files, heirs: Mapping[str, Successor], base: str) -> Iterable[tuple[str, bytes]]:
    """Les fichiers de ces adresses : la page, les calendriers et le flux disent que la tranche a changé."""
    for place, heir in heirs.items():
        name, new = (f"{one}index.html" if one.endswith("/") else one for one in (place, heir.address))
        if new in files:
            yield name, warned(place, heir, files[new], base)


def warned(place: str, heir: Successor, content: bytes, base: str) -> bytes:
    """Ce que sert la tranche d'à présent, avec l'avertissement que son format permet."""
    if place.endswith("/"):
        return page(place, heir, content.decode(), base).encode()
    if place.endswith(".xml"):
        return feed(heir, content, base)
    return calendar(heir, content, base) if place.endswith(".ics") else content


def page(place: str, heir: Successor, text: str, base: str) -> str:
    """La page d'à présent, avertissement compris ; ses liens valent aussi ici, à la même profondeur."""
    said = html.inherited(title(heir.former), title(heir.now), relative(CHOICE, place))
    head = html.canonical(f"{base}{heir.address}" if base else relative(heir.address, place))
    told = HEADING.sub(lambda _: f"\n{said}", CANONICAL.sub("", text), count=1)
    return told.replace("</head>", f"{head}\n</head>", 1)


def calendar(heir: Successor, content: bytes, base: str) -> bytes:
    """Le calendrier d'à présent, aux mêmes UID ; chaque événement dit que la tranche a changé."""
    said = followed(heir, "Ce calendrier", "un autre calendrier", f"{base or '/'}calendrier/")
    read = Calendar.from_ical(content)
    read.add("x-wr-caldesc", said)
    for entry in read.walk("VEVENT"):
        told = f"{said}\n{entry.pop('description')}"
        entry.add("description", told)
    return bytes(read.to_ical())


def feed(heir: Successor, content: bytes, base: str) -> bytes:
    """Le flux d'à présent, aux mêmes entrées ; son sous-titre dit que la tranche a changé."""
    ET.register_namespace("", ATOM)
    read = ET.fromstring(content)
    said = ET.Element(f"{{{ATOM}}}subtitle")
    said.text = followed(heir, "Ce flux", "un autre flux", f"{base or '/'}nouveautes/")
    read.insert(1, said)
    ET.indent(read)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(read, encoding="unicode")}\n'.encode()


def followed(heir: Successor, what: str, other: str, choice: str) -> str:
    """L'avertissement de ce que l'on suit de loin : la tranche d'avant, celle d'à présent, où en changer."""
    return (
        f"Les tranches de population ont changé. {what} était celui de : {title(heir.former)}. "
        f"Il est maintenant celui de : {title(heir.now)}. Votre population n'y est pas ? "
        f"Suivez {other} : {choice}"
    )
