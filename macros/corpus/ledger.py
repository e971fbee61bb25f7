"""Le registre d'accessibilité : tout ce dont se calcule l'état du guide."""

from collections.abc import Collection as Group
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.corpus.collections import computed, document, entries, folder
from macros.models.rgaa import (
    Constat,
    DeclarationDuGuide,
    Empreinte,
    Gabarit,
    LigneDeGrille,
    PageVerifiee,
    PointJuge,
    Referentiel,
    Resultats,
)
from macros.reading.digest import of_files
from macros.reading.problems import Problem

GRID = "data/rgaa/grille.yml"


def fingerprints(root: Path, read: Mapping[str, Any]) -> Mapping[str, str]:
    """L'empreinte de chaque cible d'un constat : notée pour une page, calculée pour un gabarit."""
    pages = {page: item.empreinte for page, item in read["notees"].items()}
    return pages | {name: of_files(root, item.fichiers) for name, item in read["gabarits"].items()}


@dataclass(frozen=True)
class Ledger:
    """Référentiel, grille, preuves, jugements, empreinte de chaque cible."""

    referentiel: Referentiel = document("data/rgaa/criteres.yml", inside="criteres", key="numero")
    grille: Mapping[str, LigneDeGrille] = entries(GRID, key="critere")
    gabarits: Mapping[str, Gabarit] = entries("data/rgaa/gabarits.yml")
    echantillon: Mapping[str, PageVerifiee] = entries("data/rgaa/echantillon.yml", key="page")
    constats: Mapping[str, Constat] = folder("data/rgaa/constats")
    resultats: Resultats = document("releves/rgaa/resultats.yml")
    juges: Mapping[str, PointJuge] = entries("data/rgaa/a_juger.yml")
    declaration: DeclarationDuGuide = document("data/rgaa/declaration.yml")
    notees: Mapping[str, Empreinte] = entries("releves/rgaa/empreintes.yml", key="page")
    empreintes: Mapping[str, str] = computed(fingerprints)


def undecided(ledger: Ledger, lost: Group[object]) -> Iterator[Problem]:
    """Les critères que la grille oublie ; une ligne illisible ne s'accuse qu'une fois."""
    for item in ledger.referentiel.criteres:
        if item.numero not in ledger.grille and item.numero not in lost:
            yield Problem(GRID, 1, f"le critère {item.numero} manque ; dites qui le décide")
