"""Les affirmations d'une page : entre accolades, à la fin d'une phrase, ses sources et sa confiance.

Exemple : `- Poser une doctrine sur les données. {sources="document_000" confiance=elevee}`
"""

import re
from collections.abc import Iterator

FORM = r"(?<!\{)\{(?P<inside> *[^\W\d_][^{}\n]*)\}(?!\})"
"""Une accolade simple et un mot ; `{{ mot() }}` est un mot du guide, `{: #ici }` une ancre."""

TOKEN = re.compile(
    rf"^(?P<fence>`{{3,}}|~{{3,}})[^\n]*\n.*?^(?P=fence) *$|`[^`\n]*`|{FORM}", re.DOTALL | re.M
)
"""Un bloc de code, un code dans la phrase, ou une affirmation ; dans du code, une accolade ne dit rien."""

FIELD = re.compile(r'(?P<name>[^\s="]+)(?:=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]*)))?')

Field = str | list[str] | None


def claims(body: str) -> Iterator[tuple[int, dict[str, Field]]]:
    """Chaque affirmation d'un texte : sa ligne dans ce texte, et ses champs tels qu'ils sont écrits."""
    for match in TOKEN.finditer(body):
        if match["inside"]:
            yield body.count("\n", 0, match.start()) + 1, fields(match["inside"])


def fields(inside: str) -> dict[str, Field]:
    """Les champs d'une affirmation ; ses sources sont séparées par des espaces."""
    return {match["name"]: value(match) for match in FIELD.finditer(inside)}


def value(match: re.Match[str]) -> Field:
    """La valeur d'un champ, avec ou sans guillemets ; rien si le signe égal manque."""
    written = match["bare"] if match["quoted"] is None else match["quoted"]
    return written.split() if match["name"] == "sources" and written is not None else written


def marked(body: str, mark: str) -> str:
    """Un texte où un signe remplace chaque affirmation."""
    return TOKEN.sub(lambda match: mark if match["inside"] else match[0], body)
