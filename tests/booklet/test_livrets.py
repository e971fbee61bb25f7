"""Les livrets que l'on imprime : ce qui s'applique, seize pages à plier, des liens qui disent leurs pages."""

import io
import re
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("weasyprint", reason="il manque les outils du livret ; lancez make livret")

import pikepdf
from lxml import html

from macros.booklet import communal, extraction, outline, pocket
from macros.booklet.inspection import faults
from macros.corpus.facts import Corpus
from macros.models.obligations import Resultat
from macros.models.profils import Profil
from macros.publication.downloads import link_all
from macros.views import telecharger
from macros.views.obligations import address
from tests.booklet.conftest import EDITION
from tests.built import Built


@pytest.fixture(scope="module", params=["commune-moins-de-3500-habitants", "syndicat"])
def profile(corpus: Corpus, request: pytest.FixtureRequest) -> Profil:
    return corpus.profil(request.param)


def pages(made: bytes) -> int:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return len(pdf.pages)


def test_le_livret_d_une_tranche_ne_garde_que_ce_qui_s_applique(
    site: Built, corpus: Corpus, profile: Profil
) -> None:
    markup = communal.document(list(communal.parties(corpus, site.root, profile, EDITION)), profile, EDITION)
    titles = {" ".join(it.text_content().split()) for it in html.document_fromstring(markup).iter("h2")}
    for item in corpus.obligations.values():
        title = extraction.title(site.pages[address(item)].tree)
        held = profile.answer(item).resultat is Resultat.S_APPLIQUE
        assert (title in titles) is held, item.id


def test_le_livret_d_une_tranche_se_tient_et_passe_nos_controles(
    site: Built, corpus: Corpus, profile: Profil
) -> None:
    made = communal.livret(corpus, site.root, profile, EDITION)
    assert faults(made) == []
    assert 30 <= pages(made) <= 60


def test_la_vignette_d_un_modele_reste_a_l_ecran(site: Built, corpus: Corpus, profile: Profil) -> None:
    """Sans la feuille du site, elle prenait une demi-page d'encre noire à chaque fiche."""
    assert any("premiere-page" in page.markup for page in site.pages.values())
    parts = list(communal.parties(corpus, site.root, profile, EDITION))
    drawings = html.document_fromstring(communal.document(parts, profile, EDITION)).iter("svg")
    assert [drawing for drawing in drawings if drawing.get("width")] == []


def test_le_lexique_du_livret_n_explique_que_ses_mots(site: Built, corpus: Corpus) -> None:
    said = communal.words(site.root, "La CNIL reçoit ; le RGPDX non.").contenu
    assert [communal.term(entry) for entry in said.xpath("descendant::dl/div")] == ["CNIL"]


@pytest.fixture(scope="module")
def small(site: Built, corpus: Corpus) -> bytes:
    return pocket.poche(corpus, site.root, EDITION)


def test_le_guide_de_poche_a_seize_pages_a5_balisees(small: bytes) -> None:
    assert faults(small) == []
    assert pages(small) == pocket.PAGES
    with pikepdf.open(io.BytesIO(small)) as pdf:
        assert {tuple(round(float(it)) for it in page.mediabox[2:]) for page in pdf.pages} == {(420, 595)}


def test_le_guide_de_poche_se_plie_dans_l_ordre() -> None:
    """Pliées l'une dans l'autre, les quatre feuilles donnent les pages de 1 à 16."""
    sides = list(pocket.sides())
    sheets = [
        (front[1], back[0], back[1], front[0]) for front, back in zip(sides[::2], sides[1::2], strict=True)
    ]
    first = [page for sheet in sheets for page in sheet[:2]]
    last = [page for sheet in reversed(sheets) for page in sheet[2:]]
    assert [*first, *last] == list(range(1, pocket.PAGES + 1))


def test_les_feuilles_a_plier_portent_chaque_page_a_sa_moitie(small: bytes, tmp_path: Path) -> None:
    sheets = pocket.imposed(small)
    assert pocket.imposed(small) == sheets
    with pikepdf.open(io.BytesIO(sheets)) as pdf:
        assert len(pdf.pages) == pocket.PAGES // 2
        assert {tuple(round(float(it)) for it in page.mediabox[2:]) for page in pdf.pages} == {(842, 595)}
        with pdf.open_metadata() as described:
            assert str(described["dc:title"]).startswith(f"{pocket.TITRE}, à imprimer recto verso")
    one_by_one, folded = tmp_path / "poche.pdf", tmp_path / "feuilles.pdf"
    one_by_one.write_bytes(small)
    folded.write_bytes(sheets)
    read = words(one_by_one).split("\f")
    for half, left in enumerate((0, 421)):
        shown = words(folded, "-x", str(left), "-y", "0", "-W", "421", "-H", "595").split("\f")
        for side, numbers in enumerate(pocket.sides()):
            assert sorted(shown[side].split()) == sorted(read[numbers[half] - 1].split()), (side, half)


def words(place: Path, *options: str) -> str:
    command = ["pdftotext", *options, str(place), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_un_guide_de_poche_trop_long_se_refuse(
    site: Built, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pocket, "PAGES", 8)
    with pytest.raises(ValueError, match="il en faut 8, abrégez-le"):
        pocket.poche(corpus, site.root, EDITION)


def test_la_feuille_de_route_et_la_charte_ont_leur_livret(site: Built, corpus: Corpus) -> None:
    for name, _, folder in telecharger.RUBRIQUES:
        held = outline.apart(corpus, site.root, folder)
        assert [it.ouvre for it in held] == [True, *[False] * (len(held) - 1)], name
        assert all(it.adresse.startswith(folder) for it in held)


def test_chaque_lien_vers_un_pdf_dit_ses_pages(small: bytes) -> None:
    place = f"{telecharger.DOSSIER}{telecharger.POCHE}"
    waiting = f'<span data-fichier="{place}">Le guide de poche (PDF balisé, en français)</span>'
    said = link_all(waiting, "telecharger/", {place: small})
    assert re.search(r"\(PDF balisé, en français, 16 pages, \d+ ko\)", said.replace("\u00a0", " "))


def test_le_livret_complet_se_dit_a_ne_pas_imprimer(site: Built) -> None:
    assert "Le livret complet, à ne pas imprimer" in site.pages["telecharger/"].markup


def test_une_page_nomme_sa_fiche_en_haut_et_se_lit_sans_script(
    site: Built, corpus: Corpus, tmp_path: Path
) -> None:
    made = tmp_path / "livret.pdf"
    made.write_bytes(communal.livret(corpus, site.root, corpus.profils()[0], EDITION))
    said = subprocess.run(
        ["pdftotext", "-layout", str(made), "-"], check=True, capture_output=True, text=True
    )
    tops = {page.strip().splitlines()[0].strip() for page in said.stdout.split("\f") if page.strip()}
    assert any("registre des traitements" in top for top in tops), sorted(tops)
    read = " ".join(said.stdout.split())
    assert "(NIS 2). Non : projet" in read, "les colonnes d'un refus se collent"
    assert "« non » (question 1) et « non » (question 2) : ne vous concerne pas. La loi vise un site" in read
    assert "Il reste la question" not in read
    bottoms = [page.splitlines() for page in said.stdout.split("\f") if "Édition du" in page]
    assert not [lines for lines in bottoms if re.match(r"\d+\. .*\?$", last_before_foot(lines))]


def last_before_foot(lines: list[str]) -> str:
    """La dernière ligne d'une page, avant son pied."""
    return next(line for line in reversed(lines) if line.strip() and "Édition du" not in line).strip()
