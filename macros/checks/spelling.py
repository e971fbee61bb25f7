"""L'orthographe, par hunspell ou par spylls, avec les mots du guide ; rien si le dictionnaire manque."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from macros.checks.pages import Draft
from macros.corpus.facts import Corpus

Fault = tuple[int, str]
Speller = Callable[[Iterable[str]], set[str]]
"""Les mots inconnus parmi des mots."""

FOLDERS = (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"), Path("/Library/Spelling"))
NAMES = ("fr", "fr_FR", "fr-classique", "fr-toutesvariantes")
WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:[’'-][^\W\d_]+)*(?!\w)")
ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)[’']", re.IGNORECASE)
MISSING = "orthographe non vérifiée : pas de dictionnaire. Sous Debian : apt-get install hunspell hunspell-fr"


def orthographe(draft: Draft, speller: Speller) -> Iterator[Fault]:
    """Les mots que ni le dictionnaire ni le guide ne connaissent."""
    places: dict[str, int] = {}
    for line, text in draft.prose():
        for word in words(text):
            places.setdefault(word, line)
    unknown = speller(places)
    for word, line in places.items():
        if word in unknown:
            yield line, f"« {word} » n'est pas au dictionnaire : vérifiez-le"


def words(text: str) -> Iterator[str]:
    """Les mots d'un texte, sans ce qui s'élide ; un mot à capitale au milieu ou au début est un nom."""
    for word in WORD.findall(text):
        bare = ELISION.sub("", word).replace("’", "'")
        if bare[:1].islower() and bare.islower() and len(bare) > 1:
            yield bare


def speller(corpus: Corpus, folders: Iterable[Path] = FOLDERS) -> Speller | None:
    """Ce qui vérifie des mots sur cette machine, ou rien."""
    path = dictionary(folders)
    if path is None:
        return None
    told = [term.model_dump_json().lower() for term in corpus.lexique.values()]
    ours = {word for text in told for word in WORD.findall(text)} | corpus.mots_connus.keys()
    theirs = command(path) if shutil.which("hunspell") else library(path)
    return None if theirs is None else lambda asked: theirs({word for word in asked if word not in ours})


def quick(corpus: Corpus) -> Speller | None:
    """Ce qui vérifie une page tout de suite : hunspell seul, car spylls met six secondes à s'ouvrir."""
    return speller(corpus) if shutil.which("hunspell") else None


def dictionary(folders: Iterable[Path]) -> Path | None:
    """Le dictionnaire français, sans son extension ; rien s'il n'est pas installé."""
    places = (folder / name for folder in folders for name in NAMES)
    return next((place for place in places if place.with_suffix(".dic").exists()), None)


def command(path: Path) -> Speller:
    """hunspell : la liste des mots inconnus, en une fois."""

    def unknown(asked: Iterable[str]) -> set[str]:
        call = ["hunspell", "-l", "-i", "utf-8", "-d", str(path)]
        said = subprocess.run(call, input="\n".join(asked), capture_output=True, text=True, check=False)
        return set(said.stdout.split("\n")) - {""}

    return unknown


def library(path: Path) -> Speller | None:
    """spylls, en Python : le même dictionnaire, plus lent à ouvrir ; rien s'il n'est pas installé."""
    if find_spec("spylls") is None:
        return None
    checker = import_module("spylls.hunspell").Dictionary.from_files(str(path))
    return lambda asked: {word for word in asked if not checker.lookup(word)}
