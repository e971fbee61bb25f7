"""Thématique 4 : les sons, les vidéos et les contenus interactifs."""

import re
from collections.abc import Iterator

from tests.site.rgaa.reading import CHART, SCRIPT, Reading, Seen, control, shown

SOUND = r"(?i)\.(?:mp3|mp4|m4a|ogg|oga|ogv|wav|webm|avi|mov|flac)(?:$|[?#])"


@control(
    ("", "<h1", "<video></video><h1"),
    ("", "<h1", '<a href="film.mp4">Le film</a><h1'),
    (SCRIPT, "$", "new Audio('x');"),
)
def test_rgaa_garde_sons_et_videos(reading: Reading) -> Iterator[Seen]:
    """Ni son ni vidéo, ni lien vers un tel fichier. Sinon, repassez les critères 4 en page."""
    yield from reading.seen("//video | //audio | //bgsound | //object | //embed | //track")
    for page, link in reading.all("//a[@href]"):
        if re.search(SOUND, link.get("href", "")):
            yield page.address, shown(link)
    yield from reading.written(
        r"\bnew Audio\b|\bAudio\(|speechSynthesis|AudioContext|createElement\([\"'`](?:video|audio)"
    )


@control(
    ("", "<h1", "<canvas></canvas><h1"),
    (CHART, "<rect", '<rect tabindex="0"/><rect'),
)
def test_rgaa_garde_contenus_interactifs(reading: Reading) -> Iterator[Seen]:
    """Ni toile ni dessin que l'on manœuvre. Sinon, repassez 4.8, 4.9, 4.12 et 4.13 en page."""
    yield from reading.seen("//canvas | //object | //embed | //applet")
    yield from reading.seen("//*[local-name()='svg']//*[@tabindex or @onclick or @onfocus or @onkeydown]")
    moving = " or ".join(
        f"local-name()='{tag}'" for tag in ("a", "script", "animate", "animatetransform", "set")
    )
    yield from reading.seen(f"//*[local-name()='svg']//*[{moving}]")
