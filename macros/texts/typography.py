"""La typographie française, posée par la machine : espaces insécables, guillemets, apostrophes."""

import re
from functools import lru_cache

NBSP = "\u00a0"
THIN = "\u202f"

DIGITS = frozenset("0123456789")

# Devant chaque règle, les signes sans lesquels elle n'a rien à faire : la plupart des textes n'en ont aucun.
# Un texte peut commencer ou finir sur un lien ou du gras : d'où `^` et `$`, autant que la lettre voisine.
RULES: tuple[tuple[frozenset[str], re.Pattern[str], str], ...] = (
    (frozenset("'"), re.compile(r"(?<=\w)'(?=[\w«]|$)"), "\u2019"),
    (
        frozenset(";!?"),
        re.compile(r"(?:(?<=[\w)»%…])[ \u00a0\u202f]?|^[ \u00a0\u202f])([;!?])(?=[\s»)\u00a0]|$)"),
        rf"{THIN}\1",
    ),
    (frozenset(":"), re.compile(r"(?:(?<=[\w)»%…])|^)[ \u00a0\u202f]:(?=\s|$)"), f"{NBSP}:"),
    (frozenset("«"), re.compile(r"«[ \u00a0\u202f]?(?=\S|$)"), f"«{NBSP}"),
    (frozenset("»"), re.compile(r"(?:(?<=\S)|^)[ \u00a0\u202f]?»"), f"{NBSP}»"),
    (DIGITS, re.compile(r"(?<=\d)(?<!\d{4}) (?=\d{3}(?!\d))"), THIN),
    (
        DIGITS,
        re.compile(r"(?<=\d) (?=(?:%|€|euros?\b|habitants?\b|agents?\b|pages?\b|jours?\b|mois\b|ans?\b))"),
        NBSP,
    ),
    (frozenset("°"), re.compile(r"\bn° (?=\d)"), f"n°{NBSP}"),
    (
        DIGITS,
        re.compile(r"\b(\d{1,2}|1er) (?=(?:janvier|février|mars|avril|mai|juin|juillet|août)\b)"),
        rf"\1{NBSP}",
    ),
    (DIGITS, re.compile(r"\b(\d{1,2}|1er) (?=(?:septembre|octobre|novembre|décembre)\b)"), rf"\1{NBSP}"),
)


@lru_cache(maxsize=8192)
def typeset(text: str) -> str:
    """Un texte courant mis en forme ; n'ajoute ni ne retire aucun mot."""
    present = frozenset(text)
    for signs, pattern, replacement in RULES:
        if not signs.isdisjoint(present):
            text = pattern.sub(replacement, text)
    return text
