"""Les fichiers fabriqués : identiques à chaque fois, en français, structurés, et qui s'ouvrent vraiment."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("odfdo", reason="il manque les outils des modèles ; lancez make modeles")

import docx
import odfdo
import openpyxl
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from macros.corpus.facts import Corpus
from macros.documents import takeaway
from macros.documents.archives import parts
from macros.documents.shapes import PALE, SIGNATURE
from macros.exports.tints import HEAD, INK
from macros.models.champs import ESPACE
from macros.models.modeles import FormatDeTexte, MiseEnPage, Modele, ModeleDeTableau, ModeleDeTexte
from macros.models.registre import Suivi
from macros.texts.french import in_words
from macros.texts.typography import typeset
from tests.documents.remplis import Files, all_variants, completed_from, plausible

TEXTS = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLES = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLES = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def files(corpus: Corpus) -> Files:
    return dict(takeaway.files(corpus))


def of_kind(files: Files, corpus: Corpus, kind: str) -> list[tuple[Modele, bytes]]:
    spoken = {one.nom: one.modele for variantes in corpus.variantes.values() for one in variantes}
    return [
        (spoken[name.removesuffix(f".{kind}")], made) for name, made in files.items() if name.endswith(kind)
    ]


def blanks(text: str) -> set[str]:
    return {name.replace("\u2019", "'").replace("\u00a0", " ") for name in ESPACE.findall(text)}


def test_refaire_un_fichier_donne_les_memes_octets(files: Files, corpus: Corpus) -> None:
    for id in ("fiche-reflexe-cyberattaque", "registre-des-traitements"):
        for name, content in takeaway.made(corpus.variantes[id][0], corpus):
            assert content == files[name], name


def test_chaque_odt_est_en_francais_titre_et_structure(files: Files, corpus: Corpus) -> None:
    for modele, content in of_kind(files, corpus, "odt"):
        document = odfdo.Document(io.BytesIO(content))
        assert document.meta.language == "fr-FR"
        assert isinstance(modele, ModeleDeTexte) and document.meta.title == modele.heading
        levels = [int(header.level or 0) for header in document.body.headers]
        assert levels[0] == 1 and levels.count(1) == 1, modele.id
        assert all(after <= before + 1 for before, after in pairwise(levels)), modele.id
        assert blanks(all_text(content)) == set(modele.blanks()), modele.id


def test_chaque_tableau_odt_a_sa_ligne_d_en_tete(files: Files, corpus: Corpus) -> None:
    seen = 0
    for modele, content in of_kind(files, corpus, "odt"):
        root = etree.fromstring(parts(content)["content.xml"])
        for table in root.iter(f"{TABLES}table"):
            seen += 1
            assert table.find(f"{TABLES}table-header-rows") is not None, modele.id
    assert seen > 5


def test_chaque_docx_est_en_francais_titre_et_structure(files: Files, corpus: Corpus) -> None:
    for modele, content in of_kind(files, corpus, "docx"):
        document = docx.Document(io.BytesIO(content))
        assert isinstance(modele, ModeleDeTexte) and document.core_properties.title == modele.heading
        assert document.core_properties.language == "fr-FR"
        languages = {lang.get(f"{W}val") for lang in document.styles.element.iter(f"{W}lang")}
        assert languages == {"fr-FR"}, modele.id
        links = document.styles.element.findall(f"{W}style[@{W}styleId='Hyperlink']/{W}rPr/{W}u")
        assert [line.get(f"{W}val") for line in links] == ["single"], modele.id
        styles = [it.style.name for it in document.paragraphs if it.style]
        assert styles.count("Heading 1") == 1, modele.id
        assert styles[0] == ("Acte" if modele.objet else "Heading 1"), modele.id
        text = "".join(node.text or "" for node in document.element.iter(f"{W}t"))
        assert blanks(text) == set(modele.blanks()), modele.id
        for table in document.tables:
            assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None, modele.id


def all_text(odt: bytes) -> str:
    """Le texte d'un ODT, ses champs de saisie compris."""
    root = etree.fromstring(parts(odt)["content.xml"])
    return " ".join("".join(node.itertext()) for node in root.iter(f"{TEXTS}p", f"{TEXTS}h"))


