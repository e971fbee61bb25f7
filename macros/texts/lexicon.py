"""Reconnaître dans un texte les sigles et les mots anglais du lexique."""

import re
from collections.abc import Iterable

from macros.models.lexique import Langue, Sorte, Terme
from macros.texts.french import folded

SPACES = re.compile(r"[ \u00a0\u202f]")
NEVER = re.compile(r"(?!)")


def sigles(terms: Iterable[Terme]) -> dict[str, Terme]:
    """Les sigles à développer, par écriture ; une écriture à deux sens n'y est pas."""
    return {form: terms_named[0] for form, terms_named in meanings(terms).items() if len(terms_named) == 1}


def doubles(terms: Iterable[Terme]) -> dict[str, list[Terme]]:
    """Les sigles à plusieurs sens, par écriture : la page doit dire lequel."""
    return {form: terms_named for form, terms_named in meanings(terms).items() if len(terms_named) > 1}


def meanings(terms: Iterable[Terme]) -> dict[str, list[Terme]]:
    """Les sens de chaque sigle, par écriture."""
    written: dict[str, list[Terme]] = {}
    for term in terms:
        for form in (term.ecriture, *term.variantes) if term.sorte is Sorte.SIGLE else ():
            written.setdefault(form, []).append(term)
    return written


def foreign(terms: Iterable[Terme]) -> dict[str, Terme]:
    """Les mots anglais que les pages emploient tels quels, par écriture (RGAA 8.7)."""
    return {
        form: term
        for term in terms
        if is_foreign(term)
        for written in (term.ecriture, *term.variantes)
        for form in (written, written[0].upper() + written[1:])
    }


def is_foreign(term: Terme) -> bool:
    """Vrai d'un mot anglais que le français n'a pas adopté."""
    return term.sorte is Sorte.TERME and term.langue_origine is Langue.ANGLAIS and not term.entre_dans_l_usage


def plain(text: str) -> str:
    """Un texte ramené à ses lettres : sans casse, accents, apostrophes courbes ni espaces insécables."""
    return SPACES.sub(" ", folded(text).replace("’", "'"))


def typed(form: str) -> str:
    """L'écriture d'un sigle avec des espaces simples et des apostrophes droites."""
    return SPACES.sub(" ", form).replace("’", "'")


def tolerant(form: str) -> str:
    """Le motif d'une écriture, quelles que soient ses espaces et ses apostrophes."""
    return "".join({" ": r"[ \u00a0\u202f]", "'": "['’]"}.get(letter, re.escape(letter)) for letter in form)


def search(forms: Iterable[str]) -> re.Pattern[str]:
    """Le motif qui trouve ces écritures ; la plus longue gagne (« NIS 2 » avant « NIS »).

    Chaque branche commence par sa lettre, ce qui laisse la recherche sauter tout le reste du texte.
    """
    branches: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        branches.setdefault(form[0], []).append(tolerant(form[1:]))
    starts = (rf"{re.escape(letter)}(?<![\w@/-].)(?:{'|'.join(ends)})" for letter, ends in branches.items())
    return re.compile(rf"(?:{'|'.join(starts)})(?![\w@])") if branches else NEVER
