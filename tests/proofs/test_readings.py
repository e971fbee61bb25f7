"""La lisibilité mesurée : de longues phrases donnent un score plus bas, une page courte n'en a pas."""

from pathlib import Path

from macros.proofs.readings import readability

EASY = "Le maire lit. Il signe la page. Il la range. " * 10
HARD = (
    "L'administration territoriale organise, conformément aux recommandations, une dématérialisation "
    "progressive de ses procédures réglementaires, budgétaires et patrimoniales. " * 6
)


def test_les_pages_les_plus_dures_viennent_d_abord(tmp_path: Path) -> None:
    for name, text in (("a", EASY), ("b", HARD), ("c", "Trop court.")):
        (tmp_path / name).mkdir()
        page = f"<main><p>{text}</p><table><tr><td>{HARD}</td></tr></table></main>"
        (tmp_path / name / "index.html").write_text(page, "utf-8")
    found = readability(tmp_path, {"a/": "a.md", "b/": "b.md", "c/": "c.md"})
    assert (found.pages, found.difficiles) == (2, 1)
    assert [one.page for one in found.plus_dures] == ["b.md", "a.md"]
    assert found.plus_dures[0].score < 50 < found.plus_dures[1].score