def test_le_pied_de_page_n_est_que_celui_du_document(files: Files) -> None:
    """Ni notre confiance, ni notre licence dans ce qui se signe : la faute figurait sur chaque page."""
    for name, content in files.items():
        held = parts(content)
        if name.endswith(".docx"):
            feet = [docx.Document(io.BytesIO(content)).sections[0].footer.paragraphs[0].text]
        elif name.endswith(".xlsx"):
            book = openpyxl.load_workbook(io.BytesIO(content))
            feet = [page.oddFooter.left.text.replace("&P", "1").replace("&N", "1") for page in book]
        else:
            styles = etree.fromstring(held["styles.xml"])
            feet = ["".join(it.itertext()).strip() for it in styles.iter(f"{STYLES}footer") if len(it)]
        assert feet and all(re.fullmatch(r"Page 1 sur 1", foot) for foot in feet), (name, feet)


def test_les_proprietes_disent_d_ou_vient_le_fichier(files: Files, corpus: Corpus) -> None:
    for kind, held in (
        ("odt", "meta.xml"),
        ("ods", "meta.xml"),
        ("docx", "docProps/core.xml"),
        ("xlsx", "docProps/core.xml"),
    ):
        for modele, content in of_kind(files, corpus, kind):
            said = {
                etree.QName(it).localname: it.text for it in etree.fromstring(parts(content)[held]).iter()
            }
            assert said["title"] == (modele.heading if isinstance(modele, ModeleDeTexte) else modele.titre)
            assert said["creator"] == "Guide pratique du numérique des petites collectivités", modele.id
            assert said["subject"] == modele.description
            assert f"Licence Ouverte 2.0. Vérifié le {in_words(modele.verifie_le)}, confiance" in str(
                said["description"]
            )


def test_un_espace_rempli_n_a_plus_de_couleur(files: Files) -> None:
    """Un champ de saisie en ODT, une boîte qui s'efface en DOCX, une règle en tableur : rien n'est peint."""
    for name, content in files.items():
        held = parts(content)
        if name.endswith(".odt"):
            root = etree.fromstring(held["content.xml"])
            entries = ["".join(it.itertext()) for it in root.iter(f"{TEXTS}text-input")]
            assert blanks(" ".join(entries)) == blanks(all_text(content)), name
            assert b"background-color" not in b"".join(
                re.findall(rb'family="text".*?</style:style>', held["styles.xml"])
            ), name
        if name.endswith(".docx"):
            root = etree.fromstring(held["word/document.xml"])
            painted = root.findall(f".//{W}rStyle[@{W}val='Espace']")
            boxes = root.findall(f".//{W}sdt/{W}sdtContent/{W}r/{W}rPr/{W}rStyle[@{W}val='Espace']")
            assert len(painted) == len(boxes), name
            for settings in root.iter(f"{W}sdtPr"):
                assert settings.find(f"{W}temporary") is not None, name
                assert settings.find(f"{W}showingPlcHdr") is not None, name
                assert settings.find(f"{W}rPr/{W}rStyle") is None, name
        if name.endswith(".ods"):
            rules = re.findall(rb"calcext:value=\"contains-text\(&quot;\[&quot;\)\"", held["content.xml"])
            assert len(rules) == held["content.xml"].count(b"<table:table ")
            assert PALE.encode() not in held["content.xml"]


def test_chaque_fichier_prend_les_couleurs_de_l_edition(files: Files) -> None:
    """Les tableurs gardaient le bleu des styles de référence."""
    for name, content in files.items():
        left = [
            part for part, held in parts(content).items() if INK.encode() in held or HEAD.encode() in held
        ]
        assert left == [], name


def test_le_code_a_scanner_est_une_image_decrite(files: Files) -> None:
    odt = etree.fromstring(parts(files["fiche-reflexe-cyberattaque.odt"])["content.xml"])
    docx_file = parts(files["fiche-reflexe-cyberattaque.docx"])
    assert [name for name in docx_file if name.startswith("word/media/") and name.endswith(".png")]
    assert b"17cyber.gouv.fr" in docx_file["word/document.xml"]
    assert len(list(odt.iter("{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}image"))) == 1
    assert "Code à scanner pour ouvrir 17cyber.gouv.fr" in all_text(files["fiche-reflexe-cyberattaque.odt"])


