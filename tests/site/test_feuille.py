"""La feuille et les pages vont ensemble : rien de gardé en vain, rien d'écrit sans style."""

import pytest

from scripts import feuille
from tests.built import Built
from tests.test_feuille import styled

UNSTYLED = frozenset(
    {
        # Repères pour les tests et les scripts ; leur contenu porte déjà son style.
        "commune__reponse",
        "douze-mois",
        "formulaire__actions",
        "telechargements",
        # Nuances d'une classe mise en forme, qui n'ont pas de couleur à elles.
        "bande",
        "etiquette--decret",
        "etiquette--rgaa-na",
        "etiquette--source",
    }
)
"""Les classes que les pages écrivent et que la feuille ignore, exprès."""


@pytest.mark.parametrize("kept", sorted(feuille.KEPT))
def test_chaque_classe_gardee_sert_a_une_page(site: Built, kept: str) -> None:
    used = {name for page in site.pages.values() for name in classes(page.tree)}
    assert kept in used, f"retirez « {kept} » de KEPT, dans scripts/feuille.py"


def test_toute_classe_d_une_page_est_dans_la_feuille(site: Built) -> None:
    known = styled() | UNSTYLED
    lost = {
        f"{page.address or 'accueil'} : {name}"
        for page in site.pages.values()
        for name in classes(page.tree) - known
    }
    assert not lost, (
        "écrivez leur style dans overrides/styles/guide.css, ou gardez-les dans KEPT : "
        + " ; ".join(sorted(lost)[:20])
    )


def classes(tree: object) -> set[str]:
    """Les classes d'une page."""
    found: set[str] = set()
    for value in tree.xpath("//@class"):  # type: ignore[attr-defined]
        found.update(str(value).split())
    return found
