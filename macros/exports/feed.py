"""Les flux Atom des nouveautés, un pour tous et un par tranche ; reconstruire ne les change pas."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from macros.corpus.facts import Corpus
from macros.models.nouveautes import Nouveaute
from macros.models.obligations import Resultat
from macros.models.profils import Profil
from macros.views.pages import page_at
from macros.views.profils import title

ATOM = "http://www.w3.org/2005/Atom"
TAG = "tag:{},2026:nouveautes"
"""L'identifiant d'un flux (RFC 4151) : il dépend de l'édition, ni de son adresse, ni d'un titre."""

FLUX = "nouveautes/flux.xml"
NAME = "Nouveautés {}"


def file(profile: Profil) -> str:
    """L'adresse du flux d'une tranche."""
    return f"nouveautes/{profile.slug}.xml"


def content(corpus: Corpus, base: str) -> str:
    """Le flux de tous les changements ; ses adresses sont complètes si l'on sait celle du guide."""
    return feed_text(corpus, base, FLUX, tag(corpus), name(corpus), corpus.nouveautes.values())


def of_profile(corpus: Corpus, base: str, profile: Profil) -> str:
    """Le flux d'une tranche : ce qui touche le guide entier, et ce qui touche une fiche qui la vise."""
    kept = [item for item in corpus.nouveautes.values() if touches(corpus, profile, item)]
    id, named = f"{tag(corpus)}/{profile.slug}", f"{name(corpus)} : {title(profile)}"
    return feed_text(corpus, base, file(profile), id, named, kept)


def tag(corpus: Corpus) -> str:
    """L'identifiant du flux de tous."""
    return TAG.format(corpus.edition.id)


def name(corpus: Corpus) -> str:
    """Le nom du flux de tous."""
    return NAME.format(corpus.edition.du_guide)


def touches(corpus: Corpus, profile: Profil, item: Nouveaute) -> bool:
    """Vrai si un changement vise une tranche, ou tout le monde."""
    answers = (profile.answer(corpus.obligation(id)).resultat for id in item.faits)
    return not item.faits or any(answer is not Resultat.NE_S_APPLIQUE_PAS for answer in answers)


def feed_text(corpus: Corpus, base: str, place: str, id: str, named: str, items: Iterable[Nouveaute]) -> str:
    """Le texte d'un flux ; chaque entrée garde son identifiant et sa date, écrits dans les données."""
    ET.register_namespace("", ATOM)
    entries = sorted(items, key=lambda item: (item.date, item.id), reverse=True)
    feed = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": "fr"})
    add(feed, "title", named)
    add(feed, "id", id)
    add(feed, "updated", moment(entries[0]))
    link(feed, f"{base}/{place}" if base else place.rpartition("/")[2], "self")
    author = ET.SubElement(feed, f"{{{ATOM}}}author")
    add(author, "name", corpus.edition.publication.entite or corpus.edition.nom)
    if contact := corpus.edition.publication.contact:
        mail = contact.removeprefix("mailto:")
        add(author, "email" if mail != contact else "uri", mail)
    for item in entries:
        feed.append(entry(corpus, item, base))
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def entry(corpus: Corpus, item: Nouveaute, base: str) -> ET.Element:
    """Un changement, sa nature, ses fiches ; sans adresse connue, son lien est relatif au flux."""
    made = ET.Element(f"{{{ATOM}}}entry")
    add(made, "title", item.titre)
    add(made, "id", f"{tag(corpus)}/{item.id}")
    add(made, "updated", moment(item))
    link(made, f"{base or '..'}/{page_at(corpus, item.page).address}", "alternate")
    for term in (item.nature, *item.faits):
        ET.SubElement(made, f"{{{ATOM}}}category", {"term": term})
    add(made, "summary", f"{item.texte} Pour qui : {item.pour_qui}")
    return made


def link(parent: ET.Element, target: str, relation: str) -> None:
    """Ajoute un lien."""
    ET.SubElement(parent, f"{{{ATOM}}}link", {"rel": relation, "href": target})


def add(parent: ET.Element, name: str, text: str) -> None:
    """Ajoute un champ de texte."""
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def moment(item: Nouveaute) -> str:
    """La date d'une nouveauté, telle qu'Atom la veut."""
    return f"{item.date.isoformat()}T00:00:00Z"
