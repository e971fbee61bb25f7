"""Tous les contrôles écrits pour pytest, et de quoi planter une faute dans une copie du site construit."""

import importlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.built import Page
from tests.site.rgaa.reading import SHEET, Reading

PLAYED = ("test_mutations.py", "test_fautes.py")
"""Ce qui joue les contrôles n'en définit aucun."""

CONTROLS: dict[str, Callable[[Reading], None]] = {
    name: check
    for path in sorted(Path(__file__).parent.glob("test_*.py"))
    if path.name not in PLAYED
    for name, check in vars(importlib.import_module(f"tests.site.rgaa.{path.stem}")).items()
    if name.startswith(("test_rgaa_", "test_rgesn_", "test_wcag_"))
}
"""Tous les contrôles écrits pour pytest."""


def planted(reading: Reading, place: str, old: str, new: str, folder: Path) -> Reading:
    """Le même site, avec une faute dans une copie d'une page, d'un script ou de la feuille."""
    kept = (
        reading.sheet
        if place == SHEET
        else reading.scripts.get(place.removeprefix("assets/")) or reading.pages[place].markup
    )
    spoilt = re.sub(old, new, kept) if old != "$" else kept + new
    assert spoilt != kept, f"la faute n'a pas pris : {old} n'est pas dans /{place}"
    if place == SHEET:
        return replace(reading, sheet=spoilt)
    if place.startswith("assets/"):
        return replace(reading, scripts={**reading.scripts, place.removeprefix("assets/"): spoilt})
    file = folder / (place if place.endswith(".html") else f"{place}index.html")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(spoilt, encoding="utf-8")
    return replace(reading, pages={**reading.pages, place: Page(place, folder)})
