"""Sur le site construit : chaque fait se lit, à sa place, avec sa réserve."""

import pytest

from tests.site.phrases import CONTROLS
from tests.site.phrases.lecture import Guide


@pytest.mark.parametrize("name", CONTROLS)
def test_ce_que_disent_les_faits_se_lit_sur_le_site(guide: Guide, name: str) -> None:
    control = CONTROLS[name]
    places = list(control.pages(guide.corpus))
    faults = [f"/{place} : {fault}" for place in places for fault in control.faults(guide, place)]
    assert places and not faults, "\n".join(faults)
