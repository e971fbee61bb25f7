"""Un sigle que rien n'explique dans sa page s'y écrit en entier, ou se dit après elle."""

import pytest

from macros.markup.abbreviations import Forms, spelled_late

NO_LEXICON = Forms.of(())
UGAP = '<abbr title="Union des groupements d’achats publics">UGAP</abbr>'
SPELLED = "UGAP (Union des groupements d’achats publics)"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<table><tr><th>{UGAP}</th></tr></table>", f"<table><tr><th>{SPELLED}</th></tr></table>"),
        (
            f"<h2>{UGAP}</h2><p><a href='x'>{UGAP}</a> vend.</p>",
            f"<h2>{UGAP}</h2><p><a href='x'>{SPELLED}</a> vend.</p>",
        ),
        (f"<p>{UGAP} puis {UGAP}</p>", f"<p>{SPELLED} puis {UGAP}</p>"),
        (f"<p>Union des groupements d’achats publics.</p><th>{UGAP}</th>", None),
    ],
)
def test_un_sigle_s_ecrit_en_entier_la_ou_il_y_a_la_place(page: str, expected: str | None) -> None:
    assert spelled_late(page, NO_LEXICON) == (expected or page, [])


@pytest.mark.parametrize(
    "page", [f"<h2>{UGAP}</h2>", f"<p>Une centrale ({UGAP}, à Paris)</p>", f"<p>{UGAP} (Paris)</p>"]
)
def test_un_sigle_sans_place_se_dit_apres_la_page(page: str) -> None:
    assert spelled_late(page, NO_LEXICON) == (page, [("UGAP", "Union des groupements d’achats publics")])
