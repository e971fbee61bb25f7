"""Les adresses du guide : celles auxquelles il répond, et celles qu'il a promises en les publiant un jour."""

import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from macros.building.folder import made_files
from macros.corpus.facts import Corpus
from macros.exports import feed
from macros.models.profils import Profil, of_slug
from macros.reading.folders import source_files
from macros.reading.loading import read_yaml
from macros.reading.problems import Problem
from macros.views import calendrier, conseil, modeles, profils, telecharger

NOTED = Path("releves") / "adresses.txt"
"""Ce que les publications ont noté ; la publication l'allonge, personne ne l'écrit."""

REDIRECTIONS = "data/redirections.yml"
LISTS, STORIES = "retours/listes/", "retours/"
RANGES: tuple[Callable[[Profil], str], ...] = (
    *(profils.page, calendrier.file, calendrier.months_file, feed.file),
    *(telecharger.sheet, telecharger.booklet_sheet),
    *(partial(conseil.address, name, kind) for name, kind, _, _ in conseil.SORTES),
)
"""Ce qui porte le nom d'une tranche : page, calendriers, flux, fiche, livret, fichiers du conseil."""

SLUG = re.compile(
    r"/(?:(?:fiche|livret|presentation|note|dossier)-)?(?P<slug>[a-z0-9-]+?)(?:-douze-mois)?(?:/|\.[a-z]+)$"
)
LOST = (
    "/{0} ne répond plus, et le guide l'a publiée ; dites où elle mène. Exemple : "
    "- ancienne: {0}, nouvelle: obligations/open-data/, depuis: 2026-11-27, raison: La fiche a changé de nom."
)
ANSWERING = "ancienne : /{} répond encore ; retirez ce renvoi. Exemple : obligations/ancien-nom/"
MISSING = "nouvelle : /{} n'existe pas ; écrivez une adresse du guide. Exemple : obligations/open-data/"


@dataclass(frozen=True)
class Successor:
    """Ce qui reprend une adresse de tranche : l'adresse neuve, la tranche d'avant, celle d'à présent."""

    address: str
    former: Profil
    now: Profil


def lost(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """Les adresses promises que ne tient ni page, ni fichier, ni renvoi, ni tranche qui les reprend."""
    places = gone(root, corpus)
    for place in sorted(places - moves(corpus, places).keys()):
        if not successor(place, corpus):
            yield Problem(REDIRECTIONS, 1, LOST.format(place))


def needless(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """Les renvois d'une adresse qui répond encore, ou vers une adresse qui ne répond pas."""
    if not corpus.redirections:
        return
    known, source = answered(root, corpus), read_yaml(root, root / REDIRECTIONS)
    for rank, one in enumerate(corpus.redirections.values()):
        if one.ancienne in known:
            yield Problem(REDIRECTIONS, source.line((rank, "ancienne")), ANSWERING.format(one.ancienne))
        if one.nouvelle not in known:
            yield Problem(REDIRECTIONS, source.line((rank, "nouvelle")), MISSING.format(one.nouvelle))


def answered(root: Path, corpus: Corpus) -> set[str]:
    """Les adresses auxquelles le guide répond quand tout est fabriqué, sans rien construire."""
    made = (address(place) for place in (*sources(root), *made_files(corpus)))
    carried = (place for one in corpus.modeles.values() for _, place in modeles.files(corpus, one))
    return {*made, *carried, *telecharger.files(corpus), *conseil.files(corpus)}


def sources(root: Path) -> Iterator[str]:
    """Les fichiers écrits à la main qui se publient."""
    docs = root / "docs"
    return (path.relative_to(docs).as_posix() for path in source_files(docs) if not path.name.startswith("_"))


def address(place: str) -> str:
    """L'adresse d'un fichier de `docs/` : une page perd son nom, le reste garde le sien."""
    if not place.endswith(".md"):
        return place
    path = PurePosixPath(place)
    parts = path.parent.parts if path.stem == "index" else path.with_suffix("").parts
    return "".join(f"{part}/" for part in parts)


def promised(root: Path) -> set[str]:
    """Les adresses publiées un jour : celles qu'on a notées, et celles qu'a eues la branche principale."""
    noted = (root / NOTED).read_text("utf-8").splitlines() if (root / NOTED).exists() else []
    return {*noted, *map(address, once_written(root))}


def once_written(root: Path) -> list[str]:
    """Les fichiers de `docs/` que la branche principale a eus un jour ; aucun hors d'un dépôt git."""
    known = git(root, "rev-parse", "--verify", "--quiet", "origin/main")
    command = ("log", "--first-parent", "--diff-merges=first-parent", "--diff-filter=A", "--no-renames")
    said = git(root, *command, "--format=", "--name-only", "-z", known.strip() or "HEAD", "--", "docs")
    places = (name.strip().removeprefix("docs/") for name in said.split("\0") if name.strip())
    return [place for place in places if not place.rpartition("/")[2].startswith("_")]


def git(root: Path, *command: str) -> str:
    """Ce que répond git ; rien s'il n'a rien à dire de ce dossier."""
    if not (root / ".git").exists():
        return ""
    done = subprocess.run(["git", *command], cwd=root, capture_output=True, text=True, check=False)
    return done.stdout


def gone(root: Path, corpus: Corpus) -> set[str]:
    """Les adresses promises auxquelles plus rien de ce que le guide fabrique ne répond."""
    return promised(root) - answered(root, corpus)


def successor(place: str, corpus: Corpus) -> Successor | None:
    """La tranche qui reprend une adresse : celle où tombe la première population de l'ancienne."""
    range_named = SLUG.search(place)
    former = of_slug(range_named["slug"]) if range_named else None
    for naming in RANGES if former else ():
        for now in corpus.profils():
            if former and naming(former) == place and now.covers(former.structure, former.population_min):
                return Successor(naming(now), former, now)
    return None


def moves(corpus: Corpus, places: Iterable[str]) -> dict[str, str]:
    """Les renvois : ceux de `data/redirections.yml`, et une liste de récits vidée mène à la rubrique."""
    said = {item.ancienne: item.nouvelle for item in corpus.redirections.values()}
    return {**{place: STORIES for place in places if place.startswith(LISTS)}, **said}
