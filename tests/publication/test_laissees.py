"""Les pages qu'une édition laisse : aucun lien n'y mène plus, d'où qu'il parte, et le reste ne bouge pas."""

from pathlib import Path

import pytest

from macros.models.edition import Edition
from macros.publication.trimming import trimmed
from tests.conftest import OURS

ADDRESS = "https://x.fr/guide"
LEFT = OURS.model_copy(update={"pages_laissees": ("a/b/",)})

PAGES = {
    "index.html": '<p>Lisez <a href="a/b/">le b</a> et <a href="b/">un autre</a>.</p>',
    "a/index.html": (
        '<nav><ul><li><a href="b/">B</a> (3)</li><li><a href="../c/">C</a></li></ul></nav>'
        '<ul><li><a href="b/#x">B</a></li><li><a href="b/">B</a> : la suite</li></ul>'
        f'<div class="carte"><a href="{ADDRESS}/a/b/">B</a> et sa phrase</div>'
        '<p class="porte">Une <a href="/guide/a/b/">porte</a></p><p><a href="https://y.fr/a/b/">ailleurs</a></p>'
    ),
    "a/b/index.html": "<p>B</p>",
    "c/index.html": '<p><a href="b/">le b de c</a>, <a href="../b/">celui de la racine</a></p>',
}
KEPT = {
    "index.html": '<p>Lisez le b et <a href="b/">un autre</a>.</p>',
    "a/index.html": (
        '<nav><ul><li><a href="../c/">C</a></li></ul></nav><ul><li>B : la suite</li></ul>'
        '<p><a href="https://y.fr/a/b/">ailleurs</a></p>'
    ),
}
PLAN = "<urlset>\n" + "".join(f"<url><loc>{ADDRESS}/{it}</loc></url>\n" for it in ("", "a/", "a/b/", "c/"))


def whole(body: str) -> str:
    return f'<!DOCTYPE html>\n<html lang="fr"><head><title>T</title></head><body>{body}</body></html>'


@pytest.mark.parametrize(("edition", "gone"), [(LEFT, True), (OURS, False)])
def test_rien_ne_mene_plus_a_une_page_laissee(tmp_path: Path, edition: Edition, gone: bool) -> None:
    for name, body in PAGES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(whole(body), encoding="utf-8")
    (tmp_path / "sitemap.xml").write_text(f"{PLAN}</urlset>", encoding="utf-8")
    trimmed(tmp_path, edition, ADDRESS)
    assert (tmp_path / "a/b").exists() is not gone
    for name, body in PAGES.items():
        if name != "a/b/index.html":
            expected = KEPT.get(name, body) if gone else body
            assert (tmp_path / name).read_text("utf-8") == whole(expected), name
    plan = (tmp_path / "sitemap.xml").read_text("utf-8")
    places = [f"{ADDRESS}/{it}" for it in ("", "a/", *([] if gone else ["a/b/"]), "c/")]
    assert [line.partition("</loc>")[0] for line in plan.split("<loc>")[1:]] == places
