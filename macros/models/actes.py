"""Le cadre d'une délibération : ce qui entoure le texte voté, et l'article de chaque ligne."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Fait, IdArticle, IdSource, Jour, Loc, Texte, faute
from macros.models.champs import ESPACE
from macros.models.obligations import Structure

ACCORD = re.compile(r"\{([^{}=]+)\}")
"""Des mots qui s'accordent avec la collectivité, écrits comme pour une commune : `{le conseil municipal}`."""


def words_of(text: str, loc: Loc) -> Iterator[tuple[Loc, str, str]]:
    """Les espaces et les mots accordés d'un texte, à sa place."""
    yield from ((loc, "champs", name) for name in ESPACE.findall(text))
    yield from ((loc, "accords", words) for words in ACCORD.findall(text))


class Partie(StrEnum):
    """Ce qu'une délibération porte autour du texte voté ; il n'en manque aucune."""

    COLLECTIVITE = "collectivite"
    NUMERO = "numero"
    SEANCE = "seance"
    CONVOCATION = "convocation"
    PRESIDENCE = "presidence"
    EFFECTIF = "effectif"
    PRESENTS = "presents"
    EXCUSES = "excuses"
    POUVOIRS = "pouvoirs"
    QUORUM = "quorum"
    SECRETAIRE = "secretaire"
    OBJET = "objet"
    VOTE = "vote"
    PUBLICATION = "publication"
    TRANSMISSION = "transmission"
    RECOURS = "recours"
    SIGNATURE_DU_MAIRE = "signature_du_maire"
    SIGNATURE_DU_SECRETAIRE = "signature_du_secretaire"


class Allure(StrEnum):
    """La mise en forme d'une ligne : le nom de son style dans les documents de référence."""

    EN_TETE = "Acte"
    SIGNATURE = "Signature"


class LigneDActe(Fait):
    """Une ligne du cadre, et les articles qui la demandent."""

    partie: Partie
    nom: Annotated[Texte, Field(examples=["Secrétaire de séance"])]
    texte: Texte
    articles: Annotated[tuple[IdArticle, ...], Field(min_length=1)]
    allure: Allure | None = None

    def written(self, objet: str) -> Iterator[str]:
        """La ligne en Markdown, dans son style ; celle de l'objet finit par lui."""
        said = f"{self.texte} {objet}" if self.partie is Partie.OBJET else self.texte
        yield from (f"::: {{custom-style={self.allure}}}", said, ":::", "") if self.allure else (said, "")


class Cadre(Fait):
    """Ce qui précède et ce qui suit le texte voté, et ce qu'il faut savoir avant de s'en servir."""

    avant: tuple[LigneDActe, ...]
    apres: tuple[LigneDActe, ...]
    reserves: tuple[Texte, ...]
    sources: Annotated[tuple[IdSource, ...], Field(min_length=1)]
    verifie_le: Jour
    revoir_avant: Jour

    @property
    def lignes(self) -> tuple[LigneDActe, ...]:
        """Toutes les lignes, dans l'ordre de l'acte."""
        return self.avant + self.apres

    def around(self, objet: str, texte: tuple[str, ...]) -> tuple[str, ...]:
        """L'acte entier : le cadre, l'objet à sa place, et le texte voté au milieu."""
        before, after = (
            [line for it in side for line in it.written(objet)] for side in (self.avant, self.apres)
        )
        return (*before, *texte, "", *after)

    def mentioned(self) -> Iterator[tuple[Loc, str, str]]:
        """Les espaces et les mots accordés que les lignes emploient, chacun à sa place."""
        for side in ("avant", "apres"):
            for rank, line in enumerate(getattr(self, side)):
                yield from words_of(line.texte, (side, rank, "texte"))

    @model_validator(mode="after")
    def verifie_les_parties(self) -> Self:
        """Refuse un cadre où une partie manque, ou s'écrit deux fois."""
        parts = [line.partie for line in self.lignes]
        missing = [part for part in Partie if part not in parts]
        if missing:
            raise faute(
                "avant", f"il manque à l'acte : {', '.join(missing)}. Exemple : - partie: {missing[0]}"
            )
        twice = [part for part in Partie if parts.count(part) > 1]
        if twice:
            raise faute(
                "avant",
                f"écrit deux fois : {', '.join(twice)}. Exemple : - partie: {twice[0]}, une seule fois",
            )
        return self


class Accord(Fait):
    """Des mots qui changent avec la collectivité ; un texte écrit entre accolades ceux d'une commune."""

    commune: Texte
    epci_fiscalite_propre: Texte
    syndicat: Texte

    def said_by(self, structure: Structure) -> str:
        """Les mots d'une structure."""
        return str(getattr(self, structure))
