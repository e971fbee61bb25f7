"""Lire les réponses d'une porte : ce qui est écrit devient une valeur, ou une faute qui dit quoi corriger."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from macros.contributions.choices import Refused, chosen
from macros.contributions.cleaning import line, lines, named, story
from macros.corpus.facts import Corpus
from macros.models.contribuer import FERMEES, Forme, Question
from macros.reading.problems import Problem, Problems

Value = str | tuple[str, ...]
"""Une valeur prête à écrire : un texte, un nombre ou une date écrits, ou une liste de textes."""

INTEGER = re.compile(r"([0-9]{1,9})(?: ?(?:€|euros?))?")
DECIMAL = re.compile(r"([0-9]{1,4})(?:[.,]([0-9]{1,2}))?(?: ?jours?)?")
DAY = re.compile(r"((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})")
FRENCH_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/((?:19|20)[0-9]{2})")
MONTH = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])")
FRENCH_MONTH = re.compile(r"(0?[1-9]|1[0-2])/((?:19|20)[0-9]{2})")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
ADDRESS = re.compile(r"https?://[^ \"‹›(),@]{4,300}")

MISSING = "cette réponse manque"
NAMED = "ne nommez personne : « {} » ; écrivez la fonction seule, par exemple « la secrétaire de mairie »"


@dataclass(frozen=True)
class Answers:
    """Ce qu'une porte a reçu : d'où cela vient, les réponses, et la ligne de chacune."""

    path: str
    given: Mapping[str, str]
    lines: Mapping[str, int] = field(default_factory=dict)

    def problem(self, question: Question, message: str) -> Problem:
        """Une faute à la place d'une réponse."""
        return Problem(self.path, self.lines.get(question.id, 1), f"{question.etiquette} : {message}")


def read(answers: Answers, corpus: Corpus) -> dict[str, Value]:
    """La valeur de chaque réponse donnée ; lève toutes les fautes à la fois."""
    values: dict[str, Value] = {}
    found: list[Problem] = []
    for question in corpus.formulaire.questions:
        try:
            value = one(question, answers.given.get(question.id, ""), corpus)
        except Refused as refused:
            found.append(answers.problem(question, str(refused)))
            continue
        if value:
            values[question.id] = value
    asked = corpus.formulaire.question
    found += [answers.problem(asked(id), said) for id, said in together(answers, values)]
    if found:
        raise Problems(found)
    return values


def one(question: Question, text: str, corpus: Corpus) -> Value:
    """La valeur d'une réponse ; vide si la question est facultative et sans réponse."""
    value = chosen(question, text, corpus) if question.forme in FERMEES else READERS[question.forme](text)
    if question.obligatoire and not value:
        raise Refused(MISSING)
    if question.forme not in FERMEES:
        refuse_length(question, value)
        refuse_names(value)
    return value


def refuse_length(question: Question, value: Value) -> None:
    """Refuse une réponse trop longue."""
    size = len(value if isinstance(value, str) else "\n".join(value))
    if size > question.longueur:
        raise Refused(f"texte trop long ; {question.longueur} caractères au plus, ici {size}")


def refuse_names(value: Value) -> None:
    """Refuse une réponse qui semble nommer une personne."""
    for text in (value,) if isinstance(value, str) else value:
        for words in named(text):
            raise Refused(NAMED.format(words))


def together(answers: Answers, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Les fautes qui tiennent à deux réponses."""
    if values.get("cout_euros", "0") != "0" and not line(answers.given.get("cout_precision", "")):
        yield "cout_precision", "dites ce que la somme couvre"


# --- Une lecture par forme -----------------------------------------------------------------------------


def integer(text: str) -> str:
    """Un nombre entier : 120, 1 200 ou 120 euros ; « gratuit » vaut 0."""
    written = line(text)
    if not written:
        return ""
    match = INTEGER.fullmatch(re.sub(r"(?<=[0-9]) (?=[0-9])", "", written))
    if match:
        return match[1].lstrip("0") or "0"
    if written.lower() == "gratuit":
        return "0"
    raise Refused("nombre entier attendu. Exemple : 120")


def decimal(text: str) -> str:
    """Un nombre de jours : 2 ou 0,5."""
    written = line(text)
    if not written:
        return ""
    match = DECIMAL.fullmatch(written)
    number = f"{match[1].lstrip('0') or '0'}.{match[2] or ''}".rstrip("0").rstrip(".") if match else ""
    if not number or float(number) < 0.5:
        raise Refused("nombre attendu, 0,5 ou plus. Exemple : 2")
    return number


def day(text: str) -> str:
    """Un jour : 21/11/2026 ou 2026-11-21."""
    written = line(text)
    if not written:
        return ""
    if match := FRENCH_DAY.fullmatch(written):
        return real(int(match[3]), int(match[2]), int(match[1]))
    if match := DAY.fullmatch(written):
        return real(int(match[1]), int(match[2]), int(match[3]))
    raise Refused("date attendue. Exemple : 21/11/2026")


def moment(text: str) -> str:
    """Une année, un mois ou un jour."""
    written = line(text)
    if not written or YEAR.fullmatch(written):
        return written
    if match := FRENCH_MONTH.fullmatch(written):
        return f"{match[2]}-{int(match[1]):02}"
    if MONTH.fullmatch(written):
        return written
    try:
        return day(written)
    except Refused as refused:
        if "n'existe pas" in str(refused):
            raise
        raise Refused("année, mois ou jour attendu. Exemple : 2026, 11/2026 ou 21/11/2026") from None


def real(year: int, month: int, number: int) -> str:
    """Un jour qui existe, écrit comme dans les données."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        raise Refused("cette date n'existe pas. Exemple : 21/11/2026") from None


def address(text: str) -> str:
    """L'adresse d'une page publique."""
    written = line(text)
    if written and not ADDRESS.fullmatch(written):
        raise Refused("adresse attendue. Exemple : https://www.exemple.fr/")
    return written


READERS: Mapping[Forme, Callable[[str], Value]] = {
    Forme.LIGNE: line,
    Forme.LIGNES: lambda text: tuple(lines(text)),
    Forme.RECIT: story,
    Forme.ENTIER: integer,
    Forme.NOMBRE: decimal,
    Forme.JOUR: day,
    Forme.MOMENT: moment,
    Forme.ADRESSE: address,
}
