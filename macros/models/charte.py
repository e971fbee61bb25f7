"""Les clauses types de la charte de la donnée."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Fait, Identifiant, IdObligation, IdSource, Niveau, Texte


class Clause(Fait):
    """Un engagement à adapter : son texte, son sens, ce qu'il ajoute à la loi."""

    id: Identifiant
    nom: Texte
    theme: Texte
    texte: Texte
    ce_que_cela_veut_dire: Texte
    par_rapport_a_la_loi: Texte
    faisable_a_900_habitants: Texte
    obligations: tuple[IdObligation, ...]
    inspiration: Annotated[tuple[IdSource, ...], Field(min_length=1)]
    confiance: Niveau
