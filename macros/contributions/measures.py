"""Lire un nombre, un jour ou une adresse comme on les écrit : « environ 1 200 € TTC », « deux jours »."""

import re
from datetime import date

from macros.contributions.cleaning import line
from macros.contributions.letters import slug


class Refused(Exception):
    """Une réponse que l'on ne sait pas lire, dite en une phrase."""


ABOUT = re.compile(r"^(?:environ|env\.?|à peu près|près de|autour de|presque|~|≈) *", re.IGNORECASE)
INTEGER = re.compile(r"([0-9]{1,9})(?:[.,]0{1,2})?(?: ?(?:€|euros?))?(?: ?(?:ttc|ht))?", re.IGNORECASE)
THOUSANDS = re.compile(r"(?<=[0-9])(?: (?=[0-9])|[.](?=[0-9]{3}(?![0-9])))")
NOTHING = frozenset({"gratuit", "gratuite", "neant", "rien", "aucun", "aucun-cout", "zero", "zero-euro"})
DECIMAL = re.compile(
    r"([0-9]{1,4})(?:[.,]([0-9]{1,2}))?(?: ?(?:j|jrs?|jours?|journées?)\.?)?(?P<half> et demie?)?"
)
COUNTED = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
NUMBERS = {word: count for count, word in enumerate(COUNTED.split())} | {"une": 1, "vingt": 20, "trente": 30}
SPELLED = re.compile(r"([a-z]+)(?:-(?:jours?|journees?))?(-et-demie?)?")
HALF = frozenset({"une-demi-journee", "demi-journee", "un-demi-jour", "demi-jour", "une-demie-journee"})

CENTURY = "((?:19|20)[0-9]{2})"
DAY = re.compile(rf"{CENTURY}-([0-9]{{2}})-([0-9]{{2}})")
FRENCH_DAY = re.compile(r"([0-9]{1,2}) ?[/.-] ?([0-9]{1,2}) ?[/.-] ?((?:19|20)?[0-9]{2})")
SPELLED_DAY = re.compile(rf"(?:le-)?(?:[a-z]+di-|dimanche-)?([0-9]{{1,2}})(?:er)?-([a-z]+)-{CENTURY}")
MONTH = re.compile(rf"{CENTURY}-(0[1-9]|1[0-2])")
FRENCH_MONTH = re.compile(rf"(0?[1-9]|1[0-2]) ?[/.-] ?{CENTURY}")
SPELLED_MONTH = re.compile(rf"(?:en-)?([a-z]+)-{CENTURY}")
YEAR = re.compile(rf"(?:en-)?{CENTURY}")
MONTHS = (
    ("janvier", "janv"),
    ("fevrier", "fevr"),
    ("mars",),
    ("avril", "avr"),
    ("mai",),
    ("juin",),
    ("juillet", "juil"),
    ("aout",),
    ("septembre", "sept"),
    ("octobre", "oct"),
    ("novembre", "nov"),
    ("decembre", "dec"),
)
ADDRESS = re.compile(r"https?://[^ \"‹›,@]{4,300}")
BARE = re.compile(r"www\.[^ \"‹›,@]{3,300}")


def integer(text: str) -> str:
    """Une somme : 120, 1 200 €, environ 1 200 € TTC ; « gratuit » et « néant » valent 0."""
    written = ABOUT.sub("", line(text))
    if not written:
        return ""
    match = INTEGER.fullmatch(THOUSANDS.sub("", written))
    if match:
        return match[1].lstrip("0") or "0"
    if slug(written) in NOTHING:
        return "0"
    raise Refused("nombre entier attendu. Exemple : 120")


def decimal(text: str) -> str:
    """Un nombre de jours : 2, 0,5, 2j, deux jours, une demi-journée."""
    written = ABOUT.sub("", line(text))
    if not written:
        return ""
    match = DECIMAL.fullmatch(written)
    if match:
        number = int(match[1]) + int((match[2] or "0").ljust(2, "0")) / 100 + (0.5 if match["half"] else 0)
    else:
        number = spelled(slug(written))
    if number < 0.5:
        raise Refused("nombre attendu, 0,5 ou plus. Exemple : 2")
    return f"{number:.2f}".rstrip("0").rstrip(".")


def spelled(words: str) -> float:
    """Un nombre de jours en toutes lettres ; zéro si l'on ne sait pas le lire."""
    if words in HALF:
        return 0.5
    match = SPELLED.fullmatch(words)
    if not match or match[1] not in NUMBERS:
        return 0
    return NUMBERS[match[1]] + (0.5 if match[2] else 0)


def day(text: str) -> str:
    """Un jour : 21/11/2026, 1/2/26, 21 novembre 2026 ou 2026-11-21."""
    written = line(text)
    if not written:
        return ""
    if match := FRENCH_DAY.fullmatch(written):
        return real(
            int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3]), int(match[2]), int(match[1])
        )
    if match := DAY.fullmatch(written):
        return real(int(match[1]), int(match[2]), int(match[3]))
    if (match := SPELLED_DAY.fullmatch(slug(written))) and (month := rank(match[2])):
        return real(int(match[3]), month, int(match[1]))
    raise Refused("date attendue. Exemple : 21/11/2026")


def moment(text: str) -> str:
    """Une année, un mois ou un jour."""
    written = line(text)
    if not written:
        return ""
    if match := YEAR.fullmatch(slug(written)):
        return match[1]
    if match := FRENCH_MONTH.fullmatch(written):
        return f"{match[2]}-{int(match[1]):02}"
    if (match := SPELLED_MONTH.fullmatch(slug(written))) and (month := rank(match[1])):
        return f"{match[2]}-{month:02}"
    if MONTH.fullmatch(written):
        return written
    try:
        return day(written)
    except Refused as refused:
        if "n'existe pas" in str(refused):
            raise
        raise Refused("année, mois ou jour attendu. Exemple : 2026, 11/2026 ou 21/11/2026") from None


def rank(name: str) -> int:
    """Le numéro d'un mois écrit en lettres ; zéro si ce n'en est pas un."""
    return next((number for number, names in enumerate(MONTHS, start=1) if name in names), 0)


def real(year: int, month: int, number: int) -> str:
    """Un jour qui existe, écrit comme dans les données."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        raise Refused("cette date n'existe pas. Exemple : 21/11/2026") from None


def address(text: str) -> str:
    """L'adresse d'une page publique ; on complète celle qui commence par www."""
    written = line(text)
    if BARE.fullmatch(written):
        return f"https://{written}"
    if written and not ADDRESS.fullmatch(written):
        raise Refused("adresse attendue. Exemple : https://www.exemple.fr/")
    return written
