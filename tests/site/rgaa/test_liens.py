"""Thématique 6 : les liens."""

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urljoin

from macros.checks.guessing import LONGEST_LINK, vague
from tests.built import BASE, visible
from tests.site.rgaa.reading import Reading, Seen, control, name, plain, shown

LINKS = "//a[@href]"
BARE = re.compile(r"(?:https?://|www\.)\S+$")


@control(
    ("", "<h1", '<a href="x/">Cliquez ici</a><h1'),
    ("", "<h1", '<a href="x/">cette page</a><h1'),
    ("", "<h1", f'<a href="x/">{"un mot " * 18}</a><h1'),
    ("", "<h1", '<a href="x/">Fiche</a> <a href="y/">Fiche</a><h1'),
    ("", "<h1", '<a href="x/" aria-label="Autre chose">La fiche</a><h1'),
)
def test_rgaa_6_1_liens_explicites(reading: Reading) -> Iterator[Seen]:
    """Un intitulé dit où mène le lien, et deux liens de même intitulé mènent au même endroit.

    Dites où mène chacun.
    """
    targets: dict[Seen, set[str]] = defaultdict(set)
    for page, link in reading.all(LINKS):
        said = name(link)
        if vague(said) or BARE.match(said) or len(said.split()) > LONGEST_LINK:
            yield page.address, shown(link)
        if plain(visible(link)) not in plain(said):
            yield page.address, f"le nom lu « {said} » ne reprend pas le texte vu : {shown(link)}"
        if not link.get("href", "").startswith("#"):
            targets[page.address, said].add(urljoin(BASE + page.address, link.get("href", "")))
    for (address, said), places in targets.items():
        if len(places) > 1:
            yield address, f"« {said} » mène à {len(places)} endroits : {' ; '.join(sorted(places))}"


@control(
    ("", "<h1", '<a href="x/"></a><h1'),
)
def test_rgaa_6_2_liens_nommes(reading: Reading) -> Iterator[Seen]:
    """Tout lien a un texte. Écrivez un texte dans le lien."""
    for page, link in reading.all(LINKS):
        if not name(link):
            yield page.address, shown(link)
