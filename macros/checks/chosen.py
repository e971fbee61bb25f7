"""Les fichiers que l'on demande de vérifier, de quelque façon qu'on les nomme."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.reading.folders import LEFT, source_files
from macros.reading.loading import name
from macros.reading.problems import Problem, Problems

FOLDERS = ("docs", "data")
EXAMPLE = "Exemple : make verifier FICHIER=docs/retours/brocas-sauvegarde.md"
ABSENT = f"ce fichier n'existe pas. {EXAMPLE}"
ELSEWHERE = f"ce fichier n'est pas dans le guide ; rangez-le d'abord dans docs/retours/. {EXAMPLE}"
UNKNOWN = f"ce n'est ni une page ni un fichier de données : rien ne le vérifie. {EXAMPLE}"
EMPTY = f"ce dossier ne contient ni page ni données. {EXAMPLE}"
SEVERAL = "plusieurs fichiers portent ce nom ; écrivez le chemin du bon. Exemple : {}"


def resolved(root: Path, given: Sequence[str]) -> tuple[str, ...]:
    """Le chemin de chaque fichier demandé, relatif au guide ; lève une faute pour chacun qui n'y est pas."""
    chosen: dict[str, None] = {}
    faults: list[Problem] = []
    for asked in given:
        try:
            chosen.update(dict.fromkeys(places(root, asked.strip())))
        except Problems as problems:
            faults.extend(problems.faults)
    if faults:
        raise Problems(faults)
    return tuple(chosen)


def places(root: Path, asked: str) -> Iterator[str]:
    """Les chemins que désigne une demande : un fichier, tout un dossier, ou un nom seul."""
    path = Path(asked).expanduser()
    here = path if path.is_absolute() else Path.cwd() / path
    exact = here if here.exists() or path.is_absolute() else root / path
    if not asked or not exact.exists():
        yield from lone_file(root, asked)
        return
    where = exact.resolve()
    if not where.is_relative_to(root.resolve()):
        raise Problems([Problem(asked, 1, ELSEWHERE)])
    place = where.relative_to(root.resolve())
    if where.is_file():
        yield read(place.as_posix())
        return
    inside = [name(root, file) for file in source_files(root / place) if known(name(root, file))]
    if not inside:
        raise Problems([Problem(asked, 1, EMPTY)])
    yield from inside


def lone_file(root: Path, asked: str) -> Iterator[str]:
    """Le seul fichier du guide qui porte ce nom, avec ou sans sa fin."""
    files = [name(root, path) for folder in FOLDERS for path in source_files(root / folder)]
    wanted = Path(asked.replace("\\", "/")).as_posix()
    named = [file for file in files if f"/{file}".endswith((f"/{wanted}", f"/{wanted}.md", f"/{wanted}.yml"))]
    if not named or not asked:
        raise Problems([Problem(asked or "FICHIER", 1, ABSENT)])
    if len(named) > 1:
        raise Problems([Problem(asked, 1, SEVERAL.format(named[0]))])
    yield read(named[0])


def read(place: str) -> str:
    """Un chemin que quelque chose vérifie ; refuse les autres plutôt que de dire que tout va bien."""
    if not known(place):
        raise Problems([Problem(place, 1, UNKNOWN)])
    return place


def known(place: str) -> bool:
    """Vrai pour une page ou un fichier de données ; tout ce qui est dans docs/ se vérifie."""
    if any(LEFT.search(part) for part in place.split("/")):
        return False
    return place.startswith("docs/") or (place.startswith("data/") and place.endswith((".yml", ".md")))
