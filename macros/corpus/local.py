"""Une édition par-dessus le guide national : elle ajoute, elle ne remplace rien."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.models.edition import Ajouts, Edition
from macros.reading.collections import collections
from macros.reading.problems import Problem, Problems

EDITION = "edition.yml"
NATIONALE = "« {} » existe dans le guide national, que nul ne change ; donnez un autre nom. Exemple : {}"

ABSENT = "logo : {} n'est pas dans le dossier ; ajoutez-le ou retirez cette ligne. Exemple : logo.svg"
ALIVE = re.compile(
    rb"<script|<foreignobject|<!entity|@import|\son\w+\s*=|href\s*=\s*[\"'](?!#)|url\((?!#)", re.IGNORECASE
)
"""Ce qu'un dessin n'a pas à contenir : de quoi agir, ou de quoi charger autre chose."""

POIDS_DU_LOGO = 20_000
VIVANT = (
    "ce dessin agit, charge autre chose, ou pèse plus de 20 ko ; enregistrez-le en SVG simple. "
    "Exemple : dans Inkscape, « SVG optimisé »"
)


def added(corpus: Corpus, folder: Path) -> Corpus:
    """Le corpus national et ce qu'une édition y ajoute ; lève les fautes de tout le dossier à la fois."""
    loader = Loader(folder)
    edition = loader.document(EDITION, Edition)
    read: dict[str, Any] = {
        one.name: loader.collection(one) if (folder / one.place).exists() else {}
        for one in collections(Ajouts)
    }
    local = Ajouts(**read)
    loader.problems.extend(taken(corpus, local))
    loader.problems.extend(drawn(folder, edition))
    if edition is None:
        raise Problems(edition_faults(folder, loader.problems))
    whole = replace(
        corpus,
        edition=edition,
        ajouts=local,
        pages=dict(sorted({**corpus.pages, **local.pages}.items())),
        modeles={**corpus.modeles, **local.modeles},
    )
    try:
        return loader.finish(whole)
    except Problems as problems:
        raise Problems(edition_faults(folder, problems.faults)) from None


def edition_faults(folder: Path, faults: Any) -> Iterator[Problem]:
    """Les fautes d'une édition, leur chemin commençant par le nom de son dossier."""
    return (replace(one, path=f"{folder.name}/{one.path}") for one in faults)


def taken(corpus: Corpus, local: Ajouts) -> Iterator[Problem]:
    """Ce qui prendrait la place d'un fait ou d'une page du guide national."""
    for place in local.pages.keys() & corpus.pages.keys():
        yield Problem(f"docs/{place}", 1, NATIONALE.format(place, f"chez-nous/{Path(place).name}"))
    for id in local.modeles.keys() & corpus.modeles.keys():
        yield Problem(f"modeles/{id}.md", 1, NATIONALE.format(id, f"{id}_local"))
    for id in local.aides.keys() & {*corpus.aides, *corpus.centres_de_gestion}:
        yield Problem("aides.yml", 1, NATIONALE.format(id, f"{id}_local"))


def drawn(folder: Path, edition: Edition | None) -> Iterator[Problem]:
    """Ce que le logo de l'édition a de faux : il manque, il agit, il pèse trop."""
    if not edition or not edition.logo:
        return
    path = folder / edition.logo
    if not path.is_file():
        yield Problem(EDITION, 1, ABSENT.format(edition.logo))
    elif ALIVE.search(path.read_bytes()) or path.stat().st_size > POIDS_DU_LOGO:
        yield Problem(edition.logo, 1, VIVANT)
