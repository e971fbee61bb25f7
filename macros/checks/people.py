"""Une page ne garde ni courriel, ni téléphone, ni nom de personne ; la faute dit quoi écrire."""

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.checks.pages import WORD, Text
from macros.contributions.persons import EMAIL, FUNCTION_ONLY, PHONE, named, plain
from macros.texts.vocabulary import strings

Fault = tuple[int, str]

ADDRESS = re.compile(r"https?://[^\s)>\]\"]+")
EMAIL_ADVICE = "courriel « {} » : retirez-le. Exemple : « la mairie », ou le nom du service"
PHONE_ADVICE = "téléphone « {} » : retirez-le ; l'annuaire le donne déjà. Exemple : « la mairie »"
NAME_ADVICE = "nom de personne « {} » : écrivez la fonction seule. Exemple : « la secrétaire de mairie »"


def donnees_personnelles(draft: Text) -> Iterator[Fault]:
    """Les coordonnées et les noms d'une page, dans son en-tête comme dans son texte."""
    for loc, text in strings(draft.source.value, ()):
        only = ".".join(map(str, loc)) in FUNCTION_ONLY
        yield from ((draft.source.line(loc), said) for _, said in personal(text, only))
    yield from ((draft.source.body_line + shift, said) for shift, said in personal(draft.source.body))


@lru_cache(maxsize=16_384)
def personal(text: str, only_functions: bool = False) -> tuple[Fault, ...]:
    """Ce qu'un texte dit d'une personne, à combien de lignes de son début, et quoi écrire à la place."""
    return tuple(accused(plain(ADDRESS.sub(" ", WORD.sub(breaks, text))), only_functions))


def breaks(word: re.Match[str]) -> str:
    """Les sauts de ligne d'un mot du guide : ce qui le suit garde sa ligne."""
    return "\n" * word[0].count("\n")


def accused(read: str, only_functions: bool) -> Iterator[Fault]:
    """Chaque coordonnée, puis chaque nom, d'un texte tel qu'il se lit."""
    for pattern, advice in ((EMAIL, EMAIL_ADVICE), (PHONE, PHONE_ADVICE)):
        for match in pattern.finditer(read):
            yield read.count("\n", 0, match.start()), advice.format(match[0].strip())
    for place, words in named(read, only_functions):
        yield read.count("\n", 0, place), NAME_ADVICE.format(" ".join(words.split()))
