"""Un an à trente minutes par mois : une proposition du guide, mois par mois."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Fait, Identifiant, IdModele, IdObligation, Niveau, Texte, faute

MINUTES_PAR_MOIS = 30
GESTES_PAR_MOIS = 3


class Risque(StrEnum):
    """Ce que l'on risque à ne rien faire."""

    FORT = "fort"
    MOYEN = "moyen"
    FAIBLE = "faible"


class Geste(Fait):
    """Un geste : ce qu'on fait, en combien de minutes, le papier qui y sert, et ce qui en reste."""

    geste: Texte
    minutes: Annotated[int, Field(ge=1, le=MINUTES_PAR_MOIS, examples=["10"])]
    obligations: Annotated[tuple[IdObligation, ...], Field(min_length=1)]
    modele: IdModele
    resultat: Texte
    aide: Texte
    risque_si_rien: Risque
    facilite: Texte
    confiance: Niveau


class Mois(Fait):
    """Un mois : trois gestes au plus, trente minutes au plus."""

    id: Identifiant
    nom: Texte
    titre: Texte
    pourquoi_maintenant: Texte
    gestes: Annotated[tuple[Geste, ...], Field(min_length=1, max_length=GESTES_PAR_MOIS)]

    @property
    def minutes(self) -> int:
        """La durée du mois."""
        return sum(geste.minutes for geste in self.gestes)

    @model_validator(mode="after")
    def verifie_la_duree(self) -> Self:
        """Refuse un mois de plus de trente minutes."""
        if self.minutes > MINUTES_PAR_MOIS:
            raise faute("gestes", f"{self.minutes} minutes en tout ; {MINUTES_PAR_MOIS} au plus par mois")
        return self


class Reserve(Fait):
    """Un geste de réserve : la question qui dit s'il vous concerne."""

    obligation: IdObligation
    question: Texte


class DouzeMois(Fait):
    """L'année entière et ce qu'elle ne fait pas."""

    nature: Texte
    mois: Annotated[tuple[Mois, ...], Field(min_length=12, max_length=12)]
    en_reserve: tuple[Reserve, ...]
    deuxieme_annee: tuple[Texte, ...]
    dates_a_verifier: tuple[Texte, ...]
