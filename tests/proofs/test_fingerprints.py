"""Les empreintes : ce qui périme un constat, et ce qui ne le périme pas."""

from pathlib import Path

import pytest

from macros.proofs.fingerprints import of_page
from macros.reading.digest import of_files

PAGE = (
    '<header>Menu</header><main id="contenu"><h1>Titre</h1>'
    '<p class="a" id="b">Un <br>texte.</p></main><footer>Pied</footer>'
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Menu", "Autre menu"),
        ("Pied", "Autre pied"),
        ("<p class", "\n  <p class"),
        ("texte.", "texte.\n"),
        ('class="a" id="b"', 'id="b" class="a"'),
    ],
)
def test_ce_qui_ne_change_pas_le_contenu_ne_perime_rien(before: str, after: str) -> None:
    assert of_page(PAGE.replace(before, after)) == of_page(PAGE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("texte", "texte nouveau"),
        ("h1", "h2"),
        ('class="a"', 'class="c"'),
        ("<br>", ""),
        ("</p>", '</p><img alt="">'),
    ],
)
def test_ce_qui_change_le_contenu_perime(before: str, after: str) -> None:
    assert of_page(PAGE.replace(before, after)) != of_page(PAGE)


def test_une_date_et_un_bloc_calcule_ne_perime_rien() -> None:
    page = (
        '<main><time datetime="{0}">{0}</time><div class="calcule"><p>{0}<br></p></div><p>fin {1}</p></main>'
    )
    assert of_page(page.format("1", "a")) == of_page(page.format("2", "a"))
    assert of_page(page.format("1", "a")) != of_page(page.format("1", "b"))


def test_l_empreinte_d_un_gabarit_suit_ses_fichiers(tmp_path: Path) -> None:
    first = tmp_path / "a.html"
    first.write_text("un", encoding="utf-8")
    before = of_files(tmp_path, ["a.html", "b.html"])
    assert of_files(tmp_path, ["b.html", "a.html"]) == before
    first.write_text("deux", encoding="utf-8")
    assert of_files(tmp_path, ["a.html", "b.html"]) != before
