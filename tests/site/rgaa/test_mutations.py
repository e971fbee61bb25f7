"""Un contrôle jamais vu rouge ne prouve rien : une faute plantée dans une copie le fait rougir."""

import importlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.built import Page
from tests.site.rgaa.reading import FAULTS, SHEET, Fault, Reading

CONTROLS: dict[str, Callable[[Reading], None]] = {
    name: check
    for path in sorted(Path(__file__).parent.glob("test_*.py"))
    if path != Path(__file__)
    for name, check in vars(importlib.import_module(f"tests.site.rgaa.{path.stem}")).items()
    if name.startswith(("test_rgaa_", "test_rgesn_"))
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


@pytest.mark.parametrize(
    ("check", "fault"), [(check, fault) for check in sorted(FAULTS) for fault in FAULTS[check]]
)
def test_la_faute_plantee_fait_rougir_son_controle(
    reading: Reading, tmp_path: Path, check: str, fault: Fault
) -> None:
    with pytest.raises(AssertionError, match="faute"):
        CONTROLS[check](planted(reading, *fault, tmp_path))


def test_chaque_controle_a_sa_faute() -> None:
    assert [check for check in CONTROLS if not FAULTS.get(check)] == []
