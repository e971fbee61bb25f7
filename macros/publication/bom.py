"""La nomenclature, au format CycloneDX : ce que le navigateur du lecteur reçoit d'autrui."""

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from macros.models.credits import Bibliotheque, licence_name
from macros.models.territoires import SourceTerritoires
from macros.publication.pruning import LICENCES
from macros.publication.refusals import Refused
from macros.publication.tree import Files

NAMED = re.compile(r"^/\*! (\S.*?) (\d\S*), licence (\S+) : licences/(\S+) \*/$", re.MULTILINE)
"""Les premières lignes d'un script : une par bibliothèque qu'il contient."""

COMMUNES = "assets/communes/"


def credited(text: str) -> Iterator[Bibliotheque]:
    """Les bibliothèques que contient un script."""
    for nom, version, licence, fichier in NAMED.findall(text):
        yield Bibliotheque(nom=nom, version=version, licence=licence, fichier=fichier)


@dataclass(frozen=True)
class Component:
    """Une chose faite par d'autres et livrée avec le guide : sa licence, et les fichiers qui la portent."""

    name: str
    version: str
    licence: str
    purl: str
    text: bytes
    files: Files
    kind: str = "library"


def libraries(files: Files) -> Iterator[Component]:
    """Les bibliothèques livrées, lues dans les scripts et les feuilles de style mêmes."""
    for name, content in sorted(files.items()):
        if name.endswith((".js", ".css")) and name.count("/") == 1:
            for library in credited(content.decode("utf-8")):
                source = (
                    f"npm/{quote(library.nom)}"
                    if name.endswith(".js")
                    else f"pypi/{Path(library.fichier).stem}"
                )
                purl = f"pkg:{source}@{library.version}"
                text = licence(files, library.fichier)
                yield Component(library.nom, library.version, library.licence, purl, text, {name: content})


def territories(source: SourceTerritoires, files: Files) -> Component:
    """Les noms et les populations des communes."""
    purl = f"pkg:npm/{quote(source.paquet)}@{source.version}"
    carried = {name: content for name, content in files.items() if name.startswith(COMMUNES)}
    text = licence(files, licence_name(source.paquet))
    return Component(source.paquet, source.version, source.licence_spdx, purl, text, carried, kind="data")


def licence(files: Files, name: str) -> bytes:
    """Le texte d'une licence livrée ; refuse de publier sans lui."""
    text = files.get(f"{LICENCES}{name}")
    if text is None:
        raise Refused(f"il manque le texte d'une licence, {LICENCES}{name} ; lancez make site")
    return text


def bom(name: str, version: str, components: Iterable[Component], files: Files, epoch: int) -> bytes:
    """La nomenclature en JSON, sans rien qui change d'une fabrication à l'autre."""
    parts = sorted(components, key=lambda part: part.purl)
    whole = sha256(b"\0".join(part for pair in sorted(files.items()) for part in (pair[0].encode(), pair[1])))
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.UUID(bytes=whole.digest()[:16], version=5)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).isoformat().replace("+00:00", "Z"),
            "component": {"type": "application", "bom-ref": "guide", "name": name, "version": version},
        },
        "components": [described(part) for part in parts],
        "dependencies": [{"ref": "guide", "dependsOn": [part.purl for part in parts]}],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def described(part: Component) -> Mapping[str, Any]:
    """Une chose livrée, comme CycloneDX la décrit : le texte de sa licence, l'empreinte de ses fichiers."""
    return {
        "type": part.kind,
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "licenses": [{"license": {"id": part.licence, "text": {"content": part.text.decode("utf-8")}}}],
        "purl": part.purl,
        "components": [hashed(part, *file) for file in sorted(part.files.items())],
    }


def hashed(part: Component, name: str, content: bytes) -> Mapping[str, Any]:
    """Un fichier livré, et l'empreinte que `sha256sum` lui trouve."""
    return {
        "type": "file",
        "bom-ref": f"{part.purl}#{name}",
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": sha256(content).hexdigest()}],
    }
