"""La liste d'une collectivité : des gestes à cocher, des questions, et ce que change chaque réponse.

Tout se lit, se coche et se répond sans script : `macros/views/verdicts.py` écrit les règles de style qui
montrent ce qui porte `data-si`, et cachent ce qui porte `data-sauf`.
"""

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from macros.markup.html import Content, join


def without(tokens: Iterable[str]) -> Markup:
    """La marque de ce qui se cache quand l'un de ces cas est vrai ; rien s'il n'y en a pas."""
    said = " ".join(tokens)
    return Markup(' data-sauf="{}"').format(said) if said else Markup("")


def when(tokens: Iterable[str]) -> Markup:
    """La marque de ce qui ne se montre que si l'un de ces cas est vrai."""
    return Markup(' data-si="{}"').format(" ".join(tokens))


def remark(text: Content, mark: Content = "") -> Markup:
    """Une phrase, montrée selon sa marque."""
    return Markup("<span{}>{}</span>").format(mark, text)


def box(gesture: Content, mark: Content) -> Markup:
    """Une case à cocher et son geste ; le script lui donne le nom de la fiche dont le lien la précède."""
    return Markup('<label{}><input type="checkbox"> {}</label>').format(mark, gesture)


def steps(subject: str, rows: Iterable[tuple[Content, Content]]) -> Markup:
    """Les étapes d'un sujet : une case et son geste, puis ce qui l'accompagne, hors de l'étiquette."""
    lines = join(
        Markup('<li><label><input type="checkbox" value="{}"> {}</label>{}</li>\n').format(
            rank, gesture, aside
        )
        for rank, (gesture, aside) in enumerate(rows, 1)
    )
    return Markup('<ul class="cases" data-sujet="{}">\n{}</ul>').format(subject, lines)


def items(kind: str, rows: Iterable[Content]) -> Markup:
    """Une liste d'une sorte donnée ; rien si elle est vide."""
    lines = join(Markup("<li>{}</li>\n").format(row) for row in rows)
    return Markup('<ul class="{}">\n{}</ul>').format(kind, lines) if lines else Markup("")


def passing(day: date, text: Content) -> Markup:
    """Une phrase qui ne vaut que jusqu'à un jour : le script l'efface le lendemain."""
    return Markup('<p data-fin="{}">{}</p>').format(day.isoformat(), text)


def dated(kind: str, rows: Iterable[tuple[date, Content]]) -> Markup:
    """Une liste dont chaque ligne ne vaut que jusqu'à son jour."""
    lines = join(Markup('<li data-fin="{}">{}</li>\n').format(day.isoformat(), row) for day, row in rows)
    return Markup('<ul class="{}">\n{}</ul>').format(kind, lines)


def question(id: str, text: str, answers: Iterable[tuple[str, str]], hanging: Content) -> Markup:
    """Une question fermée, ses réponses et ce qu'elles changent ; la dernière est donnée d'avance."""
    *options, (unknown, unsaid) = answers
    radios = join(radio(id, value, name, "") for value, name in options)
    return Markup('<fieldset id="q-{}">\n<legend>{}</legend>\n<p>{}{}</p>\n{}</fieldset>\n').format(
        id, text, radios, radio(id, unknown, unsaid, Markup(" checked")), hanging
    )


def radio(question: str, value: str, name: str, mark: Content) -> Markup:
    """Une réponse possible."""
    return Markup('<label><input type="radio" name="{}" value="{}"{}> {}</label> ').format(
        question, value, mark, name
    )


def questionnaire(questions: Iterable[Content]) -> Markup:
    """Les questions ; ce n'est pas un formulaire, car rien ne part : les réponses restent dans la page."""
    return Markup('<div class="questions">\n<p role="status"></p>\n{}</div>').format(join(questions))


def actions(links: Iterable[Content]) -> Markup:
    """Les actions d'une page ; imprimer demande le script du guide, et ne se montre qu'avec lui."""
    button = Markup('<button type="button" data-imprimer hidden>Imprimer</button>')
    return Markup('<p class="actions">{}</p>').format(join([button, *links], " "))
