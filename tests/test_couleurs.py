"""Les couleurs de la feuille : chaque texte se lit sur son fond, en clair et en sombre (RGAA 3.2 et 3.3)."""

import re

import pytest

from scripts.feuille import OURS

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
    ("focus", "focus-contour"),
)
"""Chaque bord, trait ou anneau et ce qui l'entoure : 3 pour 1."""

SCHEMES = ("clair", "sombre")


def palette(scheme: str) -> dict[str, str]:
    """Les couleurs d'un des deux habillages ; le sombre reprend du clair ce qu'il ne change pas."""
    light, dark = re.findall(r":root \{(.*?)\}", OURS.read_text(encoding="utf-8"), flags=re.DOTALL)
    blocks = [light] if scheme == "clair" else [light, dark]
    return {
        name: value for block in blocks for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]+);", block)
    }


def luminance(color: str) -> float:
    """La luminance relative d'une couleur écrite `#1d2421` ou `#fff`, selon WCAG."""
    digits = color.lstrip("#")
    full = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(full[rank : rank + 2], 16) / 255 for rank in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Le rapport de contraste de deux couleurs, de 1 à 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


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
    assert max(contrast(colors[tone], colors[ground]) for tone in ("focus", "focus-contour")) >= 3
