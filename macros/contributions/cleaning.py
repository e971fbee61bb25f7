"""Rendre inoffensif un texte reçu : ni mot du guide, ni HTML, ni lien, ni coordonnées ; les mots restent.

Le formulaire de la page (`overrides/scripts/retour.js`) suit les mêmes règles et donne le même fichier.
Rien ici ne dépend de la version d'Unicode, pour que Python et le navigateur ne puissent pas diverger.
"""

import re
import unicodedata
from collections.abc import Iterator

BREAKS = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
SILENT = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Ce qui ne se voit pas : caractères de contrôle, sens d'écriture, moitiés de caractère."""

SWAPS = str.maketrans(
    {
        "{": "(",
        "}": ")",
        "[": "(",
        "]": ")",
        "<": "‹",
        ">": "›",
        "`": "'",
        "|": "/",
        "\\": "/",
        "\uff20": "@",
    }
)
"""Les signes par lesquels un texte devient un mot du guide, un lien, une image, du HTML ou du code."""

ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]{1,31};)")
EMAIL = re.compile(
    r"[^ \n@(),;:«»\"]{1,64}(?:@| ?\((?:at|AT|arobase)\) ?| arobase )"
    r"[^ \n@(),;:«»\"]{1,63}\.[^ \n@(),;:«»\".]{2,24}"
)
PHONE = re.compile(
    r"(?<![0-9])(?:(?:\+|00) ?[1-9][0-9]{0,2}[ .-]?(?:\(0\))?[ .-]?[1-9]|0[ .-]?[1-9])"
    r"(?:[ .-]?[0-9]{2}){4}(?![0-9])"
)
NO_EMAIL = "(courriel retiré)"
NO_PHONE = "(numéro retiré)"

CAPITALIZED = "[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ'’-]+"
FUNCTION = (
    "(?:maire|adjointe?|élue?|secrétaire(?: générale?| de mairie)?|agente?|présidente?|directeur|directrice"
    "|conseill(?:er|ère)(?: municipale?| numérique)?|technicien(?:ne)?|informaticien(?:ne)?)"
)
NAMES = (
    re.compile(rf"(?<![A-Za-zÀ-ÿ])(?:M\.|Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle) {CAPITALIZED}"),
    re.compile(rf"(?<![A-Za-zÀ-ÿ]){FUNCTION},? {CAPITALIZED} {CAPITALIZED}"),
    re.compile(rf"(?<![A-Za-zÀ-ÿ]){CAPITALIZED} {CAPITALIZED}, (?:le |la |l')?{FUNCTION}(?![A-Za-zÀ-ÿ])"),
)
"""Un nom à côté d'une civilité ou d'une fonction."""

HEADING = re.compile(r"^[# ]+")
FENCE = re.compile(r"^[~# ]+")
RULER = re.compile(r"[-=*_+.:# ]+")
BULLET = re.compile(r"[-*+•–—] +")
NUMBER = re.compile(r"([0-9]{1,2})[.)] +")
FORBIDDEN = re.compile(r"[^a-z0-9]+")
ACCENTS = re.compile("[\u0300-\u036f]")
RARE = re.compile("[\U00010000-\U0010ffff]")
RUNS = re.compile(" +")


def clean(text: str) -> str:
    """Le texte sans rien qui s'exécute, s'affiche comme un lien ou désigne une personne."""
    text = unicodedata.normalize("NFC", BREAKS.sub("\n", text))
    text = SILENT.sub("", SPACES.sub(" ", text)).translate(SWAPS)
    text = ENTITY.sub("et ", text)
    return PHONE.sub(NO_PHONE, EMAIL.sub(NO_EMAIL, text))


def line(text: str) -> str:
    """Un texte reçu, nettoyé, sur une seule ligne."""
    return RUNS.sub(" ", HEADING.sub("", clean(text).replace("\n", " "))).strip(" ")


def lines(text: str) -> list[str]:
    """Les lignes non vides d'un texte reçu, nettoyées, sans tiret devant."""
    found = (BULLET.sub("", line(part), count=1) for part in clean(text).split("\n"))
    return [part for part in found if part]


def story(text: str) -> str:
    """Un récit en Markdown : des paragraphes et des listes, jamais un titre ni un tableau."""
    blocks: list[tuple[str, list[str]]] = []
    for kind, words in map(shape, clean(text).split("\n")):
        if kind and blocks and blocks[-1][0] == kind:
            blocks[-1][1].append(words)
        else:
            blocks.append((kind, [words]))
    return "\n\n".join("\n".join(words) for kind, words in blocks if kind)


def shape(raw: str) -> tuple[str, str]:
    """La sorte d'une ligne (`texte`, `liste`, `suite` numérotée, ou rien) et ses mots."""
    words = FENCE.sub("", line(raw)).strip(" ")
    if not words or RULER.fullmatch(words):
        return "", ""
    if BULLET.match(words):
        return "liste", "- " + BULLET.sub("", words, count=1)
    if match := NUMBER.match(words):
        return "suite", f"{int(match[1])}. {words[match.end() :]}"
    return "texte", words


def slug(text: str) -> str:
    """Un nom fait de minuscules sans accent, de chiffres et de tirets, et de rien d'autre."""
    folded = unicodedata.normalize("NFKD", RARE.sub(" ", text).lower().replace("œ", "oe").replace("æ", "ae"))
    return FORBIDDEN.sub("-", ACCENTS.sub("", folded)).strip("-")


def named(text: str) -> Iterator[str]:
    """Les mots d'un texte qui semblent nommer une personne."""
    for pattern in NAMES:
        yield from (match[0] for match in pattern.finditer(text))
