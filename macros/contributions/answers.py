"""Lire les réponses d'une porte : ce qui est écrit devient une valeur, ou une faute qui dit quoi corriger."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from macros.contributions.choices import chosen
from macros.contributions.cleaning import line, lines, story
from macros.contributions.measures import Refused, address, day, decimal, integer, moment
from macros.contributions.persons import Finder, finder
from macros.corpus.facts import Corpus
from macros.models.contribuer import FERMEES, Forme, Question
from macros.reading.problems import Problem, Problems

Value = str | tuple[str, ...]
"""Une valeur prête à écrire : un texte, un nombre ou une date écrits, ou une liste de textes."""

DATED = ("date", "accord_le")
"""Les réponses qui disent un jour déjà passé ; une année ou un mois se comparent par leur début."""

COLLECTIVITE = "collectivite"
"""La réponse qui nomme la collectivité dont on parle."""

FUTURE = "ce jour n'est pas encore venu. Exemple : 21/11/2026"
MISSING = "cette réponse manque"
NAMED = "ne nommez personne : « {} » ; écrivez la fonction seule. Exemple : « la secrétaire de mairie »"


@dataclass(frozen=True)
class Answers:
    """Ce qu'une porte a reçu : d'où cela vient, les réponses, et la ligne de chacune."""

    path: str
    given: Mapping[str, str]
    lines: Mapping[str, int] = field(default_factory=dict)

    def problem(self, question: Question, message: str) -> Problem:
        """Une faute à la place d'une réponse."""
        return Problem(self.path, self.lines.get(question.id, 1), f"{question.etiquette} : {message}")


def read(answers: Answers, corpus: Corpus, today: date) -> dict[str, Value]:
    """La valeur de chaque réponse donnée, reçue aujourd'hui ; lève toutes les fautes à la fois."""
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    place = answers.given.get(COLLECTIVITE, "")
    for question in corpus.formulaire.questions:
        try:
            value = one(question, answers.given.get(question.id, ""), corpus, place)
        except Refused as refused:
            problems.append(answers.problem(question, str(refused)))
            continue
        if value:
            values[question.id] = value
    asked = corpus.formulaire.question
    problems += [answers.problem(asked(id), said) for id, said in together(answers, values)]
    late = [id for id in DATED if str(values.get(id, "")) > today.isoformat()]
    problems += [answers.problem(asked(id), FUTURE) for id in late]
    if problems:
        raise Problems(problems)
    return values


def one(question: Question, text: str, corpus: Corpus, collectivite: str = "") -> Value:
    """La valeur d'une réponse ; vide si la question est facultative et sans réponse."""
    value = chosen(question, text, corpus) if question.forme in FERMEES else READERS[question.forme](text)
    if question.obligatoire and not value:
        raise Refused(MISSING)
    if question.forme not in FERMEES:
        refuse_length(question, value)
        refuse_names(value, finder(question.id), collectivite)
    return value


def refuse_length(question: Question, value: Value) -> None:
    """Refuse une réponse trop longue."""
    size = len(value if isinstance(value, str) else "\n".join(value))
    if size > question.longueur:
        raise Refused(f"texte trop long ; {question.longueur} caractères au plus, ici {size}")


def refuse_names(value: Value, find: Finder, collectivite: str) -> None:
    """Refuse une réponse qui semble nommer une personne ; la collectivité n'en est pas une."""
    for text in (value,) if isinstance(value, str) else value:
        for _, words in find(text, collectivite):
            raise Refused(NAMED.format(words))


def together(answers: Answers, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Les fautes qui tiennent à deux réponses."""
    if values.get("cout_euros", "0") != "0" and not line(answers.given.get("cout_precision", "")):
        yield "cout_precision", "dites ce que la somme couvre. Exemple : deux disques"


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