def test_le_registre_ods_se_relit_feuille_par_feuille(files: Files, corpus: Corpus) -> None:
    document = odfdo.Document(io.BytesIO(files["registre-des-traitements.ods"]))
    assert document.meta.language == "fr-FR"
    tables = document.body.tables
    assert [table.name for table in tables][:2] == ["Page de garde", "État civil"]
    assert len(tables) == 1 + 13 + 2 + 3
    root = etree.fromstring(parts(files["registre-des-traitements.ods"])["content.xml"])
    assert all(table.find(f"{TABLES}table-header-rows") is not None for table in root.iter(f"{TABLES}table"))
    text = " ".join("".join(node.itertext()) for node in root.iter(f"{TEXTS}p"))
    assert blanks(text) == set(corpus.modele("registre-des-traitements").blanks())


RUBRIQUES = (
    *("Activité", "Responsable", "Pourquoi (finalité)", "Ce qui l'autorise (base légale)", "Textes"),
    *("Personnes concernées", "Données", "Données sensibles", "Qui les reçoit (destinataires)", "Durée"),
    *("Sécurité", "Points de vigilance", "Analyse d'impact", "Information des personnes"),
)
"""Ce que demande l'article 30, puis ce qui est utile à la mairie."""

DITS = ("finalite", "donnees_sensibles", "analyse_d_impact", "information_des_personnes", "textes")
DITS_EN_LISTE = ("personnes", "donnees", "destinataires", "securite", "points_de_vigilance")


def test_chaque_onglet_du_registre_dit_tout(files: Files, corpus: Corpus) -> None:
    """Une fiche par activité, chaque rubrique à sa place ; l'ODS dit la même chose."""
    modele = corpus.modele("registre-des-traitements")
    assert isinstance(modele, ModeleDeTableau)
    registre = modele.registre
    book = openpyxl.load_workbook(io.BytesIO(files["registre-des-traitements.xlsx"]))
    assert book.properties.title == modele.titre
    guard, *fiches = book.worksheets[: 1 + len(registre.traitements)]
    left = [*(one.nom for one in registre.suivis), "Fiche vierge", "Mode d'emploi", "Sources"]
    assert book.sheetnames[1 + len(fiches) :] == list(map(typeset, left))
    kept = [typeset(one.rubrique) for one in registre.a_remplir_par_fiche]
    for item, page in zip(registre.traitements, fiches, strict=True):
        assert typeset(item.nom).startswith(page.title)
        head, *rows = page.iter_rows(values_only=True)
        assert head[:1] == ("Rubrique",) and str(head[1]).startswith("Contenu prérempli")
        lasts = [typeset(f"Durée : {one.objet}") for one in item.durees]
        assert [row[0] for row in rows] == [*named(lasts), *kept], item.id
        cells = " ".join(str(cell) for row in rows for cell in row).casefold()
        said = [getattr(item, name) for name in (*DITS, *DITS_EN_LISTE)]
        words = [word for one in said for word in ((one,) if isinstance(one, str) else one)]
        for word in (*words, *(one.duree for one in item.durees)):
            assert typeset(word).casefold() in cells, (item.id, word)
    assert [row[0] for row in book["Fiche vierge"].iter_rows(min_row=2, values_only=True)] == [
        *named(["Durée"]),
        *kept,
    ]
    covered = {row[0]: str(row[1]) for row in guard.iter_rows(values_only=True)}
    for rank, item in enumerate(registre.traitements, start=1):
        assert covered[typeset(f"Activité {rank}")] == typeset(item.nom)
    assert "Licence Ouverte 2.0" in covered["Ce fichier"]
    for suivi in registre.suivis:
        assert_kept(book[typeset(suivi.nom)], suivi, corpus)
    advice = " ".join(str(cell) for row in book[typeset("Mode d'emploi")].values for cell in row)
    assert all(typeset(one) in advice for one in (*modele.reserves, registre.regle_des_archives.texte))
    sources = " ".join(str(cell) for row in book["Sources"].values for cell in row)
    cited = {*modele.sources, *(name for item in registre.traitements for name in item.sources)}
    assert all(typeset(corpus.sources[name].nom_court) in sources for name in cited)


