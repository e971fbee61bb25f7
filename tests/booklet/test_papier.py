"""Le PDF : balisé, daté à chaque page, le même à chaque fois ; et chaque contrôle sait voir sa faute."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("weasyprint", reason="il manque les outils du livret ; lancez make livret")

import pikepdf
from pikepdf import Name, Pdf

from macros.booklet import paper, profiles
from macros.booklet.inspection import faults, role, walk
from macros.building.guide import current_guide
from macros.models.profils import Profil
from tests.booklet.conftest import EDITION, assembled
from tests.built import Built
from tests.conftest import ROOT

STYLES = (paper.sheet("livret.css"),)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Le livret du petit site."""
    from tests.booklet.conftest import ACCUEIL, LEXIQUE, SIGLES, write

    site = tmp_path_factory.mktemp("site")
    for address, main in (("", ACCUEIL), ("lexique/", LEXIQUE), ("lexique/sigles/", SIGLES)):
        write(site, address, main)
    return paper.pdf(assembled(site), EDITION, STYLES)


def spoiled(content: bytes, change: Callable[[Pdf], None]) -> list[str]:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(out)
    return faults(out.getvalue())


def nodes(pdf: Pdf, name: str) -> list[pikepdf.Object]:
    return [node for node in walk(pdf.Root.StructTreeRoot) if role(node) == name]


def test_le_livret_passe_nos_controles(made: bytes) -> None:
    assert faults(made) == []


def test_le_meme_document_donne_les_memes_octets(petit_site: Path, made: bytes) -> None:
    assert paper.pdf(assembled(petit_site), EDITION, STYLES) == made


def test_un_lien_dit_ou_il_mene(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        said = {str(note.Contents) for page in pdf.pages for note in page.obj.get("/Annots", [])}
    assert said == {"Le guide", "Lexique", "Sigles", "Une commission.", "la loi (https://exemple.fr/loi)"}


def test_les_signets_sont_les_titres(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "Avant de lire",
            "Table des matières",
            "Le guide",
            "Lexique",
        ]


def test_chaque_en_tete_de_tableau_dit_sa_portee(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        scopes = [str(cell.A.Scope) for cell in nodes(pdf, "/TH")]
    assert scopes == ["/Column", "/Column", "/Row"]


def without(name: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        del pdf.Root[name]

    return change


def mute(pdf: Pdf) -> None:
    for node in nodes(pdf, "/Figure"):
        del node["/Alt"]


def unlink(pdf: Pdf) -> None:
    for cell in nodes(pdf, "/TD"):
        del cell["/A"]


def skip(pdf: Pdf) -> None:
    nodes(pdf, "/H3")[0].S = Name.H5


def silence(pdf: Pdf) -> None:
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            note.Contents = pikepdf.String("")


def disorder(pdf: Pdf) -> None:
    for page in pdf.pages:
        if "/Tabs" in page.obj:
            del page.obj["/Tabs"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (without("/StructTreeRoot"), "le fichier n'est pas balisé"),
        (without("/Lang"), "la langue du document n'est pas le français"),
        (without("/MarkInfo"), "le fichier ne se dit pas balisé"),
        (without("/ViewerPreferences"), "la fenêtre montrera le nom du fichier, pas son titre"),
        (without("/Outlines"), "le fichier n'a pas de signets"),
        (without("/Metadata"), "le document n'a pas de titre"),
        (mute, "une figure n'a pas d'alternative"),
        (unlink, "une cellule de tableau n'est reliée à aucun en-tête"),
        (skip, "un titre de niveau 5 suit un titre de niveau 2"),
        (silence, "page 3 : un lien n'a pas d'intitulé"),
        (disorder, "page 3 : la touche Tab ne suit pas l'ordre du texte"),
    ],
)
def test_chaque_controle_voit_sa_faute(made: bytes, change: Callable[[Pdf], None], message: str) -> None:
    assert message in spoiled(made, change)


@pytest.mark.parametrize("profile", current_guide(ROOT).profils(), ids=lambda one: one.slug)
def test_une_fiche_de_profil_tient_sur_deux_pages(site: Built, profile: Profil) -> None:
    content = profiles.fiche(site.root, profile.slug, EDITION)
    assert faults(content) == []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == profiles.PAGES


def test_de_vraies_pages_passent_nos_controles(site: Built) -> None:
    from macros.booklet.outline import Feuillet

    chosen = (Feuillet("ma-collectivite/", True), Feuillet("obligations/declaration-accessibilite/", True))
    assert faults(paper.pdf(assembled(site.root, chosen), EDITION, STYLES)) == []
