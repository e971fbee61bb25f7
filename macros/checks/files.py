"""Les fichiers du guide : rien que ce qu'on y attend, sous un nom que toutes les machines acceptent."""

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from macros.contributions.writer import RESERVED
from macros.corpus.facts import Corpus
from macros.reading.collections import collections
from macros.reading.folders import inside
from macros.reading.loading import name
from macros.reading.problems import Problem
from macros.texts.characters import INVISIBLE, MIXED, code

KINDS = {
    "docs": ("*.md", "docs/accessibilite/etat.svg"),
    "data": ("*.yml", "*.md", "*.json", "*.csv", "*.txt"),
    "releves": ("*.yml", "*.txt"),
}
"""Tout ce qu'un dossier peut contenir ; ce qui est dans docs/ se publie tel quel."""

TEXTS = (".md", ".yml")
LONGEST = 80
"""Les signes d'un nom, qui est aussi une adresse que l'on recopie."""

SLUG = re.compile(r"_?[a-z0-9]+(?:-[a-z0-9]+)*")

LINK = "raccourci vers un autre fichier : il publierait ce fichier ; copiez-le ici. Exemple : essai.md"
STRAY = {
    "docs": "ce fichier n'a pas sa place ici : il serait publié tel quel. Retirez-le. Exemple : essai.md",
    "data": "rien ne lit ce fichier : retirez-le, ou corrigez la fin de son nom. Exemple : open_data.yml",
    "releves": "rien ne lit ce fichier : retirez-le, les machines seules écrivent ici. Exemple : mesures.yml",
}
SPELLED = "nom de {} refusé : des minuscules sans accent, des chiffres, des tirets. Exemple : {}"
UNSEEN = (
    "caractère invisible {} : effacez-le et retapez le mot ; il vient souvent d'un copier-coller. "
    "Exemple : une espace ordinaire"
)
FOREIGN = (
    "« {} » mêle deux alphabets : une lettre y ressemble à une des nôtres ; retapez le mot au clavier. "
    "Exemple : Accessibilité"
)


def fichiers(root: Path) -> Iterator[Problem]:
    """Ce que les dossiers du guide contiennent de trop, et ce qui ne se voit pas dans leurs textes."""
    for folder in KINDS:
        for path in inside(root / folder):
            place = name(root, path)
            yield from (Problem(place, line, said) for line, said in misplaced(place, path, KINDS[folder]))


def non_lus(root: Path) -> Iterator[Problem]:
    """Les fichiers de données bien nommés, et rangés là où aucune collection ne les lit."""
    places = {one.place for one in collections(Corpus)}
    for path in inside(root / "data"):
        place = name(root, path)
        if path.suffix == ".yml" and places.isdisjoint((place, *parents(place))):
            yield Problem(place, 1, STRAY["data"])


def parents(place: str) -> Iterator[str]:
    """Les dossiers qui contiennent un fichier."""
    return (folder.as_posix() for folder in PurePosixPath(place).parents)


def misplaced(place: str, path: Path, kinds: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Les fautes d'un fichier ou d'un dossier : sa sorte, son nom, ses caractères."""
    if path.is_symlink():
        yield 1, LINK
        return
    if place.startswith("docs/"):
        yield from misnamed(path)
    if path.is_dir():
        return
    if not path.is_file() or not any(fnmatch(place, kind) for kind in kinds):
        yield 1, STRAY[place.partition("/")[0]]
    elif path.suffix in TEXTS:
        yield from unseen(path)


def misnamed(path: Path) -> Iterator[tuple[int, str]]:
    """Le nom d'une page devient son adresse : il s'écrit partout de la même façon."""
    stem = path.name if path.is_dir() else path.stem
    reserved = stem in RESERVED and stem != "index"
    if path.suffix in ("", ".md") and (not SLUG.fullmatch(stem) or reserved or len(stem) > LONGEST):
        what = "dossier" if path.is_dir() else "fichier"
        yield 1, SPELLED.format(what, "brocas" if path.is_dir() else "brocas-sauvegarde.md")


def unseen(path: Path) -> Iterator[tuple[int, str]]:
    """Les caractères que personne ne voit, ou que l'on prend pour d'autres, écrits dans un fichier."""
    content = path.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return  # De l'UTF-16, que la lecture refuse d'un mot.
    text = content.decode("utf-8-sig", errors="ignore").replace("\r\n", "\n")
    for number, line in enumerate(text.split("\n"), start=1):
        if match := INVISIBLE.search(line):
            yield number, UNSEEN.format(code(match[0]))
        if match := MIXED.search(line):
            yield number, FOREIGN.format(match[0])
