"""Les flux : chaque nouveauté qui vise la tranche, la plus récente d'abord, avec sa date et sa page."""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from macros.corpus.facts import Corpus
from macros.models.nouveautes import Nouveaute
from macros.models.profils import Profil
from tests.site.phrases.lecture import Guide
from tests.site.phrases.profils import expected

TOUS = "nouveautes/flux.xml"
ATOM = "{http://www.w3.org/2005/Atom}"


def pages(corpus: Corpus) -> Iterable[str]:
    """Le flux de tous, et celui de chaque tranche."""
    return (TOUS, *map(place, corpus.profils()))


def place(profile: Profil) -> str:
    """L'adresse du flux d'une tranche."""
    return f"nouveautes/{profile.slug}.xml"


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les entrées qui manquent, en trop, en désordre ou mal dites."""
    feed = ET.fromstring(guide.file(address))
    entries = feed.findall(f"{ATOM}entry")
    profile = next((it for it in guide.corpus.profils() if place(it) == address), None)
    wanted = sorted(aimed(guide.corpus, profile), key=lambda it: (it.date, it.id), reverse=True)
    found = [(entry.findtext(f"{ATOM}id") or "").rpartition("/")[2] for entry in entries]
    if found != [item.id for item in wanted]:
        yield f"les entrées sont {found}"
        return
    pages = {page.chemin: page.address for page in guide.corpus.pages.values()}
    for entry, item in zip(entries, wanted, strict=True):
        told = [entry.findtext(f"{ATOM}{name}") for name in ("title", "updated", "summary")]
        summary = f"{item.texte} Pour qui : {item.pour_qui}"
        if told != [item.titre, f"{item.date.isoformat()}T00:00:00Z", summary]:
            yield f"{item.id} : se lit {told}"
        links = [link.get("href", "") for link in entry.iter(f"{ATOM}link")]
        target = pages[item.page].partition("#")[0]
        if len(links) != 1 or not links[0].endswith(f"/{target}"):
            yield f"{item.id} : mène à {links} au lieu de {target}"
    newest = f"{wanted[0].date.isoformat()}T00:00:00Z"
    if feed.findtext(f"{ATOM}updated") != newest:
        yield f"le flux n'est pas daté de sa dernière entrée, {newest}"


def aimed(corpus: Corpus, profile: Profil | None) -> list[Nouveaute]:
    """Ce qui touche le guide entier, ou une fiche qui vise la tranche d'après la table d'or."""
    letters = expected(profile) if profile else {}
    return [
        item
        for item in corpus.nouveautes.values()
        if profile is None or not item.faits or any(letters[id] != "N" for id in item.faits)
    ]
