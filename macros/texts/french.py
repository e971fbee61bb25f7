"""Écrire en français : dates, nombres, listes et accords."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
NARROW = "\u202f"
WORD = re.compile(r"[^\W_]{3,}")
ACCENTS = re.compile("[\u0300-\u036f]")


def in_words(day: date) -> str:
    """Une date en toutes lettres : 1er mars 2026."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def span(first: date, last: date) -> str:
    """Le temps entre deux jours, sans rien redire : le 3 mai 2026, du 21 au 27 mai 2026."""
    if first == last:
        return f"le {in_words(first)}"
    same = (first.year, first.month) == (last.year, last.month)
    start = in_words(first).partition(" ")[0] if same else in_words(first)
    return f"du {start} au {in_words(last)}"


def published(when: str) -> str:
    """Une date de publication, complète ou non, en toutes lettres : décembre 2024, 8 novembre 2024."""
    year, month, day = [int(part) for part in (*when.split("-"), "0", "0")][:3]
    if day:
        return in_words(date(year, month, day))
    return f"{MONTHS[month - 1]} {year}" if month else str(year)


def number(value: float) -> str:
    """Un nombre à la française : 31 679 ou 8,1 (espace fine insécable, virgule)."""
    text = f"{value:,.10g}" if isinstance(value, float) else f"{value:,}"
    return text.replace(",", NARROW).replace(".", ",")


def counted(count: float, singular: str, plural: str = "") -> str:
    """Un nombre et son nom accordé : 0 fiche, 1 fiche, 2 fiches."""
    return f"{number(count)} {singular if count < 2 else plural or singular + 's'}"


def listed(words: Sequence[str]) -> str:
    """Une liste dans une phrase : a, b et c."""
    return " et ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def capital(text: str) -> str:
    """Le texte avec une majuscule à sa première lettre."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Le texte avec une minuscule à sa première lettre."""
    return text[:1].lower() + text[1:]


def folded(text: str) -> str:
    """Le texte en minuscules et sans accent, pour comparer et classer."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return ACCENTS.sub("", decomposed)


def slug(text: str) -> str:
    """Un morceau d'adresse : minuscules sans accent, chiffres et tirets."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in folded(text))
    return "-".join(kept.split())


def words(text: str) -> list[str]:
    """Les mots d'un texte, de trois lettres ou plus, en minuscules et sans accent."""
    return WORD.findall(folded(text))
