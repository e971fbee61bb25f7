"""Ce qui se règle sans toucher au guide : son adresse, son jour, qui le publie. Refusé s'il est faux."""

import re
from collections.abc import Mapping

from macros.models.hebergement import Publication
from macros.reading.problems import Unknown

ADDRESS = re.compile(
    r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(/[\w~%-][\w.~%-]*)*/?", re.ASCII | re.I
)
"""Un site, un port s'il le faut, un dossier s'il le faut ; ni espace, ni accent, ni guillemet, ni « .. »."""

MAIL = r"mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+"
FORM = r"https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(/[\w.~%/-]*)?(\?[\w.~%=&/+-]*)?"
CONTACT = re.compile(f"({MAIL})|({FORM})", re.ASCII | re.I)
"""Un courriel, ou la page d'un formulaire ; rien qui sorte d'un attribut HTML."""

NAME = re.compile(r"[^<>\"\n]{1,200}")

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


def publication(given: Mapping[str, object]) -> Publication:
    """Qui publie le guide, d'après `extra` de `mkdocs.yml` ; vide tant que ce n'est pas réglé."""
    entity, contact = (str(given.get(name) or "") for name in ("entite", "contact"))
    if contact and not CONTACT.fullmatch(contact):
        raise Unknown(
            f"CONTACT_DU_GUIDE : « {contact} » n'est ni un courriel ni une page ; exemples : "
            "mailto:guide@exemple.fr, https://www.exemple.fr/nous-ecrire"
        )
    if entity and not NAME.fullmatch(entity):
        raise Unknown(
            f"ENTITE_DU_GUIDE : « {entity} » n'est pas un nom ; exemple : Communauté de communes d'Exemple"
        )
    return Publication(entite=entity, contact=contact)


def reachable(given: Publication) -> Publication:
    """La même publication ; refuse qu'un lecteur n'ait personne à qui signaler une phrase fausse."""
    if not given.contact:
        raise Unknown(
            "CONTACT_DU_GUIDE est vide : personne ne pourrait signaler une phrase fausse ; exemple : "
            "make publier CONTACT_DU_GUIDE=mailto:guide@exemple.fr"
        )
    return given
