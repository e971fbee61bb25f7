"""Chaque commune et sa tranche : de quoi rapprocher un fichier de communes des réponses du guide."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from macros.corpus.facts import Corpus
from macros.exports.resource import Resource, Row, text, whole
from macros.models.edition import Perimetre
from macros.models.profils import Profil
from macros.territories.census import Territories, load_territories, within
from macros.territories.shards import Atlas, Placed

VERIFIER = {
    "s": "seuil_proche",
    "d": "autre_population",
    "m": "population_municipale",
    "p": "statut_particulier",
    "o": "outre_mer",
    "l": "droit_local",
}
"""Pourquoi relire un profil avant de s'en servir, en un mot par raison."""


def communes(corpus: Corpus) -> Iterable[Row]:
    """Les communes du guide ; le profil est vide là où personne n'habite."""
    known = load_territories(corpus.racine)
    return ranged(known, corpus.edition.perimetre, corpus.profils(), corpus.territoires.marge)


@lru_cache(maxsize=1)
def ranged(
    known: Territories, scope: Perimetre, profiles: tuple[Profil, ...], margin: int
) -> tuple[Row, ...]:
    """Chaque commune d'un périmètre et sa tranche ; refait seulement quand l'un des deux change."""
    inside = within(known, scope)
    atlas = Atlas(inside, profiles, margin)
    slugs = [profile.slug for profile in profiles]
    return tuple(
        {
            "code": item.code,
            "nom": item.nom,
            "departement": item.departement,
            "population": item.population,
            **range_of(atlas.placed.get(item.code), slugs),
        }
        for item in inside.communes.values()
    )


def range_of(place: Placed | None, slugs: Sequence[str]) -> Row:
    """La tranche d'une commune, et pourquoi la relire."""
    if place is None:
        return {"profil": None, "a_verifier": None}
    return {
        "profil": slugs[place.profile],
        "a_verifier": " ; ".join(VERIFIER[reason[0]] for reason in place.reasons) or None,
    }


COMMUNES = Resource(
    "communes",
    "Communes et leur profil",
    communes,
    communes,
    (
        text("code", "Code Insee de la commune"),
        text("nom", "Nom de la commune"),
        text("departement", "Code du département ou de la collectivité d'outre-mer"),
        whole("population", "Population totale, municipale si l'autre manque, vide si personne n'y habite"),
        text("profil", "Identifiant de la tranche, celui du jeu profils ; vide si personne n'y habite"),
        text("a_verifier", f"Pourquoi relire ce profil : {', '.join(VERIFIER.values())}, ou vide"),
    ),
    ("code",),
)
"""Le jeu de la version 2."""
