"""Retrouver, dans les phrases citées d'un texte, les nombres que le guide écrit."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from macros.texts.french import MONTHS, folded
from macros.texts.numerals import numerals


class Mesure(StrEnum):
    """Ce que compte un nombre sur lequel une mairie agit."""

    HABITANTS = "habitants"
    AGENTS = "agents"
    EUROS = "euros"
    POUR_CENT = "%"
    HEURES = "heures"
    JOURS = "jours"
    SEMAINES = "semaines"
    MOIS = "mois"
    ANS = "ans"


class Comparaison(StrEnum):
    """Le côté d'un seuil que vise une phrase."""

    AU_MOINS = "au moins"
    PLUS_DE = "plus de"
    AU_PLUS = "au plus"
    MOINS_DE = "moins de"


MEASURES = {
    Mesure.HABITANTS: r"habitants?",
    Mesure.AGENTS: r"agents?|salaries?|equivalents? temps plein",
    Mesure.EUROS: r"euros?|€|eur\b",
    Mesure.POUR_CENT: r"%",
    Mesure.HEURES: r"heures?",
    Mesure.JOURS: r"jours?",
    Mesure.SEMAINES: r"semaines?",
    Mesure.MOIS: r"mois",
    Mesure.ANS: r"ans?\b|annees?",
}
DELAIS = frozenset({Mesure.HEURES, Mesure.JOURS, Mesure.SEMAINES, Mesure.MOIS, Mesure.ANS})
SEUILS = frozenset({Mesure.HABITANTS, Mesure.AGENTS})

MEASURED = re.compile(
    r"\)?[ -]?(?:(?:premiers?|derniers?|prochain(?:e?s)?) |d')?(?:"
    + "|".join(f"(?P<{measure.name}>{pattern})" for measure, pattern in MEASURES.items())
    + r")(?![\w])"
)
COORDINATED = re.compile(r"(?: habitants?| euros?)? ?(?:,|et|ou|a|puis) (?:de |a |d')?$")
"""Ce qui sépare deux nombres d'une même mesure : « 3 500, 10 000 et 50 000 habitants »."""

PERCENT = re.compile(r"pour cent\b|p\. ?100\b")
"""« Vingt pour cent » compte des centièmes, pas cent de quelque chose."""

YEAR = re.compile(r"\b(?:en|annees?|fin|debut|depuis|exercice) (?:19|20)\d\d\b")
"""Une année seule ne compte rien."""

FOUR_DIGITS = re.compile(r"\d{4}")
"""Ce sans quoi aucun texte n'écrit une année."""

LONE_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?! \d{3}\b)")

DURING = re.compile(r"\bdans (?:la|le|l')(?= ?(?:semaine|mois|annee)\b)")
"""« Dans la semaine qui suit » donne un délai d'une semaine."""

NEARBY = {Mesure.HABITANTS: r"habitants?|population", Mesure.AGENTS: r"agents?|salaries?|effectifs?"}
"""Ce que compte un seuil que son nom précède : « le nombre d'habitants est supérieur à 3 500 »."""

ALONE = re.compile(r" ?(?:$|[.,;:)»]|et\b|ou\b)")
"""Un nombre que ne suit aucun nom : « un seuil fixé à 50. »"""

MONTH = "|".join(folded(month) for month in MONTHS)
DAY = re.compile(rf"\b(?:(?P<day>\d{{1,2}}|1er|premier) )?(?P<month>{MONTH})\b(?: (?P<year>\d{{4}})\b)?")

REFERENCE = re.compile(
    r"\b[LRDA]\*?\.? ?\d+(?:-\d+)+|\b[LRD]\*?\. ?\d+|\bn° ?\d+(?:-\d+)*|\b\d{4}[-/]\d+|\(UE\) \S+|\d+°"
    r"|\b(?:[Ll]oi|[Dd]écret|[Oo]rdonnance|[Aa]rrêté|[Rr]èglement|[Dd]irective|[Cc]irculaire)(?: n° ?[\d-]+)?"
    r" du \d{1,2}(?:er)? \w+ \d{4}"
    r"|\b(?:articles?|alinéas?|considérants?|annexes?|§) ?\d+(?:(?:, | et | à )\d+)*(?!\d| \d{3})"
)
"""Ce qui numérote un texte sans rien compter."""

