"""Les mots que la recherche compare."""

import pytest

from macros.search.words import roots, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'archivage", ["l", "archivage"]),
        ("éco-conception", ["eco", "conception", "ecoconception"]),
        ("article L. 2131-1 du CGCT", ["article", "l2131-1", "du", "cgct"]),
        ("R.* 423-1, L2131-1", ["r423-1", "l2131-1"]),
        ("décret 2026-816", ["decret", "2026-816"]),
        ("10\u202f000 habitants", ["10000", "habitants"]),
        ("@ctes et S²LOW", ["actes", "et", "s2low"]),
    ],
)
def test_un_texte_se_coupe_en_mots(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_un_sigle_n_est_pas_le_pluriel_d_un_autre() -> None:
    assert roots("PCS PC pèse PES") == ["pcs", "pc", "pese", "pes"]
