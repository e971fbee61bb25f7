"""La confiance dans un fait, en français : les mots sont écrits ici une fois, chaque sujet dit pourquoi."""

from collections.abc import Mapping

from macros.models.base import Niveau

MOTS: Mapping[Niveau, str] = {
    Niveau.ELEVEE: "élevée",
    Niveau.MOYENNE: "moyenne",
    Niveau.MEMOIRE: "faible",
}
COURTES: Mapping[Niveau, str] = {
    Niveau.ELEVEE: f"confiance {MOTS[Niveau.ELEVEE]}",
    Niveau.MOYENNE: f"confiance {MOTS[Niveau.MOYENNE]}",
    Niveau.MEMOIRE: "non vérifié",
}
"""Ce qui suit une phrase, entre parenthèses."""


def explained(elevee: str, moyenne: str, memoire: str) -> Mapping[Niveau, str]:
    """Le mot de chaque niveau, et ce qu'il veut dire pour un sujet ; une raison vide ne s'écrit pas."""
    return {
        level: f"{MOTS[level]} : {why}" if why else MOTS[level]
        for level, why in zip(Niveau, (elevee, moyenne, memoire), strict=True)
    }
