"""Un document mal balisé se voit : chaque faute plantée dans un vrai fichier se dit."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

pytest.importorskip("odfdo", reason="il manque les outils des modèles ; lancez make modeles")

from macros.corpus.facts import Corpus
from macros.documents import takeaway
from macros.documents.archives import changed, dated
from macros.documents.inspection import faults
from macros.models.rgaa import FormatDeDocument
from scripts import documents

FAULTS = {
    (
        "odt",
        "meta.xml",
        "<dc:language>fr-FR</dc:language>",
        "",
    ): "la langue du document n'est pas le français",
    ("odt", "meta.xml", "<dc:title>[^<]*</dc:title>", "<dc:title/>"): "le document n'a pas de titre",
    ("odt", "content.xml", 'outline-level="2"', 'outline-level="4"'): "un titre de niveau 4 suit",
    ("odt", "content.xml", "<svg:title>.*?</svg:title>", ""): "une image n'a pas d'alternative",
    (
        "odt",
        "content.xml",
        "(</?table:table-)header-rows",
        r"\1rows",
    ): "un tableau n'a pas de ligne d'en-tête",
    (
        "docx",
        "docProps/core.xml",
        "<dc:title>[^<]*</dc:title>",
        "<dc:title/>",
    ): "le document n'a pas de titre",
    ("docx", "word/document.xml", "<w:tblHeader[^>]*/>", ""): "un tableau n'a pas de ligne d'en-tête",
    ("docx", "word/document.xml", ' descr="[^"]*"', ""): "une image n'a pas d'alternative",
    ("docx", "word/document.xml", '"(?:Heading2|Titre2)"', '"Heading4"'): "un titre de niveau 4 suit",
    ("docx", "docProps/core.xml", "fr-FR", "en-US"): "la langue du document n'est pas le français",
    ("odt", "content.xml", "<text:h .*?</text:h>", ""): "le document n'a pas de titre de niveau",
    ("ods", "meta.xml", "<dc:title>[^<]*</dc:title>", "<dc:title/>"): "le document n'a pas de titre",
    (
        "ods",
        "content.xml",
        "(</?table:table-)header-rows",
        r"\1rows",
    ): "un tableau n'a pas de ligne d'en-tête",
    (
        "ods",
        "content.xml",
        "<table:table-cell ",
        '<table:table-cell table:number-columns-spanned="2" ',
    ): "des cellules sont fusionnées",
    ("xlsx", "docProps/core.xml", "fr-FR", "en-US"): "la langue du document n'est pas le français",
    ("xlsx", "xl/worksheets/sheet2.xml", ' state="frozen"', ""): "l'en-tête ne reste pas visible",
    (
        "xlsx",
        "xl/worksheets/sheet2.xml",
        "</sheetData>",
        '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    ): "des cellules sont fusionnées",
}


@pytest.fixture(scope="module")
def card(corpus: Corpus) -> Mapping[str, bytes]:
    """La fiche qui a des titres, un tableau et une image ; un tableur."""
    ids = ("inventaire-materiel", "fiche-reflexe-cyberattaque")
    made = [one for id in ids for one in takeaway.made(corpus.variantes[id][0], corpus)]
    return {name.rpartition(".")[2]: content for name, content in made}


@pytest.mark.parametrize("kind", ["odt", "docx", "ods", "xlsx"])
def test_un_vrai_document_n_a_pas_de_faute(card: Mapping[str, bytes], kind: str) -> None:
    assert faults(FormatDeDocument(kind.upper()), card[kind]) == []


@pytest.mark.parametrize("planted", FAULTS)
def test_une_faute_plantee_se_dit(card: Mapping[str, bytes], planted: tuple[str, str, str, str]) -> None:
    kind, part, old, new = planted
    spoilt = changed(
        card[kind],
        {part: lambda content: re.sub(old, new, content.decode("utf-8"), flags=re.DOTALL).encode()},
        dated(card[kind]),
    )
    assert any(FAULTS[planted] in fault for fault in faults(FormatDeDocument(kind.upper()), spoilt))


def test_sans_document_la_commande_le_dit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert documents.main(tmp_path) == 1
    assert capsys.readouterr().err == f"{documents.NONE}\n"
