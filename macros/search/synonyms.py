"""Les façons de dire la même chose : un sigle, ses formes longues, les mots de tous les jours."""

from collections.abc import Iterable

from macros.models.lexique import Terme
from macros.models.synonymes import Synonymes
from macros.texts.french import folded


def synonyms(terms: Iterable[Terme], everyday: Iterable[Synonymes]) -> list[list[str]]:
    """Les groupes d'expressions équivalentes, sans accent ; DPO et DPD, de même sens, n'en font qu'un."""
    groups: dict[str, dict[str, None]] = {}
    for term in terms:
        group = groups.setdefault(folded(term.developpe), {})
        group.update(dict.fromkeys(map(folded, forms(term))))
    known = [list(group) for group in groups.values() if len(group) > 1]
    return [*known, *(list(map(folded, group.mots)) for group in everyday)]


def forms(term: Terme) -> Iterable[str]:
    """Les écritures d'un terme ; un sigle en deux mots s'écrit aussi en un seul (NIS 2, NIS2)."""
    for form in (term.ecriture, *term.variantes):
        yield form
        first, space, rest = form.partition(" ")
        if space and first.isupper():
            yield first + rest
    yield term.developpe
    if term.forme_origine:
        yield term.forme_origine
