"""La typographie française, posée par la machine : espaces insécables, guillemets, apostrophes."""

import re

NBSP = "\u00a0"
THIN = "\u202f"

# Un texte peut commencer ou finir sur un lien ou du gras : d'où `^` et `$`, autant que la lettre voisine.
RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\w)'(?=[\w«]|$)"), "\u2019"),
    (
        re.compile(r"(?:(?<=[\w)»%…])[ \u00a0\u202f]?|^[ \u00a0\u202f])([;!?])(?=[\s»)\u00a0]|$)"),
        rf"{THIN}\1",
    ),
    (re.compile(r"(?:(?<=[\w)»%…])|^)[ \u00a0\u202f]:(?=\s|$)"), f"{NBSP}:"),
    (re.compile(r"«[ \u00a0\u202f]?(?=\S|$)"), f"«{NBSP}"),
    (re.compile(r"(?:(?<=\S)|^)[ \u00a0\u202f]?»"), f"{NBSP}»"),
    (re.compile(r"(?<=\d)(?<!\d{4}) (?=\d{3}(?!\d))"), THIN),
    (
        re.compile(r"(?<=\d) (?=(?:%|€|euros?\b|habitants?\b|agents?\b|pages?\b|jours?\b|mois\b|ans?\b))"),
        NBSP,
    ),
    (re.compile(r"\bn° (?=\d)"), f"n°{NBSP}"),
    (re.compile(r"\b(\d{1,2}|1er) (?=(?:janvier|février|mars|avril|mai|juin|juillet|août)\b)"), rf"\1{NBSP}"),
    (re.compile(r"\b(\d{1,2}|1er) (?=(?:septembre|octobre|novembre|décembre)\b)"), rf"\1{NBSP}"),
)


def typeset(text: str) -> str:
    """Un texte courant mis en forme ; n'ajoute ni ne retire aucun mot."""
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text
