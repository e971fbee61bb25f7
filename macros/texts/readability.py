"""La facilité de lecture de Kandel et Moles : un indice de longueur des phrases et des mots, pas un avis."""

import re
from collections.abc import Iterable

from macros.texts.french import folded

EASY = 50
"""En dessous, Kandel et Moles disent un texte difficile."""

ENOUGH = 80
"""Le nombre de mots en dessous duquel un score ne veut rien dire."""

SENTENCE = re.compile(r"(?<=[.!?…])\s+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
VOWELS = re.compile("[aeiouy]+")
SILENT = re.compile("(?<=q)u|(?<=g)u(?=[eiy])")
MUTE = re.compile("(?<=[^aeiouy])(?:e|es|ent)$")


def score(paragraphs: Iterable[str]) -> float | None:
    """Le score d'un texte, de 0 à 100, plus haut plus facile ; rien d'un texte trop court."""
    sentences = [one for text in paragraphs for one in SENTENCE.split(text) if WORD.search(one)]
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    return kandel_moles(len(sentences), words) if len(words) >= ENOUGH else None


def kandel_moles(sentences: int, words: list[str]) -> float:
    """207 − 1,015 × mots par phrase − 73,6 × syllabes par mot."""
    syllables = sum(map(syllables_of, words))
    return 207 - 1.015 * len(words) / sentences - 73.6 * syllables / len(words)


def syllables_of(word: str) -> int:
    """Les syllabes que l'on entend, à peu près : des groupes de voyelles, sans la fin muette."""
    return max(1, len(VOWELS.findall(MUTE.sub("", SILENT.sub("", folded(word))))))