BEFORE = (
    (
        Comparaison.AU_MOINS,
        r"superieure?s? ou egale?s? a|egale?s? ou superieure?s? a|au moins|a partir de|d[eè]s",
    ),
    (
        Comparaison.AU_PLUS,
        r"inferieure?s? ou egale?s? a|egale?s? ou inferieure?s? a|au plus|jusqu'a|maximum de",
    ),
    (Comparaison.AU_PLUS, r"n'exced\w+ pas|ne depass\w+ pas|n'excedant pas|ne depassant pas|sans exceder"),
    (Comparaison.MOINS_DE, r"moins de|inferieure?s? a|n'atteign\w+ pas|au-dessous de|en dessous de"),
    (Comparaison.PLUS_DE, r"plus de|superieure?s? a|exced\w+|depass\w+|au-dela de|au-dessus de"),
)
AFTER = (
    (Comparaison.AU_MOINS, r"(?:et|ou) (?:plus|davantage|au-dessus)|au moins"),
    (Comparaison.AU_PLUS, r"(?:et|ou) moins|au plus|au maximum"),
)


@dataclass(frozen=True)
class Quantity:
    """Un nombre d'un texte : sa place, la fin de sa mesure, sa valeur, ce qu'il compte, le côté du seuil."""

    start: int
    end: int
    stop: int
    value: Decimal
    measure: Mesure | None
    side: Comparaison | None = None

    @property
    def frontier(self) -> Decimal:
        """La première valeur du côté haut d'un seuil : 3 501 pour « plus de 3 500 »."""
        strict = self.side in (Comparaison.PLUS_DE, Comparaison.AU_PLUS)
        return self.value + 1 if strict else self.value


Moment = tuple[int | None, int, int | None]
"""Un jour d'un texte : jour, mois, année ; le jour ou l'année peut manquer."""


@lru_cache(maxsize=4096)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Les nombres mesurés d'un texte, et les nombres seuls que ne suit aucun nom."""
    flat = plain(text)
    timeless = PERCENT.sub(lambda match: "%".ljust(len(match[0])), YEAR.sub(blank, DAY.sub(blank, flat)))
    given = DURING.sub(lambda match: "un".rjust(len(match[0])), timeless)
    spotted = [(start, end, value, measured(given, end)) for start, end, value in numerals(given)]
    return tuple(
        Quantity(start, end, after(given, end), value, measure, side(given, start, end))
        for start, end, value, known in inherited(given, spotted)
        if counts(given, end, value, measure := known or announced(given, start, end))
    )


def counts(text: str, end: int, value: Decimal, measure: Mesure | None) -> bool:
    """Vrai si ce nombre en est un : « un agent » est un article, « un mois » un délai."""
    if measure is None:
        return value > 12 and bool(ALONE.match(text, end))
    return value != 1 or measure in DELAIS or text[end - 1].isdigit()


def measured(text: str, end: int) -> Mesure | None:
    """Ce que compte le nombre qui finit là, d'après le mot qui le suit."""
    match = MEASURED.match(text, end)
    return Mesure[match.lastgroup] if match and match.lastgroup else None


def announced(text: str, start: int, end: int) -> Mesure | None:
    """Ce que compte un seuil dont le nom vient avant lui, dans la même phrase."""
    if side(text, start, end) is None:
        return None
    before = re.split(r"[.;:]", text[:start])[-1]
    return next((kind for kind, pattern in NEARBY.items() if re.search(rf"\b(?:{pattern})\b", before)), None)


def after(text: str, end: int) -> int:
    """La fin du nombre et du mot qui dit ce qu'il compte."""
    match = MEASURED.match(text, end)
    return match.end() if match else end


Found = tuple[int, int, Decimal, Mesure | None]


def inherited(text: str, spotted: list[Found]) -> Iterator[Found]:
    """Les nombres d'une énumération prennent la mesure du dernier."""
    known: Mesure | None = None
    following = len(text)
    kept: list[Found] = []
    for start, end, value, measure in reversed(spotted):
        linked = known is not None and COORDINATED.fullmatch(text, end, following)
        known = measure or (known if linked else None)
        following = start
        kept.append((start, end, value, known))
    yield from reversed(kept)


def side(text: str, start: int, end: int) -> Comparaison | None:
    """Le côté d'un seuil, d'après les mots qui entourent le nombre."""
    rest = text[after(text, end) :].lstrip()
    for kind, pattern in AFTER:
        if re.match(rf"(?:{pattern})\b", rest):
            return kind
    before = text[:start].rstrip()
    for kind, pattern in BEFORE:
        if re.search(rf"(?:^|\W)(?:{pattern})$", before):
            return kind
    return None


@lru_cache(maxsize=4096)
def moments(text: str) -> tuple[Moment, ...]:
    """Les jours d'un texte, complets ou non : « 31 mars », « avril 2026 », « 2 décembre 2026 »."""
    names = [folded(month) for month in MONTHS]
    return tuple(
        (number(match["day"]), names.index(match["month"]) + 1, number(match["year"]))
        for match in DAY.finditer(plain(text))
        if match["day"] or match["year"]
    )


