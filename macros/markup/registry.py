"""Les mots du guide : chaque vue s'inscrit elle-même, et dit si elle s'écrit seule (décision 4)."""

from collections.abc import Callable
from typing import TypeVar

from macros.markup import html

View = Callable[..., str]
Inscribed = TypeVar("Inscribed", bound=View)

WORDS: dict[str, View] = {}
"""Chaque mot porte le nom de sa vue : `{{ tableaux_obligations() }}`."""

FRAMES: dict[str, str] = {}
"""Le cadre des mots qui ne se jugent pas ligne à ligne."""


def word(view: Inscribed) -> Inscribed:
    """Inscrit un mot ; refuse un nom déjà pris."""
    taken = WORDS.setdefault(view.__name__, view)
    if taken is not view:
        raise ValueError(f"mot déjà inscrit par {taken.__module__} : « {view.__name__} » ; changez son nom")
    return view


def inventory(view: Inscribed) -> Inscribed:
    """Inscrit un mot qui récapitule une collection : on y juge la forme une fois, pas chaque ligne."""
    FRAMES[view.__name__] = html.INVENTORY
    return word(view)


def referral(view: Inscribed) -> Inscribed:
    """Inscrit un mot qui renvoie à d'autres pages : ce qu'il montre dépend de ce que le guide a d'autre."""
    FRAMES[view.__name__] = html.COMPUTED
    return word(view)


def framed(name: str, said: str) -> str:
    """Ce que dit un mot, dans son cadre s'il en a un."""
    return html.section(FRAMES[name], said) if name in FRAMES and said else said
