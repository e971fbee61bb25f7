"""Le flux Atom des nouveautés ; reconstruire ne le change pas."""

from xml.etree import ElementTree as ET

from macros.corpus.facts import Corpus
from macros.models.nouveautes import Nouveaute
from macros.views.pages import page_at

ATOM = "http://www.w3.org/2005/Atom"
TAG = "tag:guide-pratique-numerique,2026:nouveautes"


def content(corpus: Corpus) -> str:
    """Le texte du flux ; chaque entrée garde son identifiant et sa date, écrits dans les données."""
    ET.register_namespace("", ATOM)
    entries = sorted(corpus.nouveautes.values(), key=lambda item: (item.date, item.id), reverse=True)
    feed = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": "fr"})
    add(feed, "title", "Nouveautés du Guide pratique du numérique des petites collectivités")
    add(feed, "id", TAG)
    add(feed, "updated", moment(entries[0]))
    author = ET.SubElement(feed, f"{{{ATOM}}}author")
    add(author, "name", "Guide pratique du numérique des petites collectivités")
    for item in entries:
        feed.append(entry(item, page_at(corpus, item.page).address))
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def entry(item: Nouveaute, address: str) -> ET.Element:
    """Une nouveauté ; son lien est relatif au flux, pour valoir où que le guide soit hébergé."""
    made = ET.Element(f"{{{ATOM}}}entry")
    add(made, "title", item.titre)
    add(made, "id", f"{TAG}/{item.id}")
    add(made, "updated", moment(item))
    ET.SubElement(made, f"{{{ATOM}}}link", {"href": f"../{address}"})
    add(made, "summary", f"{item.texte} Pour qui : {item.pour_qui}")
    return made


def add(parent: ET.Element, name: str, text: str) -> None:
    """Ajoute un champ de texte."""
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def moment(item: Nouveaute) -> str:
    """La date d'une nouveauté, telle qu'Atom la veut."""
    return f"{item.date.isoformat()}T00:00:00Z"
