"""Les fichiers fabriqués : identiques à chaque fois, en français, structurés, et qui s'ouvrent vraiment."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from macros.models.base import Niveau
from macros.models.champs import ESPACE
from macros.models.modeles import FormatDeTexte, MiseEnPage, Modele, ModeleDeTableau, ModeleDeTexte
from macros.models.registre import BASES, Classeur, Duree, Registre, Regle, Temps, Traitement
from macros.models.sources import SourceLue
from macros.texts.french import in_words
from macros.texts.typography import typeset
from tests.documents.remplis import Files, all_variants, completed_from, plausible
from tests.site.phrases.lecture import on, simple

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
    return " ".join(paragraphs(odt, FormatDeTexte.ODT))


def test_la_note_de_fin_dit_ce_que_vaut_le_modele(files: Files, corpus: Corpus) -> None:
    """D'où il vient, à quoi il sert, réserves, sources et leur lecture ; jamais sur ce qui se signe."""
    for kind in FormatDeTexte:
        for modele, content in of_kind(files, corpus, kind):
            assert isinstance(modele, ModeleDeTexte)
            lines = [plain(line) for line in paragraphs(content, kind) if line.strip()]
            title = plain("Note à supprimer avant de vous servir du document")
            if modele.mise_en_page is not MiseEnPage.COURANTE:
                assert title not in lines, modele.id
                continue
            *_, checked = trusted(modele)
            assert lines[lines.index(title) - 1 :] == [
                plain(line)
                for line in (
                    corpus.edition.nom,
                    title,
                    f"Modèle {corpus.edition.du_guide}, Licence Ouverte 2.0. Remplacez chaque espace entre "
                    f"crochets. {checked[1]} Ceci n'est pas un conseil juridique.",
                    modele.usage,
                    *modele.reserves,
                    "Sources :",
                    *(read(corpus.sources[id]) for id in modele.sources),
                )
            ], f"{modele.id}.{kind}"


def paragraphs(content: bytes, kind: str) -> list[str]:
    """Les paragraphes et les titres d'un texte, dans l'ordre."""
    if kind == FormatDeTexte.DOCX:
        return [one.text for one in docx.Document(io.BytesIO(content)).paragraphs]
    root = etree.fromstring(parts(content)["content.xml"])
    return ["".join(node.itertext()) for node in root.iter(f"{TEXTS}p", f"{TEXTS}h")]


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


SURES = {
    Niveau.ELEVEE: "confiance élevée",
    Niveau.MOYENNE: "confiance moyenne",
    Niveau.MEMOIRE: "non vérifié",
}
RESERVES = SURES | {
    Niveau.MOYENNE: "confiance moyenne, une partie reste à vérifier",
    Niveau.MEMOIRE: "non vérifié, à relire avant de s'en servir",
}
RUBRIQUES: Mapping[str, Callable[[Traitement], str]] = {
    "Activité": lambda item: item.nom,
    "Responsable": lambda _: "Le maire, ès qualités",
    "Pourquoi (finalité)": lambda item: item.finalite,
    "Ce qui l'autorise (base légale)": lambda item: " ; ".join(BASES[base] for base in item.base_legale),
    "Textes": lambda item: " ; ".join(item.textes),
    "Personnes concernées": lambda item: " ; ".join(item.personnes),
    "Données": lambda item: " ; ".join(item.donnees),
    "Données sensibles": lambda item: item.donnees_sensibles,
    "Qui les reçoit (destinataires)": lambda item: " ; ".join(item.destinataires),
    "Durée": lambda _: "",
    "Sécurité": lambda item: " ".join(item.securite),
    "Points de vigilance": lambda item: " ".join(item.points_de_vigilance),
    "Analyse d'impact": lambda item: item.analyse_d_impact,
    "Information des personnes": lambda item: item.information_des_personnes,
}
"""Ce que demande l'article 30, puis ce qui est utile à la mairie."""

FICHE = ("Rubrique", "Contenu prérempli, à relire et à adapter", "Confiance, source et remarque")


def rows(page: Worksheet) -> list[list[str]]:
    """Ce que dit une feuille, case par case, typographie et majuscules mises à part."""
    return [[plain(str(cell or "")) for cell in row] for row in page.iter_rows(values_only=True)]


