"""Les accolades d'une page : `{{ mot(constantes) }}`, et rien d'autre de ce que Jinja sait lire.

MkDocs et Zensical exécutent ce que Jinja trouve dans une page, et Jinja sait appeler tout Python. Une page
reçue ne doit donc rien pouvoir demander d'autre qu'un mot du guide.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

Fault = tuple[int, str]

JINJA = Environment(autoescape=True)
"""Les signes de Jinja, que le greffon des mots du guide ne change pas."""

EXAMPLE = "Exemple : {{ nombre_obligations() }}"
CALL = f"appel attendu entre les accolades. {EXAMPLE}"
UNCLOSED = f"accolades mal fermées. {EXAMPLE}"
CONSTANTS = (
    "« {} » : entre ses parenthèses, seulement des textes entre guillemets et des nombres. "
    'Exemple : {{{{ fiche_obligation("open_data") }}}}'
)
TAG = f"« {{%  %}} » est refusé : une page n'emploie que les mots du guide. {EXAMPLE}"
COMMENT = f"« {{# #}} » est refusé : tout ce qu'une page dit se lit. Effacez ces lignes. {EXAMPLE}"
ANCHOR = "« {{#{0}}} » ne s'écrit pas ainsi : mettez deux-points et une espace. Exemple : {{: #{0} }}"
HEAD = "accolades doubles refusées dans l'en-tête : écrivez le texte lui-même. Exemple : titre: Un essai"

SIGN = re.compile(r"\{%|\{#(?P<anchor>[A-Za-z][\w-]*)(?=[ }])(?![^\n]*#\})|\{#")
"""Ce qui ouvre autre chose qu'un mot ; `{#nom}` se veut une ancre."""

CLOSING = re.compile(r"\}\}|%\}|#\}")
"""Ce qui ferme sans avoir été ouvert."""

BRACE = re.compile(r"\{[{%#]|[}%#]\}")
"""Ce que Jinja remarquerait."""

ANY = re.compile(r"\{[{%#]")


@dataclass(frozen=True)
class Word:
    """Un mot du guide employé dans une page : sa ligne, son nom, ce qu'on lui donne."""

    line: int
    name: str
    args: tuple[object, ...]


def refused(text: str) -> Iterator[Fault]:
    """Tout ce qui n'est pas un mot du guide suivi de constantes, avec sa ligne dans le texte."""
    signs = [(line_at(text, match.start()), reply(match)) for match in SIGN.finditer(text)]
    yield from signs or (fault for fault in read(text) if not isinstance(fault, Word))


def refused_in_head(text: str) -> Iterator[Fault]:
    """Les accolades d'un en-tête : un moteur qui ne sait pas le lire le prendrait pour le texte."""
    yield from ((line_at(text, match.start()), HEAD) for match in ANY.finditer(text))


def words(text: str) -> Iterator[Word]:
    """Les mots du guide bien écrits d'une page, dans l'ordre ; aucun si elle a d'autres signes."""
    if not SIGN.search(text):
        yield from (part for part in read(text) if isinstance(part, Word))


def reply(match: re.Match[str]) -> str:
    """La phrase qui répond à un signe."""
    if match["anchor"]:
        return ANCHOR.format(match["anchor"])
    return TAG if match[0] == "{%" else COMMENT


@lru_cache(maxsize=512)
def read(text: str) -> tuple[Word | Fault, ...]:
    """Chaque accolade, lue par Jinja sans jamais l'exécuter : un mot, ou une faute."""
    return tuple(parsed(text)) if BRACE.search(text) else ()


def parsed(text: str) -> Iterator[Word | Fault]:
    """Ce que Jinja lit d'un texte qui a des accolades."""
    try:
        tree = JINJA.parse(text)
    except TemplateSyntaxError as error:
        opened = text.rfind("{{")
        yield line_at(text, opened) if opened > text.rfind("}}") else error.lineno or 1, UNCLOSED
        return
    except (RecursionError, ValueError):  # Des parenthèses sans fin, un nombre de cinq mille chiffres.
        yield next((line_at(text, match.start()) for match in ANY.finditer(text)), 1), CALL
        return
    for output in tree.body:
        for node in output.nodes if isinstance(output, nodes.Output) else [output]:
            if not isinstance(node, nodes.TemplateData):
                yield one(node)
            elif match := CLOSING.search(node.data):
                yield node.lineno + node.data.count("\n", 0, match.start()), UNCLOSED


def one(node: nodes.Node) -> Word | Fault:
    """Un appel à un mot avec des constantes ; toute autre forme est une faute."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return node.lineno, CALL
    args = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
    if len(args) < len(node.args) or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return node.lineno, CONSTANTS.format(node.node.name)
    return Word(node.lineno, node.node.name, tuple(args))


def line_at(text: str, place: int) -> int:
    """Le numéro de ligne d'un endroit d'un texte."""
    return text.count("\n", 0, place) + 1
