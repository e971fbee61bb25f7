"""Des mots que la recherche tient pour équivalents."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Fait, Identifiant, Texte


class Synonymes(Fait):
    """Un groupe de mots ou d'expressions du langage courant qui veulent dire la même chose."""

    id: Identifiant
    mots: Annotated[tuple[Texte, ...], Field(min_length=2, examples=["[courriel, mail, messagerie]"])]
