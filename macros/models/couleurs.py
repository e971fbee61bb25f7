"""Les couleurs d'une édition, et ce qui les rend lisibles : le contraste que mesure WCAG."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from macros.models.base import Fait

LISIBLE = 7
"""Le rapport que tient tout texte du guide sur son fond."""

BLANC = "#ffffff"
FONDS_CLAIRS, FONDS_SOMBRES = ("#ffffff", "#f6f5f0"), ("#121715", "#1b2220")
"""Les fonds de la feuille où se posent les liens, en clair et en sombre."""

Couleur = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$", examples=['"#17443b"'])]


class Couleurs(Fait):
    """Les trois couleurs qu'une édition choisit : ses aplats, ses liens, un lien que l'on vise."""

    principale: Couleur
    lien: Couleur
    lien_vise: Couleur

    def unreadable(self, grounds: Sequence[str]) -> Iterator[tuple[str, str, float]]:
        """Les couleurs qui ne se lisent pas : leur champ, ce qu'elles touchent, leur contraste."""
        pairs = [("principale", BLANC)]
        pairs += [(field, ground) for field in ("lien", "lien_vise") for ground in grounds]
        for field, other in pairs:
            ratio = contrast(getattr(self, field), other)
            if ratio < LISIBLE:
                yield field, other, ratio


def contrast(one: str, other: str) -> float:
    """Le rapport de contraste de deux couleurs, de 1 à 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(color: str) -> float:
    """La luminance relative d'une couleur écrite `#1d2421` ou `#fff`, selon WCAG."""
    digits = color.lstrip("#")
    full = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(full[rank : rank + 2], 16) / 255 for rank in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
