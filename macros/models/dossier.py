"""Le dossier d'une collectivité : ce qu'elle a répondu, fait et noté, dans un fichier qui sort et rentre.

La version 1 était ce que garde la fiche d'une tranche : des réponses et des cases. La 2 ignorait les étapes
cochées. Le navigateur migre les deux.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from macros.models.base import Fait, Jour

FERME = {"additionalProperties": False}
"""Une table dont tout nom suit la forme dite."""

Nom = Annotated[str, Field(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=100, examples=["rgpd_delegue"])]
Ligne = Annotated[str, Field(max_length=300, examples=["Délibération du 12 mars"])]
Champ = Annotated[
    str, Field(pattern=r"^[A-Za-zÀ-ÿ0-9][^<>]*$", max_length=200, examples=["Nom de la commune"])
]
Valeur = Annotated[str, Field(max_length=5000, examples=["Brocas"])]
Rang = Annotated[int, Field(ge=0, le=9999, examples=["1"])]
Etape = Annotated[str, Field(pattern=r"^([2-9]|[1-9]\d)$", max_length=2, examples=["2"])]
"""Le rang d'une étape cochée sur une fiche ; la première est l'état du geste."""


class Etat(StrEnum):
    """Où en est une obligation."""

    A_FAIRE = "a_faire"
    EN_COURS = "en_cours"
    FAIT = "fait"
    SANS_OBJET = "sans_objet"


class Lieu(Fait):
    """La collectivité : son nom, son code INSEE ou SIREN, et la tranche dont elle reçoit les réponses."""

    nom: Annotated[str, Field(min_length=1, max_length=200, examples=["Brocas"])]
    code: Annotated[
        str | None, Field(pattern=r"^(\d{5}|2[AB]\d{3}|\d{9})$", max_length=9, examples=["40056"])
    ] = None
    tranche: Annotated[
        str, Field(pattern=r"^[a-z0-9-]+$", max_length=100, examples=["commune-moins-de-3500-habitants"])
    ]


class Passage(Fait):
    """Le guide tel qu'on l'a vu : le jour, la version, et l'empreinte de ce que répondait chaque fiche."""

    le: Jour
    version: Annotated[str, Field(pattern=r"^[0-9a-z.+-]+$", max_length=40, examples=["0.1.0"])]
    empreintes: Annotated[
        Mapping[Nom, Annotated[str, Field(pattern=r"^[0-9a-f]{16}$", max_length=16)]],
        Field(max_length=500, json_schema_extra=FERME),
    ] = {}


class Geste(Fait):
    """Ce que la collectivité a fait d'une obligation : l'état, le jour, la preuve, qui, la suite.

    `rang` monte chaque fois que `prochaine` change : l'agenda qui l'a déjà suit.
    """

    etat: Etat = Etat.A_FAIRE
    le: Jour | None = None
    preuve: Ligne = ""
    qui: Ligne = ""
    prochaine: Jour | None = None
    note: Annotated[str, Field(max_length=2000)] = ""
    rang: Rang = 0


class Rendezvous(Fait):
    """Une date à soi : la fin d'un contrat, un renouvellement. `rang` monte chaque fois qu'elle change."""

    id: Nom
    objet: Annotated[str, Field(min_length=1, max_length=300, examples=["Fin du contrat du site"])]
    le: Jour
    rang: Rang = 0


class Dossier(Fait):
    """Le fichier `dossier-<code>.json`."""

    dossier: Annotated[Literal["guide-pratique-numerique"], Field(examples=["guide-pratique-numerique"])]
    version: Annotated[Literal[3], Field(examples=["3"])]
    guide: Passage
    collectivite: Lieu
    reponses: Annotated[Mapping[Nom, Nom], Field(max_length=200, json_schema_extra=FERME)] = {}
    gestes: Annotated[Mapping[Nom, Geste], Field(max_length=500, json_schema_extra=FERME)] = {}
    etapes: Annotated[
        Mapping[Nom, Annotated[tuple[Etape, ...], Field(max_length=50)]],
        Field(max_length=500, json_schema_extra=FERME),
    ] = {}
    dates: Annotated[tuple[Rendezvous, ...], Field(max_length=200)] = ()
    douze_mois: Annotated[
        tuple[Annotated[str, Field(pattern=r"^[a-z]+-\d{1,2}$", max_length=20)], ...], Field(max_length=200)
    ] = ()
    champs: Annotated[Mapping[Champ, Valeur], Field(max_length=500, json_schema_extra=FERME)] = {}
    brouillons: Annotated[
        Mapping[Nom, Annotated[Mapping[Nom, Valeur], Field(max_length=200, json_schema_extra=FERME)]],
        Field(max_length=20, json_schema_extra=FERME),
    ] = {}
