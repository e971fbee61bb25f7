"""Les droits d'une personne sur ses données : ils suivent de ce qui autorise le traitement, par règle."""

from collections.abc import Mapping
from enum import StrEnum

from macros.models.registre import BaseLegale


class Droit(StrEnum):
    """Un droit, et l'article du règlement européen qui le donne."""

    ACCES = "15"
    RECTIFICATION = "16"
    EFFACEMENT = "17"
    LIMITATION = "18"
    PORTABILITE = "20"
    OPPOSITION = "21"
    RETRAIT = "7"


TOUJOURS = (Droit.ACCES, Droit.RECTIFICATION, Droit.LIMITATION)
DROITS: Mapping[BaseLegale, tuple[Droit, ...]] = {
    BaseLegale.OBLIGATION_LEGALE: TOUJOURS,
    BaseLegale.MISSION_INTERET_PUBLIC: (*TOUJOURS, Droit.OPPOSITION),
    BaseLegale.CONTRAT: (*TOUJOURS, Droit.EFFACEMENT, Droit.PORTABILITE),
    BaseLegale.CONSENTEMENT: (*TOUJOURS, Droit.EFFACEMENT, Droit.PORTABILITE, Droit.RETRAIT),
}
"""L'opposition vise la mission d'intérêt public (21, § 1), la portabilité l'accord et le contrat (20, § 1).

L'effacement ne s'ouvre pas là où la loi ou une mission d'intérêt public impose de garder (17, § 3).
"""

PHRASES: Mapping[Droit, str] = {
    Droit.ACCES: "Vous pouvez demander à voir vos données.",
    Droit.RECTIFICATION: "Vous pouvez les faire corriger.",
    Droit.LIMITATION: "Vous pouvez demander que leur usage soit limité le temps d'une vérification.",
    Droit.EFFACEMENT: "Vous pouvez les faire effacer.",
    Droit.PORTABILITE: "Vous pouvez les recevoir dans un fichier réutilisable.",
    Droit.OPPOSITION: "**Vous pouvez vous opposer à cet usage, pour une raison propre à votre situation.**",
    Droit.RETRAIT: "Vous pouvez retirer votre accord à tout moment ; ce qui a été fait avant reste valable.",
}

PAR_REGLE: Mapping[str, str] = {
    f"droits : {base}": " ".join(PHRASES[right] for right in rights) for base, rights in DROITS.items()
}
"""Ce qu'un texte écrit entre accolades, et que la règle remplace : `{droits : contrat}`."""
