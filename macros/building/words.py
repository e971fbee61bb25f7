"""Les mots que les pages peuvent employer, et ce qu'ils répondent quand on les emploie mal."""

import inspect
from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, get_origin

from macros import views
from macros.corpus.facts import Corpus, nearest
from macros.markup.here import Here
from macros.markup.registry import WORDS, View, framed
from macros.reading.problems import Unknown

for room in iter_modules(views.__path__, "macros.views."):
    import_module(room.name)
import_module("macros.exports.tableau")


def say(name: str, corpus: Corpus, here: Here, args: Sequence[Any] = ()) -> str:
    """Ce qu'un mot affiche dans une page ; refuse un mot inconnu ou mal employé, en une phrase."""
    view = WORDS.get(name)
    if view is None:
        raise Unknown(f"mot inconnu : « {name} »{nearest(name, WORDS)}")
    if not fits(view, args):
        raise Unknown(f"« {name} » s'emploie autrement. Exemple : {{{{ {usage(view)} }}}}")
    return rendered_word(view, corpus, here, tuple(args))


@lru_cache(maxsize=8_192)
def rendered_word(view: View, corpus: Corpus, here: Here, args: tuple[Any, ...]) -> str:
    """Ce qu'une vue affiche, écrit une fois : qui vérifie et qui construit lisent les mêmes pages."""
    return framed(view.__name__, view(corpus, here, *args))


def fits(view: View, args: Sequence[Any]) -> bool:
    """Vrai si les arguments écrits dans la page sont ceux que la vue attend : leur nombre, leur sorte."""
    signature = inspect.signature(view)
    try:
        signature.bind(None, None, *args)
    except TypeError:
        return False
    _, _, *kinds = (
        get_origin(given.annotation) or given.annotation for given in signature.parameters.values()
    )
    return all(map(isinstance, args, [*kinds, *kinds[-1:] * len(args)]))


def usage(view: View) -> str:
    """La façon d'écrire un mot : `fiche_obligation("id")`, `fiche_etape(numero)`."""
    _, _, *given = inspect.signature(view).parameters.values()
    names = (f'"{one.name}"' if one.annotation is str else one.name for one in given)
    return f"{view.__name__}({', '.join(names)})"
