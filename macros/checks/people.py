"""Un récit ne garde ni courriel, ni téléphone, ni nom de personne ; la faute dit quoi écrire."""

from collections.abc import Iterator

from macros.checks.pages import Draft
from macros.contributions.cleaning import EMAIL, PHONE, named
from macros.texts.vocabulary import strings

Fault = tuple[int, str]

FOLDER = "docs/retours/"
EMAIL_ADVICE = "courriel « {} » : retirez-le ; écrivez « la mairie » ou le nom du service"
PHONE_ADVICE = "téléphone « {} » : retirez-le ; la fiche de la commune donne déjà comment la joindre"
NAME_ADVICE = "nom de personne « {} » : écrivez la fonction seule, par exemple « la secrétaire de mairie »"


def donnees_personnelles(draft: Draft) -> Iterator[Fault]:
    """Les coordonnées et les noms d'un récit, dans son en-tête comme dans son texte."""
    if not draft.source.path.startswith(FOLDER):
        return
    for loc, text in strings(draft.source.value, ()):
        yield from ((draft.source.line(loc), said) for said in personal(text))
    for line, text in draft.prose():
        yield from ((line, said) for said in personal(text))


def personal(text: str) -> Iterator[str]:
    """Ce qu'un texte dit d'une personne, et quoi écrire à la place."""
    yield from (EMAIL_ADVICE.format(match[0]) for match in EMAIL.finditer(text))
    yield from (PHONE_ADVICE.format(match[0]) for match in PHONE.finditer(text))
    yield from (NAME_ADVICE.format(words) for words in named(text))
