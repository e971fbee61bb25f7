"""Thématique 2 : les cadres."""

from collections.abc import Iterator

from tests.site.rgaa.reading import SCRIPT, Reading, Seen, control


@control(
    ("", "<h1", '<iframe src="x" title="x"></iframe><h1'),
    (SCRIPT, "$", "document.createElement('iframe');"),
)
def test_rgaa_garde_cadres(reading: Reading) -> Iterator[Seen]:
    """Aucun cadre, ni écrit ni créé par un script. Sinon, repassez 2.1 en machine et 2.2 en page."""
    yield from reading.seen("//iframe | //frame | //frameset | //fencedframe | //portal")
    yield from reading.written(r"(?:createElement\(\s*|<)[\"'`]?(?:iframe|frame|fencedframe|portal)\b")
