"""Une valeur dans un script que la construction écrit."""

import json


def literal(value: object) -> str:
    """Du JSON sans espaces, qu'un script peut porter ; une date s'y écrit AAAA-MM-JJ."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return said.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