def named(durations: Sequence[str]) -> Iterator[str]:
    """Les rubriques d'une fiche, chacune de ses durées à la place de « Durée »."""
    for name in RUBRIQUES:
        yield from durations if name == "Durée" else [typeset(name)]


def assert_kept(page: Worksheet, suivi: Suivi, corpus: Corpus) -> None:
    """Un tableau à tenir : ses colonnes, l'article qui le demande, de la place, l'en-tête figé."""
    rows = list(page.iter_rows(values_only=True))
    assert list(rows[0]) == [typeset(one.rubrique) for one in suivi.colonnes]
    assert rows[2][0] == typeset(corpus.articles[suivi.article].reference)
    assert len(rows) >= 20 and not any(rows[-1])
    assert page.freeze_panes == "B2"


CLASSEURS = ("registre-des-traitements", "tableau-des-contrats", "inventaire-materiel")


@pytest.mark.parametrize("id", CLASSEURS)
def test_un_xlsx_dit_la_meme_chose_que_l_ods(files: Files, id: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files[f"{id}.xlsx"]))
    assert book.properties.language == "fr-FR"
    root = etree.fromstring(parts(files[f"{id}.ods"])["content.xml"])
    for page, table in zip(book.worksheets, root.iter(f"{TABLES}table"), strict=True):
        assert page.print_title_rows == "$1:$1"
        theirs = [word for node in table.iter(f"{TEXTS}p") for word in "".join(node.itertext()).split()]
        ours = [
            word
            for row in page.iter_rows(values_only=True)
            for cell in row
            for word in str(cell or "").split()
        ]
        assert ours == theirs, page.title


@pytest.mark.parametrize("id", CLASSEURS[1:])
def test_les_contrats_et_l_inventaire_se_tiennent_en_tableur(files: Files, corpus: Corpus, id: str) -> None:
    """Une ligne par contrat ou par appareil, l'article qui la demande, et de quoi en ajouter."""
    modele = corpus.modele(id)
    assert isinstance(modele, ModeleDeTexte) and modele.classeur
    book = openpyxl.load_workbook(io.BytesIO(files[f"{id}.xlsx"]))
    assert book.properties.title == modele.titre
    names = [typeset(suivi.nom) for suivi in modele.classeur.suivis]
    assert book.sheetnames == ["Page de garde", *names, typeset("Mode d'emploi"), "Sources"]
    for suivi in modele.classeur.suivis:
        assert_kept(book[typeset(suivi.nom)], suivi, corpus)
    said = " ".join(
        str(cell) for row in book[typeset("Mode d'emploi")].iter_rows(values_only=True) for cell in row
    )
    assert all(typeset(reserve) in said for reserve in modele.reserves)


@pytest.fixture(scope="module")
def completed(files: Files, corpus: Corpus) -> Files:
    """Chaque fichier rempli comme la veille d'un conseil."""
    return completed_from(files, corpus, plausible)


@pytest.fixture(scope="module")
def pdfs(completed: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Chaque fichier rempli, converti en PDF par LibreOffice : `odt/courriel.pdf`."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice absent : la conversion en PDF n'est pas essayée ici")
    folder = tmp_path_factory.mktemp("pdf")
    for name, content in completed.items():
        kind = name.rpartition(".")[2]
        (folder / kind).mkdir(exist_ok=True)
        (folder / kind / name).write_bytes(content)
    for kind in ("odt", "docx", "ods", "xlsx"):
        home = f"-env:UserInstallation=file://{folder}/profil"
        sources = [str(path) for path in sorted((folder / kind).glob(f"*.{kind}"))]
        command = [
            office,
            home,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder / kind),
            *sources,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def words(pdf: Path) -> str:
    """Les mots d'un PDF, sans espaces, pieds de page ni coupures de lignes."""
    said = subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True
    ).stdout.decode()
    return "".join(re.sub(r"[\s•]", "", said))


