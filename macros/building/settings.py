"""Ce qui se règle par une variable, l'adresse du guide et son jour de fabrication : refusé s'il est faux."""

import re

from macros.reading.problems import Unknown

ADDRESS = re.compile(
    r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(/[\w~%-][\w.~%-]*)*/?", re.ASCII | re.I
)
"""Un site, un port s'il le faut, un dossier s'il le faut ; ni espace, ni accent, ni guillemet, ni « .. »."""

LATEST = 253_402_300_799
"""La dernière seconde de l'an 9999."""


def address(given: str) -> str:
    """L'adresse où le guide sera servi, sans barre finale ; vide si elle n'est pas connue."""
    if given and not ADDRESS.fullmatch(given):
        raise Unknown(
            f"ADRESSE_DU_GUIDE : « {given} » n'est pas une adresse complète ; "
            "exemple : make publier ADRESSE_DU_GUIDE=https://www.exemple.fr/guide/"
        )
    return given.rstrip("/")


def moment(given: str) -> int:
    """Le moment de la fabrication, en secondes depuis 1970."""
    if not re.fullmatch(r"[0-9]{1,12}", given) or int(given) > LATEST:
        raise Unknown(
            f"SOURCE_DATE_EPOCH : « {given} » n'est pas une date ; laissez-la vide pour la date du jour, "
            "ou donnez-la en secondes, comme le fait la commande date +%s"
        )
    return int(given)
