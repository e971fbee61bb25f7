"""Les faits de tous les fichiers : ni date à venir, ni copie, ni HTML, ni lien, ni personne."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath

from macros.checks.people import personal
from macros.reading.loading import Loc, Source
from macros.reading.problems import Problem
from macros.texts.french import in_words
from macros.texts.vocabulary import strings

OLDEST = date(1880, 1, 1)
"""Les lois que le guide cite sont plus jeunes ; une date plus ancienne est une faute de frappe."""

WHEN = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
PAST = re.compile(r"date|(?:.*_)?le")
PLANNED = frozenset({"echeances", "revoir_avant", "depuis", "version", "dates_precedentes", "date_limite"})
"""Les champs qui disent un jour que personne n'a encore vécu : une échéance, une relecture à faire."""

NAMING = frozenset({"id", "nom", "nom_court", "titre", "description", "code", "mot", "numero", "chemin"})
"""Ce qui nomme un fait sans rien dire de lui."""

ENOUGH = 200
"""En dessous, deux textes peuvent se ressembler sans être copiés."""

MARKUP = re.compile(r"</?[A-Za-z!?][^\s>]*|\{[{%#]|\]\(|\b(?:java|vb)script:|\bdata:[a-z]", re.IGNORECASE)
"""Ce qu'un champ, qui n'est que du texte, n'a pas de raison d'écrire."""

RAW = "{} : « {} » refusé : un champ est du texte, sans HTML ni lien. Exemple : la fiche de la commune"
FUTURE = "{} : ce jour n'est pas encore venu ; nous sommes le {}. Exemple : {}"
ANCIENT = "{} : date trop ancienne pour ce que cite le guide ; vérifiez l'année. Exemple : 2026-11-21"
COPY = "même contenu que {} ; gardez-en un seul, ou écrivez ce qui les distingue. Exemple : un autre titre"


def a_venir(sources: Iterable[Source], today: date) -> Iterator[Problem]:
    """Les jours de lecture, d'accord, de récit ou d'annonce qui ne sont pas encore venus, ou impossibles."""
    for source in sources:
        for loc, value in dated(source.value, ()):
            field = ".".join(map(str, loc))
            if value > today.isoformat() and not PLANNED.intersection(loc):
                message = FUTURE.format(field, in_words(today), today.isoformat())
                yield Problem(source.path, source.line(loc), message)
            elif value < OLDEST.isoformat():
                yield Problem(source.path, source.line(loc), ANCIENT.format(field))


def dated(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Les jours que dit une valeur, chacun avec sa place : « date », et tout champ qui finit par « le »."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from dated(inner, (*loc, key))
    elif isinstance(value, list):
        for rank, inner in enumerate(value):
            yield from dated(inner, (*loc, rank))
    elif loc and PAST.fullmatch(str(loc[-1])) and WHEN.fullmatch(str(value)):
        yield loc, str(value)


def bruts(sources: Iterable[Source]) -> Iterator[Problem]:
    """Ce qui, dans un champ, se voudrait du HTML, un mot du guide ou un lien, ou désigne une personne."""
    for source in sources:
        for loc, text in strings(source.value, ()):
            line, field = source.line(loc), ".".join(map(str, loc))
            if match := MARKUP.search(text):
                yield Problem(source.path, line, RAW.format(field, match[0]))
            if source.path.startswith("data/"):
                yield from (Problem(source.path, line, said) for _, said in personal(text))


def doublons(sources: Iterable[Source]) -> Iterator[Problem]:
    """Les faits et les récits écrits deux fois sous deux noms."""
    seen: dict[tuple[str, str], str] = {}
    for source in sources:
        for place, line, content in contents(source):
            first = seen.setdefault((place, content), f"{source.path}:{line}")
            if first != f"{source.path}:{line}":
                yield Problem(source.path, line, COPY.format(first))


def contents(source: Source) -> Iterator[tuple[str, int, str]]:
    """Ce que dit un fichier, sans les noms : avec quoi le comparer, sa ligne, son contenu."""
    folder = str(PurePosixPath(source.path).parent)
    body = " ".join(source.body.split()).casefold()
    if len(body) > ENOUGH:
        yield folder, source.body_line, body
    elif isinstance(source.value, dict):
        yield from fact_content(folder, 1, source.value)
    elif isinstance(source.value, list):
        for rank, item in enumerate(source.value):
            yield from fact_content(source.path, source.line((rank,)), item)


def fact_content(place: str, line: int, fact: object) -> Iterator[tuple[str, int, str]]:
    """Le contenu d'un fait, s'il en a assez pour qu'une ressemblance ne soit pas un hasard."""
    if isinstance(fact, dict):
        content = repr(sorted((key, repr(value)) for key, value in fact.items() if key not in NAMING))
        if len(content) > ENOUGH:
            yield place, line, content
