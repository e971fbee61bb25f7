"""Les faits de tous les fichiers : ni date à venir, ni copie, ni redite, ni HTML, ni lien, ni personne."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath

from macros.checks.files import UNSEEN
from macros.checks.language import INACHEVE, UNFINISHED
from macros.checks.links import strange
from macros.checks.people import personal
from macros.reading.loading import Loc, Source, field_name
from macros.reading.problems import Problem
from macros.texts.characters import INVISIBLE, code
from macros.texts.french import in_words
from macros.texts.vocabulary import strings

OLDEST = date(1880, 1, 1)
"""Les lois que le guide cite sont plus jeunes ; une date plus ancienne est une faute de frappe."""

BORN = date(2026, 1, 1)
"""Le guide n'existait pas encore : personne n'y a rien lu ni vérifié avant."""

AHEAD = 25
"""Les années au-delà desquelles aucune loi ne prévoit rien."""

WHEN = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
PAST = re.compile(r"date|millesime|(?:.*_)?le")
READ = frozenset({"lu_le", "verifie_le", "verifiee_le", "vu_le"})
"""Les champs qui disent quand le guide a lu."""
PLANNED = frozenset({"echeances", "revoir_avant", "depuis", "version", "dates_precedentes", "date_limite"})
"""Les champs qui disent un jour que personne n'a encore vécu : une échéance, une relecture à faire."""

NAMING = frozenset({"id", "nom", "nom_court", "titre", "description", "code", "mot", "numero", "chemin"})
"""Ce qui nomme un fait sans rien dire de lui."""

TITLES = ("titre", "nom_court")
"""Ce par quoi un lecteur reconnaît un récit ou une fiche."""

BRIEF = 60
"""Ce que l'on écrit au plus, quand on n'a encore rien à dire."""

ENOUGH = 200
"""En dessous, deux textes peuvent se ressembler sans être copiés."""

MARKUP = re.compile(r"</?[A-Za-z!?][^\s>]*|\{[{%#]|\]\(|\b(?:java|vb)script:|\bdata:[a-z]", re.IGNORECASE)
"""Ce qu'un champ, qui n'est que du texte, n'a pas de raison d'écrire."""

RAW = "{} : « {} » refusé : un champ est du texte, sans HTML ni lien. Exemple : la fiche de la commune"
FUTURE = "{} : ce jour n'est pas encore venu ; nous sommes le {}. Exemple : {}"
FAR = "{} : année trop lointaine ; vérifiez-la. Exemple : {}"
BEFORE = "{} : le guide n'existait pas ce jour-là ; donnez le jour où vous avez lu. Exemple : {}"
AGAIN = "{} : « {} » est écrit deux fois dans cette liste ; gardez-en un seul. Exemple : - {}"
NAMESAKE = "{} : ce titre est déjà celui de {} ; distinguez-les. Exemple : Un titre, et le nom de la commune"
ANCIENT = "{} : date trop ancienne pour ce que cite le guide ; vérifiez l'année. Exemple : 2026-11-21"
COPY = "même contenu que {} ; gardez-en un seul, ou écrivez ce qui les distingue. Exemple : un autre titre"


def a_venir(sources: Iterable[Source], today: date) -> Iterator[Problem]:
    """Les jours de lecture, d'accord, de récit ou d'annonce qui ne sont pas encore venus, ou impossibles."""
    for source in sources:
        for loc, value in dated(source.value, ()):
            if said := misdated(loc, value, today):
                yield Problem(source.path, source.line(loc), said)


def misdated(loc: Loc, value: str, today: date) -> str:
    """Ce qu'un jour a d'impossible ; rien s'il peut être vrai."""
    field = field_name(loc)
    said = value if WHEN.fullmatch(value) else max(YEAR.findall(value))
    if PLANNED.intersection(loc):
        return FAR.format(field, today.isoformat()) if int(said[:4]) > today.year + AHEAD else ""
    if said > today.isoformat():
        return FUTURE.format(field, in_words(today), today.isoformat())
    if said < OLDEST.isoformat():
        return ANCIENT.format(field)
    return BEFORE.format(field, today.isoformat()) if loc[-1] in READ and said < BORN.isoformat() else ""


def dated(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Les jours que dit une valeur, chacun à sa place : « date », un millésime, ce qui finit par « le »."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from dated(inner, (*loc, key))
    elif isinstance(value, list):
        for rank, inner in enumerate(value):
            yield from dated(inner, (*loc, rank))
    elif loc and (loc[-1] in PLANNED or PAST.fullmatch(str(loc[-1]))) and YEAR.search(str(value)):
        yield loc, str(value)


def bruts(sources: Iterable[Source]) -> Iterator[Problem]:
    """Ce qui, dans un champ, se voudrait du HTML, un mot du guide ou un lien, ou désigne une personne."""
    for source in sources:
        for loc, text in strings(source.value, ()):
            line, field = source.line(loc), field_name(loc)
            if match := MARKUP.search(text):
                yield Problem(source.path, line, RAW.format(field, match[0]))
            if text.startswith("http") and (said := strange(text, "href")):
                yield Problem(source.path, line, f"{field} : {said}")
            if not text.isprintable() and (match := INVISIBLE.search(text)):
                yield Problem(source.path, line, UNSEEN.format(code(match[0])))
            if len(text) < BRIEF and UNFINISHED.search(text) and loc[-1] not in NAMING:
                yield Problem(source.path, line, f"{field} : {INACHEVE}")
            if source.path.startswith("data/"):
                yield from (Problem(source.path, line, said) for _, said in personal(text))


def redites(sources: Iterable[Source]) -> Iterator[Problem]:
    """Ce qu'une liste dit deux fois, et deux récits ou deux fiches qui portent le même titre."""
    titled: dict[tuple[str, str, str], str] = {}
    for source in sources:
        folder = str(PurePosixPath(source.path).parent)
        for loc, text in repeated(source.value, ()):
            field = field_name(loc[:-1])
            yield Problem(source.path, source.line(loc), AGAIN.format(field, text[:40], text[:40]))
        fields = source.value if isinstance(source.value, dict) else {}
        for name in TITLES:
            title = str(fields.get(name) or "").casefold()
            first = titled.setdefault((folder, name, title), source.path) if title else source.path
            if first != source.path:
                yield Problem(source.path, source.line((name,)), NAMESAKE.format(name, first))


def repeated(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Les valeurs qu'une liste a déjà dites, chacune à sa place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from repeated(inner, (*loc, key))
    elif isinstance(value, list):
        known: set[str] = set()
        for rank, inner in enumerate(value):
            yield from repeated(inner, (*loc, rank))
            said = "" if isinstance(inner, list | dict) and len(inner) > 1 else str(inner)
            if said and said in known:
                yield (*loc, rank), said
            known.add(said)


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
