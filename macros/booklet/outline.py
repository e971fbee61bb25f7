"""Quelles pages vont dans le livret, dans quel ordre, et pourquoi d'autres n'y vont pas."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.corpus.facts import Corpus
from macros.views.pages import order, section, titled_pages

ECARTEES = {
    "recherche/": "la recherche",
    "plan-du-site/": "le plan du site, que remplace la table des matières",
    "telecharger/": "la page des téléchargements",
    "donnees/": "la liste des données à réutiliser",
    "declaration-accessibilite/generateur/": "le générateur de déclaration, qui demande un navigateur",
    "accessibilite/grille/": "la grille qui juge le site critère par critère",
}
"""Les pages qui n'ont de sens qu'à l'écran, et comment le livret les nomme."""

FICHES = "ma-collectivite/"
"""La rubrique dont chaque page a son propre PDF."""

DOSSIERS_ECARTES = {
    "contribuer/decisions/": "les choix techniques du projet",
    "retours/listes/": "les listes qui trient les retours d’expérience",
}
"""Les dossiers qui s'adressent à qui change le programme, ou qui ne font que mener à d'autres pages."""


@dataclass(frozen=True)
class Feuillet:
    """Une page du site dans le livret : son adresse, et si elle ouvre une rubrique."""

    adresse: str
    ouvre: bool


def feuillets(corpus: Corpus, site: Path) -> Iterator[Feuillet]:
    """Les pages du livret, dans l'ordre du plan du site ; celles qui manquent au site n'y sont pas."""
    places = {path: rank for rank, path in enumerate(titled_pages(corpus))}
    seen: set[str] = set()
    for page in sorted(corpus.pages.values(), key=lambda page: order(page, places)):
        if goes_on_paper(page.address) and (site / page.address / "index.html").is_file():
            yield Feuillet(page.address, section(page) not in seen)
            seen.add(section(page))


def apart(corpus: Corpus, site: Path, folder: str) -> list[Feuillet]:
    """Les pages d'une rubrique qui a aussi son propre livret."""
    return [item for item in feuillets(corpus, site) if item.adresse.startswith(folder)]


def goes_on_paper(address: str) -> bool:
    """Vrai si la page se lit sur papier et n'a pas de fichier à elle."""
    own = address.startswith(FICHES) and address != FICHES
    return address not in ECARTEES and not own and not address.startswith(tuple(DOSSIERS_ECARTES))