def test_libreoffice_ouvre_chaque_texte_et_n_en_perd_rien(pdfs: Path, completed: Files) -> None:
    for kind in ("odt", "docx"):
        for name, content in ((name, it) for name, it in completed.items() if name.endswith(".odt")):
            shown = words(pdfs / kind / f"{name.removesuffix('.odt')}.pdf")
            root = etree.fromstring(parts(content)["content.xml"])
            for node in [*root.iter(f"{TEXTS}p"), *root.iter(f"{TEXTS}h")]:
                said = "".join(node.itertext())
                if said.startswith("☐"):
                    # Le PDF coupe ces lignes à l'espace fine, qu'il prend dans une autre lettre.
                    assert all(word in shown for word in said.split()[1:]), f"{name} en {kind} : « {said} »"
                    continue
                start = re.sub(r"\s", "", said)[:25]
                assert start in shown, f"{name} en {kind} : « {start} » manque"


PROMISES = (("deux pages", 2), ("une page", 1), ("Lettre de mission", 1))
"""Ce que le titre ou la description d'un modèle annonce de sa longueur."""


def test_un_modele_tient_dans_les_pages_qu_il_annonce(pdfs: Path, corpus: Corpus) -> None:
    promised = 0
    for one in all_variants(corpus):
        said = f"{one.modele.titre}. {one.modele.description}"
        for pages in [count for words, count in PROMISES if words.lower() in said.lower()][:1]:
            for kind in FormatDeTexte:
                promised += 1
                assert len(sheets(pdfs / kind / f"{one.nom}.pdf")) == pages, f"{one.nom}.{kind}"
    assert promised > 30


def sheets(pdf: Path) -> list[list[str]]:
    """Les lignes de chaque page d'un PDF, sans son pied."""
    said = subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = (re.sub(r"Page \d+ sur \d+\s*$", "", page) for page in said.split("\f")[:-1])
    return [list(filter(None, map(str.strip, page.splitlines()))) for page in pages]


def test_nulle_page_n_est_vide_ni_ne_commence_par_une_signature(
    pdfs: Path, completed: Files, corpus: Corpus
) -> None:
    """Un procès-verbal laissait le secrétaire signer seul sur une feuille blanche."""
    signed = 0
    for one in all_variants(corpus):
        for kind in FormatDeTexte if isinstance(one.modele, ModeleDeTexte) else ():
            names = signatures(completed[f"{one.nom}.odt"])
            signed += len(names)
            pages = sheets(pdfs / kind / f"{one.nom}.pdf")
            for rank, lines in enumerate(pages, start=1):
                place = f"{one.nom}.{kind}, page {rank}"
                assert lines, f"{place} : vide"
                assert not lines[0].startswith(names), f"{place} : « {lines[0]} » seul"
                assert rank == len(pages) or not lines[-1].endswith(":"), (
                    f"{place} : rien après « {lines[-1]} »"
                )
    assert signed > 60


def signatures(odt: bytes) -> tuple[str, ...]:
    """Par quoi commence chaque ligne à signer d'un ODT."""
    root = etree.fromstring(parts(odt)["content.xml"])
    return tuple(
        "".join(it.itertext()).partition(",")[0]
        for it in root.iter(f"{TEXTS}p")
        if (it.get(f"{TEXTS}style-name") or "").startswith(SIGNATURE)
    )


DEUX_METRES = 20
"""La hauteur des lettres, en points, qu'il faut pour lire à deux mètres."""


def test_une_affiche_se_lit_a_deux_metres(pdfs: Path, corpus: Corpus) -> None:
    posters = [
        one
        for one in all_variants(corpus)
        if isinstance(one.modele, ModeleDeTexte) and one.modele.mise_en_page is MiseEnPage.AFFICHE
    ]
    assert posters
    for one in posters:
        for kind in FormatDeTexte:
            command = ["pdftotext", "-bbox", str(pdfs / kind / f"{one.nom}.pdf"), "-"]
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            boxes = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)<', said)
            small = [word for top, bottom, word in boxes if float(bottom) - float(top) < DEUX_METRES]
            assert small == ["Page", "1", "sur", "1"], f"{one.nom}.{kind}"


@pytest.mark.parametrize(("id", "pages"), [*zip(CLASSEURS, (19, 5, 6), strict=True)])
def test_un_tableur_s_imprime_une_feuille_par_page(pdfs: Path, id: str, pages: int) -> None:
    for kind in ("ods", "xlsx"):
        said = subprocess.run(["pdfinfo", str(pdfs / kind / f"{id}.pdf")], check=True, capture_output=True)
        assert re.search(rf"^Pages: +{pages}$", said.stdout.decode(), re.MULTILINE), kind
