"""Ce qui se règle sans toucher au guide : son adresse, son jour, qui le publie. Refusé s'il est faux."""

import re
from collections.abc import Mapping
from pathlib import Path

from macros.models.hebergement import CONTACT, NOM, Publication
from macros.reading.problems import Unknown

ADDRESS = re.compile(
    r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(/[\w~%-][\w.~%-]*)*/?", re.ASCII | re.I
)
"""Un site, un port s'il le faut, un dossier s'il le faut ; ni espace, ni accent, ni guillemet, ni « .. »."""

CONTACT_SHAPE, NAME_SHAPE = re.compile(CONTACT, re.ASCII), re.compile(NOM)

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
            "ou donnez-la en secondes. Exemple : 1796947200"
        )
    return int(given)


def publication(given: Mapping[str, str], written: Publication) -> Publication:
    """Qui publie le guide, d'après son édition ; ce que l'environnement en dit l'emporte."""
    entity, contact = given.get("ENTITE_DU_GUIDE", ""), given.get("CONTACT_DU_GUIDE", "")
    if contact and not CONTACT_SHAPE.fullmatch(contact):
        raise Unknown(
            f"CONTACT_DU_GUIDE : « {contact} » n'est ni un courriel ni une page ; exemples : "
            "mailto:guide@exemple.fr, https://www.exemple.fr/nous-ecrire"
        )
    if entity and not NAME_SHAPE.fullmatch(entity):
        raise Unknown(
            f"ENTITE_DU_GUIDE : « {entity} » n'est pas un nom ; exemple : Communauté de communes d'Exemple"
        )
    return Publication(entite=entity or written.entite, contact=contact or written.contact)


def reachable(given: Publication) -> Publication:
    """La même publication ; refuse qu'un lecteur n'ait personne à qui signaler une phrase fausse."""
    if not given.contact:
        raise Unknown(
            "CONTACT_DU_GUIDE est vide : personne ne pourrait signaler une phrase fausse ; exemple : "
            "make publier CONTACT_DU_GUIDE=mailto:guide@exemple.fr"
        )
    return given


def folder(given: Mapping[str, str]) -> Path | None:
    """Le dossier de l'édition que l'on a choisie ; rien pour la nôtre."""
    place = given.get("EDITION", "")
    if not place:
        return None
    if not (Path(place) / "edition.yml").is_file():
        raise Unknown(
            f"EDITION : « {place} » n'a pas de fichier edition.yml ; donnez le dossier de votre édition. "
            "Exemple : make site EDITION=../mon-edition"
        )
    return Path(place).resolve()
