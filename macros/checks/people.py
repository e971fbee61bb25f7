"""Une page ne garde ni coordonnée, ni numéro, ni réunion, ni nom de personne ; la faute dit quoi écrire."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from macros.checks.pages import WORD, Text
from macros.contributions.persons import ON_LINE, Finder, finder, person_names, plain, traces
from macros.reading.loading import field_name
from macros.texts.vocabulary import strings

Fault = tuple[int, str]

ADDRESS = re.compile(r"https?://[^\s)>\]\"]+")
NAME_ADVICE = "nom de personne « {} » : écrivez la fonction seule. Exemple : « la secrétaire de mairie »"


def donnees_personnelles(draft: Text) -> Iterator[Fault]:
    """Les coordonnées et les noms d'une page, dans son en-tête comme dans son texte."""
    place = collectivity(draft)
    for loc, text in strings(draft.source.value, ()):
        about = "" if loc == ("collectivite",) else place
        found = personal(text, finder(field_name(loc)), about)
        yield from ((draft.source.line(loc), said) for _, said in found)
    told = personal(draft.source.body, collectivite=place)
    yield from ((draft.source.body_line + shift, said) for shift, said in told)


def collectivity(draft: Text) -> str:
    """La collectivité dont parle un récit ; vide pour une autre page."""
    told = draft.source.value
    return str(told.get("collectivite") or "") if isinstance(told, dict) else ""


@lru_cache(maxsize=16_384)
def personal(text: str, find: Finder = person_names, collectivite: str = "") -> tuple[Fault, ...]:
    """Ce qu'un texte dit d'une personne, à combien de lignes de son début, et quoi écrire à la place."""
    read = plain(ADDRESS.sub(visited, WORD.sub(breaks, text)))
    return (*traced(read), *met(find(read, collectivite), read))


def visited(address: re.Match[str]) -> str:
    """Rien de l'adresse d'un site, où un @ n'est pas un courriel ; celle d'une réunion se lit."""
    return address[0] if any(one.search(address[0]) for one in ON_LINE) else " "


def breaks(word: re.Match[str]) -> str:
    """Les sauts de ligne d'un mot du guide : ce qui le suit garde sa ligne."""
    return "\n" * word[0].count("\n")


def traced(read: str) -> Iterator[Fault]:
    """Chaque coordonnée d'un texte tel qu'il se lit."""
    for trace in traces(read):
        for match in trace.pattern.finditer(read):
            yield read.count("\n", 0, match.start()), trace.advice.format(match[0].strip())


def met(names: Iterable[tuple[int, str]], read: str) -> Iterator[Fault]:
    """Chaque nom de personne d'un texte tel qu'il se lit."""
    for place, words in names:
        yield read.count("\n", 0, place), NAME_ADVICE.format(" ".join(words.split()))
