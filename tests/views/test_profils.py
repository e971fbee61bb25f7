"""« Ma collectivité » : le nom et l'adresse de chaque tranche, leur liste, et la carte des obligations."""

import pytest

from macros.markup.here import Here
from macros.models.obligations import Structure
from macros.models.profils import Profil
from macros.views import profils
from tests.views.petit import TODAY, guide

HERE = Here("ma-collectivite/commune-moins-de-1000-habitants/", TODAY)
INDEX = Here("ma-collectivite/", TODAY)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0, 999, "Commune de moins de 1\u202f000 habitants"),
        (1000, 1999, "Commune de 1\u202f000 à 1\u202f999 habitants"),
        (3500, 3500, "Commune de 3\u202f500 habitants"),
        (50001, None, "Commune de 50\u202f001 habitants et plus"),
        (0, None, "Commune de toute taille"),
    ],
)
def test_le_titre_dit_les_deux_bornes(low: int, high: int | None, said: str) -> None:
    assert profils.title(Profil(Structure.COMMUNE, low, high)) == said


def test_la_liste_des_tranches_mene_a_chacune() -> None:
    shown = profils.liste_profils(guide(), INDEX)
    assert (
        '<h3 id="commune">Commune</h3>\n<ul>\n'
        '<li><a href="commune-moins-de-1000-habitants/">Commune de moins de 1\u202f000 habitants</a></li>\n'
        '<li><a href="commune-de-1000-habitants-et-plus/">Commune de 1\u202f000 habitants et plus</a></li>\n'
        "</ul>"
    ) in shown
    assert shown.count("<li>") == len(guide().profils())
