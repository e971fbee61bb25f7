"""Une page construite, lue comme une personne la lit."""

from pathlib import Path

from macros.search.reading import PageLue, read_page, read_site

PAGE = """<html><head><title>Non</title><meta name="description" content="Le résumé."></head><body>
<nav>Menu</nav><main><nav>Fil</nav><h1>Un <abbr>titre</abbr></h1><h2 id="une-partie">Une partie</h2>
<p>Une phrase. Une <strong>aut</strong>re, à 25&nbsp;%.</p>
<table><tr><td>Case</td><td>Voisine</td></tr></table>
<script>var x = 1;</script><form>Champ</form></main><footer>Pied</footer></body></html>"""


def test_les_textes_vont_a_leur_place_et_le_tour_de_la_page_n_en_est_pas() -> None:
    assert read_page("a/", PAGE) == PageLue(
        adresse="a/",
        titre="Un titre",
        resume="Le résumé.",
        intertitres=("Une partie",),
        phrases=("Une phrase.", "Une autre, à 25\u00a0%.", "Case", "Voisine"),
        ancres=(("Une partie", "une-partie"),),
    )


def test_une_page_sans_titre_n_est_pas_lue(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b" / "index.html").write_text("<main><p>Redirection</p></main>", encoding="utf-8")
    assert [page.adresse for page in read_site(tmp_path)] == [""]
