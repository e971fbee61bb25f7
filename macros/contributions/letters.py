"""Les lettres d'un texte reçu : lisibles, sans rien de caché, écrites d'une seule façon.

Rien ici ne dépend de la version d'Unicode : le même texte donne la même page sur toutes les machines.
"""

import re
import unicodedata

BREAKS = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
SILENT = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Ce qui ne se voit pas : caractères de contrôle, sens d'écriture, remplissages, moitiés de caractère."""

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0xFE6B: ord("@"), 0xFE52: ord(".")}
"""Les signes larges, et les petits, des claviers d'Asie, qui se lisent comme les nôtres."""

CODED = re.compile(r"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));?")
CODES = {
    "nbsp": " ",
    "ensp": " ",
    "emsp": " ",
    "thinsp": " ",
    "commat": "@",
    "period": ".",
    "lowbar": "_",
    "sol": "/",
    "lpar": "(",
    "rpar": ")",
    "plus": "+",
    "dash": "-",
    "ndash": "–",
    "mdash": "—",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
    "apos": "'",
    "shy": "",
    "zwj": "",
    "zwnj": "",
}
"""Les caractères codés que l'on rencontre dans un texte collé."""

FORBIDDEN = re.compile(r"[^a-z0-9]+")
ACCENTS = re.compile("[\u0300-\u036f]")
RARE = re.compile("[\U00010000-\U0010ffff]")


def readable(text: str) -> str:
    """Le texte tel qu'il se lit : caractères codés défaits, espaces et sauts ordinaires, rien de caché."""
    text = unicodedata.normalize("NFC", BREAKS.sub("\n", CODED.sub(decoded, text)))
    return SILENT.sub("", SPACES.sub(" ", text)).translate(WIDE)


def decoded(match: re.Match[str]) -> str:
    """Le caractère que code un signe comme `&#64;` ; un nom inconnu reste tel quel."""
    decimal, hexadecimal, name = match.groups()
    if name:
        return CODES.get(name, match[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def slug(text: str) -> str:
    """Un nom fait de minuscules sans accent, de chiffres et de tirets, et de rien d'autre."""
    small = RARE.sub(" ", text).lower().replace("œ", "oe").replace("æ", "ae")
    return FORBIDDEN.sub("-", unaccented(small)).strip("-")


def unaccented(text: str) -> str:
    """Le texte sans ses accents."""
    return ACCENTS.sub("", unicodedata.normalize("NFKD", text))