def plain(text: str) -> str:
    return simple(text).casefold()


def plainly(*lines: Sequence[str]) -> list[list[str]]:
    return [list(map(plain, line)) for line in lines]


def test_chaque_onglet_du_registre_dit_tout(files: Files, corpus: Corpus) -> None:
    """Chaque case de chaque feuille est celle que donnent les faits, et nulle autre ; l'ODS dit de même."""
    modele = corpus.modele("registre-des-traitements")
    assert isinstance(modele, ModeleDeTableau)
    registre = modele.registre
    book = openpyxl.load_workbook(io.BytesIO(files["registre-des-traitements.xlsx"]))
    assert book.properties.title == modele.titre
    _, *fiches = book.worksheets[: 1 + len(registre.traitements)]
    left = [*(one.nom for one in registre.suivis), "Fiche vierge", "Mode d'emploi", "Sources"]
    assert book.sheetnames[1 + len(fiches) :] == list(map(typeset, left))

    def known(fact: Traitement | Duree | Temps | Regle) -> str:
        return f"{SURES[fact.confiance]} : {', '.join(corpus.sources[it].nom_court for it in fact.sources)}"

    def kept(one: Duree) -> tuple[str, str, str]:
        after = f". Ensuite : {one.sort_final}" if one.sort_final else ""
        more = f". {one.remarque}" if one.remarque else ""
        return f"Durée : {one.objet}", one.duree + after, known(one) + more

    def told(item: Traitement) -> Iterator[tuple[str, str, str]]:
        for name, text in RUBRIQUES.items():
            if name == "Durée":
                yield from map(kept, item.durees)
            else:
                yield name, text(item), known(item) if name == "Activité" else ""

    left_blank = [(one.rubrique, one.contenu, "À remplir") for one in registre.a_remplir_par_fiche]
    for item, page in zip(registre.traitements, fiches, strict=True):
        assert typeset(item.nom).startswith(page.title)
        assert rows(page) == plainly(FICHE, *told(item), *left_blank), item.id
    assert rows(book["Fiche vierge"]) == plainly(FICHE, *((name, "", "") for name in RUBRIQUES), *left_blank)
    assert_framed(book, modele, registre, corpus)
    names, ours = {item.id: item.nom for item in registre.traitements}, "Proposition du guide"
    assert rows(book[typeset("Mode d'emploi")])[1:] == plainly(
        ("Par où commencer", " ; ".join(names[id] for id in registre.ordre_conseille), ours),
        ("À quel rythme", registre.rythme, ours),
        *((f"Temps de conservation : {it.temps}", it.sens, known(it)) for it in registre.trois_temps),
        ("Règle des archives", registre.regle_des_archives.texte, known(registre.regle_des_archives)),
        *(
            ("Erreur fréquente", f"{it.erreur}. Parade : {it.parade}", ours)
            for it in registre.erreurs_frequentes
        ),
        *trusted(modele),
    )


def trusted(modele: Modele) -> Iterator[tuple[str, str, str]]:
    """Les réserves d'un tableur, puis de quand il date."""
    sure = RESERVES[modele.confiance]
    yield from (("Réserve", reserve, sure) for reserve in modele.reserves)
    dates = f"Vérifié le {on(modele.verifie_le)}, {sure}. À relire avant le {on(modele.revoir_avant)}."
    yield "Vérification", dates, "Ceci n'est pas un conseil juridique"


