"""Le flux des nouveautés : reconstruire ne le change pas, et chaque entrée mène à une page."""

from pathlib import Path
from xml.etree import ElementTree as ET

from macros.building.guide import current_guide
from macros.exports.feed import ATOM, content

ROOT = Path(__file__).resolve().parents[2]
CORPUS = current_guide(ROOT)


def test_le_flux_date_de_sa_derniere_nouveaute() -> None:
    feed = ET.fromstring(content(CORPUS))
    newest = max(item.date for item in CORPUS.nouveautes.values())
    assert feed.findtext(f"{{{ATOM}}}updated") == f"{newest.isoformat()}T00:00:00Z"


def test_chaque_nouveaute_a_un_identifiant_qui_ne_depend_pas_de_son_titre() -> None:
    item = next(iter(CORPUS.nouveautes.values()))
    feed = ET.fromstring(content(CORPUS))
    ids = [entry.findtext(f"{{{ATOM}}}id") for entry in feed.findall(f"{{{ATOM}}}entry")]
    assert f"tag:guide-pratique-numerique,2026:nouveautes/{item.id}" in ids
    assert len(ids) == len(set(ids)) == len(CORPUS.nouveautes)
