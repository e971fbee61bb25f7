"""Les tableaux et les notes : réguliers, ou dits à leur ligne."""

import pytest

from macros.checks import tables
from tests.conftest import Drafted

HEAD = "---\ndescription: Une phrase.\n---\n# Titre\n\n"

GOOD = (
    "| Un | Deux |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |",
    "Un | Deux\n--- | ---\n1 | 2",
    "| | Deux |\n| --- | --- |\n| 1 | 2 |",
    "| Un | Deux |\n|---|---|\n| 1 | a \\| b |",
    "| Un | Deux |\n|---|---|\n| 1 | `a | b` |",
    "Une barre | dans une phrase.",
    "```\n| a |\n| 1 | 2 |\n```",
)

BAD = {
    "| Un | Deux |\n| --- | --- |\n| 1 | 2 | 3 |": (8, tables.COUNT.format("3 cases", "2 colonnes")),
    "| Un | Deux |\n| --- | --- |\n| 1 |": (8, tables.COUNT.format("1 case", "2 colonnes")),
    "Un | Deux\n--- | ---\n1 | 2 | 3": (8, tables.COUNT.format("3 cases", "2 colonnes")),
    "| Un | Deux |\n| --- |\n| 1 | 2 |": (7, tables.COUNT.format("1 case", "2 colonnes")),
    "| 1 | 2 |\n| 3 | 4 |": (6, tables.HEADLESS),
    "| 1 | 2 |": (6, tables.HEADLESS),
    "| | |\n| --- | --- |\n| 1 | 2 |": (6, tables.HEADLESS),
    "| Un | |\n| --- | --- |\n| 1 | 2 |": (6, tables.HEADLESS),
    "| --- | --- |\n| 1 | 2 |": (6, tables.HEADLESS),
}


@pytest.mark.parametrize("text", GOOD)
def test_un_tableau_regulier_passe(draft: Drafted, text: str) -> None:
    assert list(tables.tableaux(draft(f"{HEAD}{text}\n"))) == []


@pytest.mark.parametrize("text", BAD)
def test_un_tableau_boiteux_est_dit(draft: Drafted, text: str) -> None:
    assert next(tables.tableaux(draft(f"{HEAD}{text}\n"))) == BAD[text]


@pytest.mark.parametrize(
    "text",
    ["Un mot[^1].\n\n[^1]: La note.", "Un[^a] deux[^a].\n\n[^a]: La note.", "Le code `[^1]`.", "a[b^2]"],
)
def test_une_note_ecrite_et_appelee_passe(draft: Drafted, text: str) -> None:
    assert list(tables.notes(draft(f"{HEAD}{text}\n"))) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Un mot[^1].", (6, tables.ABSENT.format("1"))),
        ("Un mot.\n\n[^1]: La note.", (8, tables.ORPHAN.format("1"))),
        ("Un[^1].\n\n[^1]: Une.\n\n[^1]: Deux.", (10, tables.TWICE.format("1"))),
        ("Un[^1] mot[^2].\n\n[^1]: La note.", (6, tables.ABSENT.format("2"))),
    ],
)
def test_une_note_seule_est_dite(draft: Drafted, text: str, fault: tuple[int, str]) -> None:
    assert list(tables.notes(draft(f"{HEAD}{text}\n"))) == [fault]


def test_un_tableau_sans_titre_est_dit(draft: Drafted) -> None:
    named = f"{HEAD}Tableau : Un essai\n\n| Un | Deux |\n| --- | --- |\n| 1 | 2 |\n"
    assert list(tables.titres_de_tableaux(draft(named))) == []
    assert list(tables.titres_de_tableaux(draft(named.replace("Tableau : ", "")))) == [(8, tables.UNTITLED)]
