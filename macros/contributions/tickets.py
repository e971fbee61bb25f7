"""Lire un texte découpé par des intitulés : le corps d'un ticket, ou les lignes d'un formulaire rempli.

Seul un intitulé connu découpe, et une seule fois, dans quelque ordre qu'il vienne : ce qu'une personne écrit
dans sa réponse reste dans sa réponse.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from macros.contributions.answers import Answers
from macros.contributions.letters import slug
from macros.models.contribuer import Formulaire, Question

HEADING = re.compile(r"### {0,3}(?P<words>[^\n]{1,200})")
EMPTY = "_No response_"
"""Ce que la forge écrit à la place d'une réponse vide."""

LONGEST = 100_000
BLANK = "[Votre réponse]"
"""La place d'une réponse dans le formulaire à imprimer, quand personne ne l'a remplie."""

NOTE = "Note à supprimer avant de vous servir du document"
"""Ce qui suit le formulaire à imprimer n'est plus une réponse."""


def from_ticket(body: str, form: Formulaire, path: str = "ticket") -> Answers:
    """Les réponses d'un ticket : un titre de niveau 3 qui est un intitulé connu ouvre une réponse."""
    lines = clean_breaks(body)
    heads = [match["words"] if (match := HEADING.fullmatch(line.rstrip(" "))) else "" for line in lines]
    return gathered(lines, heads, form, path)


def from_lines(lines: Sequence[str], form: Formulaire, path: str, guide: str) -> Answers:
    """Les réponses d'un document rempli : tout paragraphe qui est un intitulé ouvre une réponse.

    Le document finit par le nom du guide qui l'a donné, puis par une note.
    """
    ends = {slug(guide), slug(NOTE)}
    helps = {slug(question.aide) for question in form.questions}
    stop = next((rank for rank, line in enumerate(lines) if slug(line) in ends), len(lines))
    told = ["" if slug(line) in helps else straight(line) for line in lines[:stop]]
    return gathered(told, told, form, path)


def straight(line: str) -> str:
    """Une ligne sans la place laissée vide, quelles qu'en soient les espaces."""
    return line.replace("\u00a0", " ").replace(BLANK, "").strip()


def clean_breaks(body: str) -> list[str]:
    """Les lignes d'un ticket, dont la longueur est bornée."""
    return re.sub(r"\r\n?", "\n", body[:LONGEST]).split("\n")


def gathered(lines: Sequence[str], heads: Iterable[str], form: Formulaire, path: str) -> Answers:
    """Chaque ligne rangée sous le dernier intitulé ouvert."""
    ranks = {slug(question.etiquette): rank for rank, question in enumerate(form.questions)}
    places: dict[str, int] = {}
    told: dict[str, list[str]] = {}
    current = -1
    for number, (line, head) in enumerate(zip(lines, heads, strict=True), start=1):
        rank = ranks.get(slug(head), -1)
        if rank >= 0 and form.questions[rank].id not in places:
            current = rank
            places[form.questions[rank].id] = number
        elif current >= 0:
            told.setdefault(form.questions[current].id, []).append(line)
    given = {id: "\n".join(part).strip() for id, part in told.items()}
    return Answers(path, {id: text for id, text in given.items() if text != EMPTY}, places)


def as_ticket(questions: Iterable[Question], given: Mapping[str, str]) -> str:
    """Le corps du ticket qui porterait ces réponses, tel que la forge l'écrit."""
    return "\n\n".join(
        f"### {question.etiquette}\n\n{given.get(question.id) or EMPTY}" for question in questions
    )
