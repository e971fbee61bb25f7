"""Les couleurs de la feuille : chaque texte se lit sur son fond, en clair et en sombre (RGAA 3.2 et 3.3)."""

import re

import pytest

from macros.building.guide import current_guide
from macros.building.sheets import FOLDER
from macros.building.shell import variables
from macros.models.couleurs import FONDS_CLAIRS, FONDS_SOMBRES, contrast
from tests.conftest import ROOT

PAGE = "fond"
TEXTS = (
    ("encre", PAGE),
    ("encre", "surface"),
    ("encre-douce", PAGE),
    ("encre-douce", "surface"),
    ("encre-douce", "attention-fond"),
    ("lien", PAGE),
    ("lien", "surface"),
    ("lien-vise", PAGE),
    ("lien-vise", "surface"),
    ("encre", "code-fond"),
    ("sur-primaire", "primaire"),
    ("oui-texte", "oui-fond"),
    ("attention-texte", "attention-fond"),
    ("avenir-texte", "avenir-fond"),
    ("non-texte", "non-fond"),
)
"""Chaque texte et son fond : 4,5 pour 1."""

COMPONENTS = (
    ("trait-fort", PAGE),
    ("trait-fort", "surface"),
    ("attention-trait", PAGE),
    ("oui-texte", PAGE),
    ("attention-texte", PAGE),
    ("avenir-texte", PAGE),
    ("non-texte", PAGE),
    ("encre", "focus-contour"),
)
"""Chaque bord, trait ou anneau et ce qui l'entoure : 3 pour 1."""

COLOR = re.compile(r"--([\w-]+): ?(#[0-9a-f]+)")
SCHEMES = ("clair", "sombre")
SHEETS = ("guide.css", "annexes.css", "reperes.css")
"""Les feuilles qui écrivent des couleurs, deux fois chacune : claires, puis sombres."""


def palette(scheme: str) -> dict[str, str]:
    """Les couleurs d'un des deux habillages ; le sombre reprend du clair ce qu'il ne change pas."""
    sheets = [(ROOT / FOLDER / name).read_text(encoding="utf-8") for name in SHEETS]
    lights, darks = zip(
        *(re.findall(r":root \{(.*?)\}", text, flags=re.DOTALL) for text in sheets), strict=True
    )
    edition = current_guide(ROOT).edition
    blocks = [*lights, variables(edition.couleurs)]
    if scheme == "sombre":
        blocks += [*darks, variables(edition.couleurs_sombres)]
    return {name: value for block in blocks for name, value in COLOR.findall(block)}


def test_le_calcul_donne_les_rapports_connus() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_le_texte_se_lit_sur_son_fond(scheme: str, text: str, ground: str) -> None:
    colors = palette(scheme)
    assert contrast(colors[text], colors[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("edge", "ground"), COMPONENTS)
def test_le_trait_se_voit_sur_son_fond(scheme: str, edge: str, ground: str) -> None:
    colors = palette(scheme)
    assert contrast(colors[edge], colors[ground]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", [PAGE, "surface", "primaire", "attention-fond"])
def test_l_anneau_de_focus_se_voit_partout(scheme: str, ground: str) -> None:
    """L'anneau a deux tons : sur chaque fond, l'un des deux au moins se détache."""
    colors = palette(scheme)
    assert max(contrast(colors[tone], colors[ground]) for tone in ("encre", "focus-contour")) >= 3


def test_une_edition_se_mesure_sur_les_fonds_de_la_feuille() -> None:
    for scheme, grounds in (("clair", FONDS_CLAIRS), ("sombre", FONDS_SOMBRES)):
        colors = palette(scheme)
        assert contrast(colors[PAGE], grounds[0]) == 1 and colors["surface"] == grounds[1]
