"""Le registre d'accessibilité : tout ce dont se calcule l'état du guide."""

from collections.abc import Collection as Group
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros.models.base import Fait
from macros.models.rgaa import (
    Constat,
    DeclarationDuGuide,
    Empreintes,
    FormatDeDocument,
    Gabarit,
    Hachage,
    LigneDeGrille,
    PageVerifiee,
    PointJuge,
    Referentiel,
    Resultats,
)
from macros.reading.collections import computed, document, entries, folder
from macros.reading.problems import Problem

GRID = "data/rgaa/grille.yml"


SEEN = "construit/vues.json"
"""Ce que `make site` a vu du site : une trace de construction, que personne n'enregistre."""


class Construction(Fait):
    """Un site construit : ses pages, celles sans contrôle, les cibles jugées, ses documents."""

    pages: int
    sans_preuve: tuple[str, ...]
    cibles: Mapping[str, Empreintes]
    documents: Mapping[FormatDeDocument, Hachage] = {}


def seen(root: Path, _: Mapping[str, Any]) -> Construction | None:
    """Le dernier site construit ; rien avant lui, ni d'une trace que l'on n'écrit plus ainsi."""
    try:
        return Construction.model_validate_json((root / SEEN).read_text("utf-8"))
    except (FileNotFoundError, ValidationError):
        return None


@dataclass(frozen=True)
class Ledger:
    """Référentiel, grille, preuves, jugements, et le site construit dont ils parlent."""

    referentiel: Referentiel = document("data/rgaa/criteres.yml", inside="criteres", key="numero")
    grille: Mapping[str, LigneDeGrille] = entries(GRID, key="critere")
    gabarits: Mapping[str, Gabarit] = entries("data/rgaa/gabarits.yml")
    echantillon: Mapping[str, PageVerifiee] = entries("data/rgaa/echantillon.yml", key="page")
    constats: Mapping[str, Constat] = folder("data/rgaa/constats")
    resultats: Resultats = document("releves/rgaa/resultats.yml")
    juges: Mapping[str, PointJuge] = entries("data/rgaa/a_juger.yml")
    declaration: DeclarationDuGuide = document("data/rgaa/declaration.yml")
    construction: Construction | None = computed(seen)


ABSENT = "le critère {0} manque ; dites qui le décide. Exemple : - critere: '{0}'"


def undecided(ledger: Ledger, lost: Group[object]) -> Iterator[Problem]:
    """Les critères que la grille oublie ; une ligne illisible ne s'accuse qu'une fois."""
    for item in ledger.referentiel.criteres:
        if item.numero not in ledger.grille and item.numero not in lost:
            yield Problem(GRID, 1, ABSENT.format(item.numero))
