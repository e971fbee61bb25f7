"""Refuser les sigles que personne n'explique, et ceux dont la page ne dit pas le sens."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from macros.models.lexique import Terme
from macros.reading.loading import Loc, Source
from macros.reading.problems import Problem
from macros.texts.lexicon import NEVER, doubles, plain

CAPITALS = re.compile(r"(?<![\w@/.-])@?[A-ZÀ-Ý][A-ZÀ-Ý0-9]+(?:[-'’][A-ZÀ-Ý][A-ZÀ-Ý0-9]+)*(?![\w@])")
"""Ce qui ressemble à un sigle : deux capitales ou plus."""

CITATION = re.compile(r"[LRDA]\d+|[IVX]{2,}|[A-Z]\d{1,2}|[A-Z]{8}\d{12}")
"""Ce qui y ressemble sans en être : article de code, nombre romain, format de papier, numéro Légifrance."""

ASIDE = re.compile(
    r"https?://\S+|\]\([^)]*\)|`[^`]*`|\{\{.*?\}\}"
    r"|\bCOM\(\d{4}\)|\b[A-Z]+(?:/[A-Z0-9]+){2,}|\b[A-Z]{2,}-\d+"
)
"""Ce qui ne se lit pas comme une phrase : adresse, cible d'un lien, mot du guide, cote d'un texte."""


CITED = frozenset({"citations", "identifiant", "maintenant", "numero"})
"""Les champs qui reprennent la loi à la lettre : ses sigles et ses mots restent les siens."""


UNKNOWN = (
    "sigle inconnu : « {} » ; ajoutez-le à data/lexique.yml ou écrivez-le en entier. "
    "Exemple : base adresse locale (BAL)"
)


def unknown(text: str, forms: frozenset[str]) -> list[str]:
    """Les mots en capitales d'un texte que personne n'explique, dans l'ordre."""
    prose = ASIDE.sub(" ", text)
    for word in [word for word in dict.fromkeys(CAPITALS.findall(prose)) if word not in forms]:
        for longer in containing(word, forms):
            prose = prose.replace(longer, " ")
    return [
        word
        for word in dict.fromkeys(CAPITALS.findall(prose))
        if word not in forms and not CITATION.fullmatch(word)
    ]


@lru_cache(maxsize=4096)
def containing(word: str, forms: frozenset[str]) -> list[str]:
    """Les écritures connues qui contiennent ce mot, les plus longues d'abord."""
    return sorted((form for form in forms if word in form), key=len, reverse=True)


@dataclass(frozen=True)
class Vocabulary:
    """Ce que le guide peut écrire en capitales : les mots du lexique et les noms propres des données."""

    forms: frozenset[str]
    doubles: Mapping[str, Sequence[Terme]]

    @classmethod
    def of(cls, terms: Sequence[Terme], names: Iterable[str]) -> "Vocabulary":
        """Le vocabulaire d'un lexique et de noms d'organismes, de médias et de lieux."""
        written = {form for term in terms for form in (term.ecriture, *term.variantes)}
        proper = {word for name in names for word in [name, *CAPITALS.findall(name)]}
        return cls(frozenset(written | proper), doubles(terms))

    @cached_property
    def double(self) -> re.Pattern[str]:
        """Le motif qui trouve les sigles à plusieurs sens."""
        forms = "|".join(map(re.escape, sorted(self.doubles, key=len, reverse=True)))
        return re.compile(rf"(?<!\w)(?:{forms})(?!\w)") if forms else NEVER

    def faults(self, text: str) -> Iterator[tuple[str, str]]:
        """Chaque sigle que le lexique n'explique pas, et la phrase qui dit quoi faire."""
        for word in unknown(text, self.forms):
            yield word, UNKNOWN.format(word)

    def undecided(self, text: str) -> Iterator[tuple[str, str]]:
        """Chaque sigle à plusieurs sens dont un texte entier ne dit pas lequel ; écrit seul, il se nomme."""
        for form in sorted(set(self.double.findall(text)) - {text}):
            terms = self.doubles[form]
            if not any(spelled(text, term) for term in terms):
                choices = " ou ".join(f"« {term.developpe} ({form}) »" for term in terms)
                yield form, f"« {form} » a plusieurs sens ; dites d'abord lequel. Exemple : {choices}"


def spelled(text: str, term: Terme) -> bool:
    """Vrai si le texte écrit un sigle en toutes lettres, suivi du sigle entre parenthèses."""
    return f"{plain(term.developpe)} ({plain(term.ecriture)})" in plain(text)


def unexplained(source: Source, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Les sigles d'un fichier que le lecteur ne comprendrait pas, chacun à sa ligne."""
    yield from unexplained_fields(source, vocabulary)
    for word, sentence in vocabulary.faults(source.body):
        yield Problem(source.path, line_of(source, word), sentence)
    yield from ambiguous(source, vocabulary)


def unexplained_fields(source: Source, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Ceux de ses champs."""
    for loc, text in strings(source.value, ()):
        if not CITED.isdisjoint(loc):
            continue
        for _, sentence in (*vocabulary.faults(text), *vocabulary.undecided(text)):
            yield Problem(source.path, source.line(loc), sentence)


def ambiguous(source: Source, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Les sigles à plusieurs sens dont le corps d'une page ne dit jamais lequel."""
    for word, sentence in vocabulary.undecided(source.body):
        yield Problem(source.path, line_of(source, word), sentence)


def line_of(source: Source, word: str) -> int:
    """La ligne où le corps d'un fichier écrit d'abord un mot."""
    return source.body_line + source.body.count("\n", 0, source.body.index(word))


def strings(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Les textes d'une valeur lue, chacun avec sa place."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner, (*loc, key))
    elif isinstance(value, list):
        for rank, inner in enumerate(value):
            yield from strings(inner, (*loc, rank))
