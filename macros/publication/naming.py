"""Met l'empreinte de chaque ressource dans son nom : le navigateur peut la garder toujours."""

import hashlib
from collections.abc import Iterable, Mapping

from macros.publication.pruning import LICENCES
from macros.publication.references import folders, needed_assets, rewritten, rewritten_folders
from macros.publication.refusals import Refused
from macros.publication.tree import Files

LENGTH = 12


def fingerprinted(files: Files) -> dict[str, bytes]:
    """Le site où toute ressource porte son empreinte, et où pages et scripts l'appellent par ce nom.

    Les dossiers de morceaux d'abord, puis les scripts qui les nomment, puis les pages : aucun script n'en
    nomme un autre, les pages le font. Un nom oublié est refusé plutôt que publié.
    """
    moved = with_folders(files)
    named = needed_assets(files) | needed_assets(moved)
    names = {name: stamped(name, moved[name]) for name in moved if alone(name) and name in named}
    renamed = {
        names.get(name, name): rewritten(name, content, lambda old: names.get(old, old))
        if name.endswith(".html")
        else content
        for name, content in moved.items()
    }
    refuse_forgotten(renamed)
    return renamed


def alone(name: str) -> bool:
    """Vrai pour une ressource rangée à même `assets/` ; les licences gardent leur nom."""
    return name.startswith("assets/") and name.count("/") == 1


def stamped(name: str, content: bytes) -> str:
    """Le nom d'un fichier avec son empreinte : `assets/guide.1a2b3c4d5e6f.css`."""
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}.{digest([content])}{dot}{suffix}"


def digest(parts: Iterable[bytes]) -> str:
    """L'empreinte d'une suite de contenus."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:LENGTH]


def with_folders(files: Files) -> dict[str, bytes]:
    """Le site où chaque dossier de morceaux porte l'empreinte de tout ce qu'il contient."""
    scripts = [content for name, content in files.items() if alone(name) and name.endswith(".js")]
    names = {folder: stamped_folder(folder, files) for script in scripts for folder in folders(script)}
    return {
        moved(name, names): rewritten_folders(content, lambda old: names.get(old, old))
        if alone(name) and name.endswith(".js")
        else content
        for name, content in files.items()
    }


def stamped_folder(folder: str, files: Files) -> str:
    """Le nom d'un dossier de morceaux avec leur empreinte à tous."""
    inside = {name: content for name, content in sorted(files.items()) if name.startswith(folder)}
    if not inside or folder == LICENCES:
        raise Refused(f"un script demande le dossier {folder}, que le site n'a pas ; relancez make site")
    parts = [part for name, content in inside.items() for part in (name.encode(), content)]
    return f"{folder.rstrip('/')}.{digest(parts)}/"


def moved(name: str, names: Mapping[str, str]) -> str:
    """Le nouveau chemin d'un fichier dont le dossier a changé de nom."""
    old = next((folder for folder in names if name.startswith(folder)), "")
    return names.get(old, "") + name.removeprefix(old)


def refuse_forgotten(files: Files) -> None:
    """Refuse une page, une feuille ou un script qui demanderait une ressource absente."""
    missing = sorted(needed_assets(files) - files.keys())
    if missing:
        raise Refused(f"une page demande {missing[0]}, que le site n'a pas ; relancez make site")
    for name, content in files.items():
        if name.endswith(".css") and b"url(" in content.replace(b'url("data:', b"").replace(
            b"url(data:", b""
        ):
            raise Refused(f"{name} va chercher un fichier par url() ; mettez-le en data: dans la feuille")
        if alone(name) and name.endswith(".js") and (b'"assets/' in content or b"'assets/" in content):
            raise Refused(f"{name} nomme un fichier d'assets ; passez-le par un attribut data- de la page")