def number(written: str | None) -> int | None:
    """Le nombre d'un jour ou d'une année ; « 1er » vaut 1."""
    if written is None:
        return None
    return 1 if written.startswith(("1er", "premier")) else int(written)


def plain(text: str) -> str:
    """Un texte de même longueur, sans accents ni majuscules, aux espaces simples, sans numéros d'articles."""
    spaced = re.sub(r"[\u00a0\u202f\u2009\n\t]", " ", text.replace("’", "'").replace("œ", "o"))
    return "".join(map(bare, REFERENCE.sub(blank, spaced)))


@cache
def bare(letter: str) -> str:
    """Une lettre sans accent ni majuscule ; un signe qui n'est qu'un accent laisse une espace."""
    return folded(letter)[:1] or " "


def blank(match: re.Match[str]) -> str:
    """Des espaces à la place de ce qui est trouvé : le reste garde sa place."""
    return "\u0001" * len(match[0])


def coming(text: str, day: date) -> Iterator[str]:
    """Les jours, les mois et les années qu'un texte nomme et qui suivent ce jour."""
    if not FOUR_DIGITS.search(text):
        return
    for moment in moments(text):
        written, month, year = moment
        if year and (year, month, written or 32) > (day.year, day.month, day.day):
            yield spoken(moment)
    yield from (str(year) for year in sorted(years(text)) if year > day.year)


# --- Ce que portent des phrases citées -------------------------------------------------------------------


def carries(
    sentences: Iterable[str], value: Decimal, measure: Mesure, side: Comparaison | None = None
) -> bool:
    """Vrai si une phrase écrit ce nombre pour cette mesure ; un seuil tombe aussi du même côté."""
    wanted = Quantity(0, 0, 0, value, measure, side)
    return any(same(wanted, written) for text in sentences for written in quantities(text))


def same(wanted: Quantity, written: Quantity) -> bool:
    """Vrai si un nombre cité est celui-là : « moins de 3 500 » dit le seuil de « 3 500 et plus »."""
    if written.measure is not wanted.measure and not (written.measure is None and wanted.measure in SEUILS):
        return False
    if wanted.measure in SEUILS and wanted.side and written.side:
        return wanted.frontier == written.frontier
    return wanted.value == written.value


def carries_bound(sentences: Iterable[str], first: int, measure: Mesure) -> bool:
    """Vrai si une phrase pose un seuil dont `first` est la première valeur du côté haut."""
    return any(
        quantity.frontier == first and quantity.measure in (measure, None)
        for text in sentences
        for quantity in quantities(text)
    )


def carries_day(sentences: Iterable[str], day: date, also: str = "") -> bool:
    """Vrai si une phrase écrit ce jour, ou le dit de l'autre façon, `also`.

    Un texte qui ne date pas l'année (« le 30 juin de l'année suivant l'exercice ») porte le jour et le mois ;
    une année écrite seule porte son premier et son dernier jour.
    """
    texts = tuple(sentences)
    edge = (day.day, day.month) in ((1, 1), (31, 12))
    return any(
        moment in ((day.day, day.month, day.year), (day.day, day.month, None))
        for text in texts
        for moment in moments(text)
    ) or any((edge and day.year in years(text)) or (also and also in plain(text)) for text in texts)


def quarter(day: date) -> str:
    """Le trimestre que ce jour finit, comme un texte l'écrit pour chaque année ; rien pour un autre jour."""
    return QUARTERS.get((day.day, day.month), "")


def years(text: str) -> set[int]:
    """Les années qu'un texte écrit seules : « à compter de l'exercice 2026 »."""
    return {int(match[0]) for match in LONE_YEAR.finditer(DAY.sub(blank, plain(text)))}


def carries_moment(sentences: Iterable[str], moment: Moment) -> bool:
    """Vrai si une phrase écrit ce moment, ou un jour plus précis."""
    return any(
        all(part is None or part == written for part, written in zip(moment, cited, strict=True))
        for text in sentences
        for cited in moments(text)
    )


def spoken(moment: Moment) -> str:
    """Un moment en toutes lettres."""
    day, month, year = moment
    return " ".join(str(part) for part in ("1er" if day == 1 else day, MONTHS[month - 1], year) if part)


QUARTERS = {
    (31, 3): "premier trimestre",
    (30, 6): "deuxieme trimestre",
    (30, 9): "troisieme trimestre",
    (31, 12): "quatrieme trimestre",
}
