"""Un contrôle que l'on n'a jamais vu échouer ne prouve rien : chaque faute qu'il nomme le fait rougir."""

from pathlib import Path

import pytest

from tests.site.rgaa.planting import CONTROLS, planted
from tests.site.rgaa.reading import FAULTS, Fault, Reading


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
