"""Le catalogue des données : ce que moissonne un portail (DCAT), et l'index de tous les fichiers."""

from collections.abc import Iterable
from urllib.parse import urljoin

from macros.corpus.facts import Corpus
from macros.exports.resource import LICENCE, Resource, Row, as_csv, as_json, json_text
from macros.exports.versions import VERSIONS, Version
from macros.views.obligations import address

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
}
CATALOGUE = "donnees/catalogue.jsonld"
INDEX = "donnees/index.json"
FRENCH = {"@id": "http://publications.europa.eu/resource/authority/language/FRA"}
MEDIA = "https://www.iana.org/assignments/media-types/"


def dcat(corpus: Corpus, base: str) -> str:
    """Le catalogue en JSON-LD, une notice par jeu ; ses adresses sont complètes si l'on sait la sienne."""
    living = VERSIONS[0]
    return as_json(
        {
            "@context": CONTEXT,
            "@id": urljoin(f"{base}/", CATALOGUE),
            "@type": "dcat:Catalog",
            "dct:title": f"{corpus.edition.nom} : données",
            **publisher(corpus),
            "dct:description": "Ce que la loi demande aux collectivités en matière de numérique.",
            "dct:language": FRENCH,
            "dct:license": {"@id": LICENCE["path"]},
            "dcat:dataset": [dataset(corpus, base, living, one) for one in living.resources],
        }
    )


def publisher(corpus: Corpus) -> Row:
    """La structure qui publie le catalogue, et où lui écrire ; rien tant que personne ne le publie."""
    known = corpus.edition.publication
    if not known.entite:
        return {}
    contact = {"foaf:mbox" if known.contact.startswith("mailto:") else "foaf:page": {"@id": known.contact}}
    named = {"@type": "foaf:Organization", "foaf:name": known.entite}
    return {"dct:publisher": {**named, **(contact if known.contact else {})}}


def dataset(corpus: Corpus, base: str, version: Version, resource: Resource) -> Row:
    """Un jeu de données : son titre, sa date, ses colonnes, ses deux distributions."""
    place = f"{base}/donnees/{version.folder}/{resource.name}"
    checked = max(item.verifie_le for item in corpus.obligations.values())
    return {
        "@id": f"{place}#jeu",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{corpus.edition.id}/{version.folder}/{resource.name}",
        "dct:title": resource.title,
        "dct:description": " ".join(f"{it.name} : {it.description}." for it in resource.columns),
        "dct:modified": checked.isoformat(),
        "dct:language": FRENCH,
        "dct:license": {"@id": LICENCE["path"]},
        "dcat:version": version.number,
        "dcat:distribution": [
            distribution(f"{place}.csv", "text/csv", len(as_csv(resource, corpus).encode())),
            distribution(f"{place}.json", "application/json", len(json_text(resource, corpus).encode())),
        ],
    }


def distribution(place: str, media: str, size: int) -> Row:
    """Un fichier à télécharger : où, sous quelle forme, de quelle taille."""
    return {
        "@type": "dcat:Distribution",
        "dcat:downloadURL": {"@id": place},
        "dcat:mediaType": {"@id": f"{MEDIA}{media}"},
        "dcat:byteSize": size,
        "dct:license": {"@id": LICENCE["path"]},
    }


def index(corpus: Corpus) -> str:
    """Tous les fichiers, version par version, et chaque fiche à part ; les chemins partent de ce fichier."""
    return as_json(
        {
            "versions": [listed(version) for version in VERSIONS],
            "schema_des_fiches": "v2/schemas/obligation.json",
            "fiches": list(sheets(corpus)),
        }
    )


def listed(version: Version) -> Row:
    """Une version et ses jeux."""
    return {
        "version": version.number,
        "jusqu_au": version.until,
        "description": f"{version.folder}/datapackage.json",
        "jeux": [
            {
                "nom": one.name,
                "titre": one.title,
                "csv": f"{version.folder}/{one.name}.csv",
                "tableur": f"{version.folder}/{one.name}-tableur.csv",
                "json": f"{version.folder}/{one.name}.json",
                **({} if version.until else {"schema": f"{version.folder}/schemas/{one.name}.json"}),
            }
            for one in version.resources
        ],
    }


def sheets(corpus: Corpus) -> Iterable[Row]:
    """Chaque fiche, sa page et son fichier."""
    for item in corpus.obligations.values():
        yield {
            "id": item.id,
            "nom": item.nom,
            "json": f"v2/obligations/{item.id}.json",
            "page": f"../{address(item)}",
        }
