"""Lire les nombres français, en chiffres ou en lettres : « 3 500 », « trois mille cinq cents »."""

import re
from collections.abc import Iterator
from decimal import Decimal

UNDER_TWENTY = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
TENS = "vingt trente quarante cinquante soixante septante huitante nonante"
UNITS = {
    **{word: rank for rank, word in enumerate(UNDER_TWENTY.split(), start=1)},
    **{word: rank * 10 for rank, word in enumerate(TENS.split(), start=2)},
    "une": 1,
    "vingts": 20,
}
HUNDREDS = frozenset({"cent", "cents"})
SCALES = {
    "mille": 1_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "milliard": 1_000_000_000,
    "milliards": 1_000_000_000,
}
WORD = "|".join(sorted((*UNITS, *HUNDREDS, *SCALES), key=len, reverse=True))
SPELLED = rf"(?:{WORD})(?:(?:-et-| et )(?:une?|onze)|[- ](?:{WORD}))*"
DIGITS = r"\d{1,3}(?:[ .]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
"""Les milliers se séparent d'une espace, ou d'un point dans les textes que l'on cite."""

NUMERAL = re.compile(rf"(?<![\w,])(?:(?:{DIGITS})(?: (?:millions?|milliards?)\b)?|{SPELLED})(?![\w])")
"""Un nombre dans un texte déjà mis en minuscules, sans accents et aux espaces simples."""


def numerals(text: str) -> Iterator[tuple[int, int, Decimal]]:
    """Les nombres d'un texte plié : début, fin, valeur."""
    for match in NUMERAL.finditer(text):
        yield match.start(), match.end(), value(match[0])


def value(written: str) -> Decimal:
    """La valeur d'un nombre écrit en chiffres, en lettres, ou des deux façons."""
    if not written[0].isdigit():
        return Decimal(spelled(re.split(r"-et-| et |[- ]", written)))
    digits, _, scale = written.partition(" m")
    amount = Decimal(re.sub(r"[ .]", "", digits).replace(",", "."))
    return amount * SCALES[f"m{scale}"] if scale else amount


def spelled(words: list[str]) -> int:
    """La valeur d'un nombre en lettres : chaque échelle multiplie ce qui la précède."""
    total = group = 0
    for word in words:
        if word in SCALES:
            total, group = total + max(group, 1) * SCALES[word], 0
        elif word in HUNDREDS:
            group = max(group, 1) * 100
        elif UNITS[word] == 20 and 0 < group % 100 < 10:
            group += group % 100 * 19
        else:
            group += UNITS[word]
    return total + group
