"""L'atelier refait une page seule, et le site est alors le même que si l'on avait tout reconstruit."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.copies import copy_guide

PAGE = "docs/obligations/open-data.md"
PLACE = PAGE.removeprefix("docs/")

SCRIPT = """\
import sys
from pathlib import Path
from scripts import preparer
from scripts.atelier import Workshop
root, target = Path.cwd(), Path(sys.argv[1])
preparer.main()
workshop = Workshop(root, target)
page = root / "{page}"
text = page.read_text(encoding="utf-8")
for change in {changes!r}:
    page.write_text(text.replace(*change, 1), encoding="utf-8")
    print(workshop.redo(["{place}"]), flush=True)
workshop.index()
"""

CHANGES = [
    # Un paragraphe de plus : la page seule.
    ("\n## ", "\nUn paragraphe ajouté.\n\n## "),
    # Un sigle que personne n'explique : la faute se dit, la page d'avant reste.
    ("\n## ", "\nUn ZZTOP ajouté.\n\n## "),
    # Un titre de plus, une autre description : d'autres pages peuvent les montrer.
    ("\n## ", "\n## Un titre ajouté\n\n## "),
    ("description: ", "description: Autre. "),
    # Le texte d'avant, puis le paragraphe : la page seule de nouveau.
    ("\n## ", "\nUn paragraphe ajouté.\n\n## "),
]
SAID = ["refait", "refusé", "tout", "tout", "refait"]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path, list[str]]]:
    """Le site dont une page a été refaite seule, et le même, entièrement reconstruit."""
    folder = tmp_path_factory.mktemp("atelier")
    root = copy_guide(folder / "guide")
    script = SCRIPT.format(page=PAGE, place=PLACE, changes=CHANGES)
    command = [sys.executable, "-c", script, str(folder / "seule")]
    said = subprocess.run(
        command, cwd=root, check=True, capture_output=True, text=True, env=environment(root)
    )
    build = [sys.executable, "-m", "scripts.site", str(folder / "entier")]
    subprocess.run(build, cwd=root, check=True, env=environment(root))
    yield folder / "seule", folder / "entier", said.stdout.split()


def environment(root: Path) -> dict[str, str]:
    """De quoi lancer le code de la copie, et lui seul."""
    return {"PYTHONPATH": str(root), "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def test_l_atelier_dit_ce_qu_il_peut_refaire_seul(sites: tuple[Path, Path, list[str]]) -> None:
    assert sites[2] == SAID


def test_refaire_une_page_ou_tout_donne_le_meme_site(sites: tuple[Path, Path, list[str]]) -> None:
    alone, whole, _ = sites
    assert pages(alone) == pages(whole)
    assert "Un paragraphe ajouté." in (alone / "obligations/open-data/index.html").read_text("utf-8")


def test_l_index_de_recherche_suit_la_page_refaite(sites: tuple[Path, Path, list[str]]) -> None:
    alone, whole = ((site / "assets" / "index-recherche.js").read_text("utf-8") for site in sites[:2])
    assert alone == whole


def pages(site: Path) -> dict[str, str]:
    """Le texte de chaque page d'un site."""
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
