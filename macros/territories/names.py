"""Ce que l'on compare d'un nom de territoire ; `overrides/scripts/territoires.js` fait de même."""

import re
from collections.abc import Iterable, Mapping

from macros.texts.french import folded

NATURES: Mapping[str, str] = {
    "CC ": "Communauté de communes ",
    "CA ": "Communauté d'agglomération ",
    "CU ": "Communauté urbaine ",
}
"""Les débuts de nom que la liste officielle abrège."""

SHORT: Mapping[str, str] = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
BRACKETS = re.compile(r"\(([^)]*)\)?")
OTHER = re.compile(r"[^a-z0-9]+")
OVER = re.compile(r"\bs/")
ORDINAL = re.compile(r"\b0?(\d\d?) ?(?:e|er|eme|ieme)?(?: arr[a-z]*)?$")
NATURE = re.compile(
    r"^(?:c[cau]|communaute (?:de communes|d agglomeration|urbaine)|metropole) (?:(?:de|du|des|d) )?"
)
COMMUNITY = re.compile(r"^(?:c[cau]|communaute) ")
ARTICLE = re.compile(r"^(?:le|la|les|l) (?=.)")
COUNTRY = re.compile(r"^pays (?:(?:de|du|des|d) )?(?:(?:la|le|les|l) )?(?=.)")


def plain(text: str) -> str:
    """Un nom sans accent ni signe, « st » écrit « saint », « 12e arrondissement » écrit « 12 »."""
    spread = OVER.sub("sur ", folded(text).replace("&", " et "))
    words = OTHER.sub(" ", spread).split()
    whole = [SHORT.get(word, word) if rank < len(words) - 1 else word for rank, word in enumerate(words)]
    return ORDINAL.sub(r"\1", " ".join(whole))


def keys(text: str) -> tuple[str, ...]:
    """Les écritures d'un nom, sans espace : avec ou sans parenthèses, avec ou sans article."""
    return closed([plain(text), plain(BRACKETS.sub(" ", text))])


def union_keys(text: str) -> tuple[str, ...]:
    """Celles d'une intercommunalité : sans sa nature, sans « pays de », et ce qui est entre parenthèses."""
    forms = [plain(text), plain(BRACKETS.sub(" ", text)), *map(plain, BRACKETS.findall(text))]
    bare = [ARTICLE.sub("", NATURE.sub("", form)) for form in forms]
    return closed(
        [
            *(form for form in forms if not COMMUNITY.match(form)),
            *bare,
            *(COUNTRY.sub("", form) for form in bare),
        ]
    )


def closed(forms: Iterable[str]) -> tuple[str, ...]:
    """Des écritures sans espace, avec ou sans article, une fois chacune."""
    both = [(form, ARTICLE.sub("", form)) for form in forms if form]
    return tuple(dict.fromkeys(form.replace(" ", "") for pair in both for form in pair))


def full_name(name: str) -> str:
    """Le nom d'une intercommunalité, sa nature en toutes lettres."""
    start = name[:3]
    return NATURES.get(start, start) + name[3:]
