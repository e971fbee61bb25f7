"""Élague : ne reste du site construit que ce qui s'adresse à un lecteur."""

from macros.publication.references import folders, needed_assets
from macros.publication.tree import Files

WRITTEN_BY_ENGINES = frozenset({"search.json", "sitemap.xml", "sitemap.xml.gz"})
"""Ce que les moteurs écrivent d'eux-mêmes : le guide a sa recherche, et la publication son plan."""

LICENCES = "assets/licences/"


def pruned(files: Files) -> dict[str, bytes]:
    """Le site sans les fichiers du thème que nulle page ne demande."""
    wanted = needed_assets(files)
    chunks = tuple({folder for name in wanted & files.keys() for folder in shard_folders(name, files[name])})
    return {
        name: content
        for name, content in files.items()
        if name not in WRITTEN_BY_ENGINES
        and (not name.startswith("assets/") or name in wanted or name.startswith((LICENCES, *chunks)))
    }


def shard_folders(name: str, content: bytes) -> list[str]:
    """Les dossiers de morceaux que nomme un script."""
    return list(folders(content)) if name.endswith(".js") else []
