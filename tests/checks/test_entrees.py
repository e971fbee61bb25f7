"""Ce qui ne doit pas entrer se refuse à `make verifier`, à sa ligne, par sa vraie faute, avec un exemple."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.checks.run import verify
from macros.reading.problems import Problem
from scripts.copies import copy_guide
from scripts.jour import today
from tests.checks.entrees import DATA, FILES, ORDINARY, PAGES, STORIES
from tests.conftest import ROOT

TODAY = today(ROOT)
HEAD = "---\ndescription: Une phrase.\n---\n# Titre {}\n\nUne phrase pour commencer.\n\n"
FIRST = 8

WRONG = [(said, text) for said, texts in PAGES.items() for text in texts]
Found = Mapping[str, list[Problem]]


@dataclass(frozen=True)
class Changed:
    """Un fichier dont une ligne a changé, et la ligne où la faute se dit."""

    place: str
    line: int
    last: int


def found(root: Path) -> Found:
    """Les fautes d'un guide, fichier par fichier, dans l'ordre où elles se montrent."""
    told: dict[str, list[Problem]] = defaultdict(list)
    for problem in sorted(verify(root, TODAY)):
        told[problem.path].append(problem)
    return told


def page(rank: int) -> str:
    return f"docs/essais/p{rank}.md"


def write(root: Path, place: str, text: str) -> None:
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """Un guide juste où chaque entrée a sa page, vérifié une fois."""
    root = copy_guide(tmp_path_factory.mktemp("pages") / "guide")
    for rank, text in enumerate([*(text for _, text in WRONG), *ORDINARY]):
        write(root, page(rank), f"{HEAD.format(rank)}{text}\n\nUne phrase pour finir.\n")
    for place in FILES:
        write(root, place, f"{HEAD.format('de trop')}Texte.\n")
    for name in ("docs/raccourci.md", "docs/raccourci.txt"):
        (root / name).symlink_to("/etc/hostname")
    return found(root)


def change(root: Path, folder: str, cases: Iterable[tuple[str, str, str]]) -> list[Changed]:
    """Change une ligne d'un fichier différent à chaque fois, parmi ceux qui l'ont."""
    free = [path for path in sorted((root / folder).iterdir()) if path.stem not in ("index", "_modele")]
    done = []
    for pattern, wrong, _ in cases:
        line = re.compile(pattern, re.MULTILINE)
        path = next(one for one in free if line.search(one.read_text(encoding="utf-8")))
        free.remove(path)
        text = path.read_text(encoding="utf-8")
        match = line.search(text)
        assert match
        first = text.count("\n", 0, match.start()) + 1
        write(root, path.relative_to(root).as_posix(), text[: match.start()] + wrong + text[match.end() :])
        done.append(Changed(path.relative_to(root).as_posix(), first, first + wrong.count("\n") + 1))
    return done


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Found, list[Changed]]:
    """Un guide où une ligne de chaque fiche et de chaque récit est fausse, vérifié une fois."""
    root = copy_guide(tmp_path_factory.mktemp("faits") / "guide")
    changed = [*change(root, "data/obligations", DATA), *change(root, "docs/retours", STORIES)]
    return found(root), changed


@pytest.mark.parametrize(("rank", "said", "text"), [(rank, *one) for rank, one in enumerate(WRONG)])
def test_une_page_fausse_se_refuse_a_sa_ligne(pages: Found, rank: int, said: str, text: str) -> None:
    faults = pages[page(rank)]
    last = FIRST + text.count("\n")
    assert said in " ".join(fault.message for fault in faults), faults
    assert all(FIRST <= fault.line <= last for fault in faults), faults
    assert all("Exemple : " in fault.message for fault in faults), faults


@pytest.mark.parametrize(("rank", "text"), list(enumerate(ORDINARY, start=len(WRONG))))
def test_une_page_ordinaire_passe(pages: Found, rank: int, text: str) -> None:
    assert pages[page(rank)] == [], text


@pytest.mark.parametrize("place", [*FILES, "docs/raccourci.md", "docs/raccourci.txt"])
def test_un_fichier_de_trop_se_refuse(pages: Found, place: str) -> None:
    where = place if place in FILES and "Dossier" not in place else place.rpartition("/index.md")[0] or place
    fault = pages[where][0]
    assert FILES.get(place, "raccourci") in fault.message and "Exemple : " in fault.message


@pytest.mark.parametrize("rank", range(len(DATA) + len(STORIES)))
def test_une_donnee_fausse_se_refuse_a_sa_ligne(facts: tuple[Found, list[Changed]], rank: int) -> None:
    told, changed = facts
    place = changed[rank]
    said = [*DATA, *STORIES][rank][2]
    faults = told[place.place]
    assert said in " ".join(fault.message for fault in faults), faults
    assert all("Exemple : " in fault.message for fault in faults), faults
    assert all(place.line <= fault.line <= place.last for fault in faults if said in fault.message), faults


def test_rien_d_autre_n_est_accuse(pages: Found, facts: tuple[Found, list[Changed]]) -> None:
    """Une faute n'en fait pas dire dix autres, dans des fichiers que la personne n'a pas touchés."""
    told, changed = facts
    assert {place for place in told if told[place]} == {one.place for one in changed}
    names = {place.split("/")[1] for place in pages if pages[place]}
    assert names == {"essais", "raccourci.md", "raccourci.txt", *(place.split("/")[1] for place in FILES)}