def assert_framed(book: openpyxl.Workbook, modele: Modele, classeur: Classeur, corpus: Corpus) -> None:
    """La page de garde, les tableaux à tenir et les sources d'un tableur."""
    activities = classeur.traitements if isinstance(classeur, Registre) else ()
    *_, checked = trusted(modele)
    assert rows(book["Page de garde"]) == plainly(
        ("Renseignement", "À remplir ou à adapter"),
        *((one.rubrique, one.contenu) for one in classeur.renseignements),
        *((f"Activité {rank}", item.nom) for rank, item in enumerate(activities, start=1)),
        ("Ce fichier", f"Modèle {corpus.edition.du_guide}, Licence Ouverte 2.0. {checked[1]}"),
    )
    for suivi in classeur.suivis:
        head, asked, source, *room = rows(book[typeset(suivi.nom)])
        assert head == [plain(one.rubrique) for one in suivi.colonnes]
        assert asked == [plain(one.contenu) for one in suivi.colonnes]
        assert "".join(source) == source[0] == plain(corpus.articles[suivi.article].reference)
        assert len(room) >= 20 and not any(map("".join, room))
        assert book[typeset(suivi.nom)].freeze_panes == "B2"
    title, *cited = rows(book["Sources"])
    assert title == ["source", "titre, date et ce qui en a été lu"]
    facts: list[Traitement | Duree | Regle | Temps] = [*activities]
    facts += [one for item in activities for one in item.durees]
    if isinstance(classeur, Registre):
        facts += [classeur.regle_des_archives, *classeur.trois_temps]
    owed = {*modele.sources, *(id for one in facts for id in one.sources)}
    assert sorted(cited) == sorted(
        plainly(*((corpus.sources[id].nom_court, read(corpus.sources[id])) for id in owed))
    )


def read(source: SourceLue) -> str:
    """Une source, et ce qui en a été lu."""
    return f"{source.titre}{f', {source.date}' if source.date else ''}. Lecture : {source.lecture}."


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
        assert looks(page) == odf_looks(root, table), page.title
        wide = [float(styles_of(root, it)["column-width"][:-2]) for it in table.iter(f"{TABLES}table-column")]
        columns = [page.column_dimensions[letter].width for letter in "ABCDEF"[: len(wide)]]
        assert wide == pytest.approx([width * sum(wide) / sum(columns) for width in columns]), page.title
        assert sum(wide) == pytest.approx(18), "la feuille sort de la page, ou la laisse vide"


Look = tuple[bool, bool, bool, str]
"""Ce que l'on voit d'une case : grasse, encadrée, qui va à la ligne, et la taille de ses lettres."""


def looks(page: Worksheet) -> list[list[Look]]:
    return [
        [
            (
                bool(cell.font.b),
                all(getattr(cell.border, side).style for side in ("left", "right", "top", "bottom")),
                bool(cell.alignment.wrap_text),
                f"{cell.font.sz:g}pt",
            )
            for cell in row
        ]
        for row in page.iter_rows()
    ]


def odf_looks(root: etree._Element, table: etree._Element) -> list[list[Look]]:
    cells = [[styles_of(root, cell) for cell in row] for row in table.iter(f"{TABLES}table-row")]
    return [
        [
            (
                it["font-weight"] == "bold",
                "solid" in it.get("border", ""),
                it["wrap-option"] == "wrap",
                it["font-size"],
            )
            for it in row
        ]
        for row in cells
    ]


def styles_of(root: etree._Element, element: etree._Element) -> Mapping[str, str]:
    """Les propriétés du style d'un élément."""
    (style,) = root.iterfind(f".//{STYLES}style[@{STYLES}name='{element.get(f'{TABLES}style-name')}']")
    return {etree.QName(name).localname: value for part in style for name, value in part.attrib.items()}


@pytest.mark.parametrize("id", CLASSEURS[1:])
def test_les_contrats_et_l_inventaire_se_tiennent_en_tableur(files: Files, corpus: Corpus, id: str) -> None:
    """Une ligne par contrat ou par appareil, l'article qui la demande, et de quoi en ajouter."""
    modele = corpus.modele(id)
    assert isinstance(modele, ModeleDeTexte) and modele.classeur
    book = openpyxl.load_workbook(io.BytesIO(files[f"{id}.xlsx"]))
    assert book.properties.title == modele.titre
    names = [typeset(suivi.nom) for suivi in modele.classeur.suivis]
    assert book.sheetnames == ["Page de garde", *names, typeset("Mode d'emploi"), "Sources"]
    assert_framed(book, modele, modele.classeur, corpus)
    assert rows(book[typeset("Mode d'emploi")]) == plainly(
        ("Sujet", "À savoir", "Confiance et source"), ("À quoi il sert", modele.usage, ""), *trusted(modele)
    )


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
