"""Les versions des données publiques, et leurs fichiers : la neuve d'abord, l'ancienne un an de plus."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from macros.corpus.facts import Corpus
from macros.exports import answers, data, facts, schema
from macros.exports.communes import COMMUNES
from macros.exports.resource import Resource, as_csv, as_json, for_spreadsheet, json_text, package


@dataclass(frozen=True)
class Version:
    """Une version : son dossier, son numéro complet, ses jeux, et le dernier jour promis à une ancienne."""

    folder: str
    number: str
    resources: tuple[Resource, ...]
    until: date | None = None


VERSIONS = (
    Version("v2", "2.3.0", (*answers.RESOURCES, *facts.RESOURCES, COMMUNES)),
    Version("v1", "1.2.0", data.RESOURCES, until=date(2027, 11, 27)),
)


def files(corpus: Corpus) -> Mapping[str, Callable[[], str]]:
    """Chaque fichier public, par place ; son texte s'écrit quand on le demande."""
    made = {place: text for version in VERSIONS for place, text in of_version(version, corpus).items()}
    for one in data.obligations(corpus):
        made[f"v2/obligations/{one['id']}.json"] = partial(as_json, one)
    made.update(described(VERSIONS[0], corpus))
    return made


def described(version: Version, corpus: Corpus) -> Mapping[str, Callable[[], str]]:
    """Le schéma JSON de chaque jeu d'une version, et celui d'une fiche à part."""
    place = f"{version.folder}/schemas"
    fiche = next(one for one in version.resources if one.name == "obligations")
    made: dict[str, Callable[[], str]] = {
        f"{place}/{one.name}.json": partial(of_set, one, corpus) for one in version.resources
    }
    made[f"{place}/obligation.json"] = lambda: as_json(schema.item(fiche, corpus))
    return made


def of_set(resource: Resource, corpus: Corpus) -> str:
    """Le schéma d'un jeu, en JSON."""
    return as_json(schema.schema(resource, corpus))


def of_version(version: Version, corpus: Corpus) -> Mapping[str, Callable[[], str]]:
    """Les fichiers d'une version : chaque jeu, pour un programme et pour un tableur ; leur description."""
    made: dict[str, Callable[[], str]] = {
        **{f"{version.folder}/{one.name}.json": partial(json_text, one, corpus) for one in version.resources},
        **{f"{version.folder}/{one.name}.csv": partial(as_csv, one, corpus) for one in version.resources},
        f"{version.folder}/datapackage.json": lambda: as_json(
            package(corpus, version.number, version.resources)
        ),
    }
    for one in version.resources:
        made[f"{version.folder}/{one.name}-tableur.csv"] = partial(for_spreadsheet, one, corpus)
    return made
