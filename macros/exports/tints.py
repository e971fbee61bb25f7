"""Les couleurs d'une édition dans les documents : celles des styles de référence y laissent la place."""

from collections.abc import Mapping

from macros.models.couleurs import Couleurs

INK, HEAD = "1F3A5F", "E3EAF3"
"""L'encre des titres et le fond des en-têtes, tels que les écrivent les styles de référence et notre code."""

PALE = 0.12
"""La part de l'encre dans le fond d'un en-tête : le titre, dessus, garde un contraste de 5."""


def tinted(text: str, colors: Couleurs) -> str:
    """Un morceau de document où l'encre et les fonds sont ceux de l'édition."""
    for before, after in tints(colors).items():
        text = text.replace(before, after)
    return text


def tints(colors: Couleurs) -> Mapping[str, str]:
    """La couleur qui prend la place de chacune, en six chiffres."""
    ink = colors.principale.removeprefix("#").upper()
    parts = (int(ink[rank : rank + 2], 16) for rank in (0, 2, 4))
    return {INK: ink, HEAD: "".join(f"{round(255 - (255 - part) * PALE):02X}" for part in parts)}
