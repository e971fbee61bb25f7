"""La phrase est éprouvée : ce que disent les faits se lit dans ce que le guide publie."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from macros.corpus.facts import Corpus
from tests.site.phrases import (
    aides,
    autres,
    chiffres,
    dates,
    declaration,
    donnees,
    fiches,
    flux,
    formulaires,
    listes,
    modeles,
    mois,
    profils,
    propos,
    recits,
    risques,
    suivi,
    textes,
)
from tests.site.phrases.lecture import Guide


class Control(Protocol):
    """Un contrôle : les pages qu'il regarde, et ce qu'il reproche à l'une d'elles."""

    def pages(self, corpus: Corpus) -> Iterable[str]:
        """Les adresses à contrôler."""

    def faults(self, guide: Guide, address: str) -> Iterator[str]:
        """Les fautes d'une page, en français."""


CONTROLS: Mapping[str, Control] = {
    "aides": aides,
    "autres": autres,
    "chiffres": chiffres,
    "dates": dates,
    "declaration": declaration,
    "donnees": donnees,
    "fiches": fiches,
    "flux": flux,
    "formulaires": formulaires,
    "listes": listes,
    "modeles": modeles,
    "mois": mois,
    "profils": profils,
    "propos": propos,
    "recits": recits,
    "risques": risques,
    "suivi": suivi,
    "textes": textes,
}
"""Les contrôles, par leur nom."""
