"""Le HTML que disent les mots du guide : il est déjà fait, et Markdown n'a pas à le relire.

Un bloc part de côté et laisse sa place ; il y revient quand la page est faite.
"""

import re
from itertools import count

BLOCK = re.compile(r"<(?:div|section|dl|ul|ol|table|form|figure|nav|details|p|h[2-6])\b")
PLACE = re.compile(r'<div data-mot="(\d+)"></div>')
RANKS = count()
APART: dict[str, str] = {}


def hold(said: str) -> str:
    """Ce qu'un mot laisse dans le texte : la place de son bloc, ou ce qu'il dit dans une phrase."""
    if not BLOCK.match(said):
        return said
    rank = str(next(RANKS))
    APART[rank] = said
    return f'<div data-mot="{rank}"></div>'


def restore(page: str) -> str:
    """Le HTML d'une page, chaque bloc remis à sa place."""
    return PLACE.sub(lambda place: APART.pop(place[1]), page)
