"""Une édition est un dossier à part : son nom partout, les faits nationaux intacts, ses ajouts dits siens."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from struct import pack, unpack
from xml.etree import ElementTree as ET
from zlib import crc32

import pytest

from macros.booklet import ebook, offline, profiles
from macros.booklet.printing import tirage
from macros.building.guide import current_guide, guide_as_of
from macros.building.shell import facts
from macros.corpus.facts import Corpus
from macros.corpus.loader import load_corpus
from macros.corpus.local import added
from macros.documents import tranches
from macros.documents.takeaway import made
from macros.exports import catalogue, classeur, feed
from macros.exports.resource import package
from macros.exports.versions import VERSIONS
from macros.main import today
from macros.models.edition import SANS_AJOUTS
from macros.reading.problems import Problems, Unknown
from macros.reading.stamp import stamped
from macros.serving.workshop import Workshop
from macros.territories.census import load_territories, within
from scripts.copies import copy_guide
from tests.built import Built
from tests.conftest import OURS, ROOT
from tests.site.phrases import CONTROLS
from tests.site.phrases.lecture import published

HERE = Path(__file__).parent
EDITIONS = {"numerique-cdg-exemple": 526, "guide-opsn-exemple": 887, "guide-epci-exemple": 30}
FOLDERS = ("cdg", "opsn", "epci")
GUIDE = "Guide pratique du numérique des petites collectivités"
PAGE = "---\najoute_le: 2026-10-03\ndescription: x\n---\n# X\n"
ADDRESS = "https://exemple.fr/guide/"
CHECKS = (
    "tests/site/test_liens.py",
    "tests/site/rgaa/test_obligatoires.py",
    "tests/site/rgaa/test_structure.py",
    "tests/site/rgaa/test_presentation.py",
    "tests/site/rgaa/test_cadres.py",
    "tests/site/rgaa/test_formulaires.py",
    "tests/site/rgaa/test_tableaux.py",
    "tests/site/rgaa/test_navigation.py",
    "tests/site/rgaa/test_rgesn.py",
)
"""Ceux des tests du site qui valent pour toute édition."""

NATIONAL = "tests/site/test_liens.py::test_les_pages_promises_existent"
"""Le seul d'entre eux qui ne vaut pas pour une édition : elle a le droit de laisser des pages."""

WEIGHT = "tests/site/rgaa/test_rgesn.py::test_rgesn_6_1_budget"
"""Huit secondes par site : il pèse la première, que son nom, son logo et ses pages font la plus lourde."""


MADE = "import sys; from pathlib import Path; from scripts.site import made; sys.exit(not made(Path('site')))"
"""La construction de `make site`, sans la vérification des faits : la première édition l'a faite."""


@dataclass(frozen=True)
class Edited:
    """Une édition construite : son nom, son guide, son site."""

    name: str
    corpus: Corpus
    site: Built


@pytest.fixture(scope="module")
def national() -> Corpus:
    """Le guide national, lu une fois."""
    return load_corpus(ROOT)


@pytest.fixture(scope="module", params=FOLDERS)
def edited(request: pytest.FixtureRequest, national: Corpus) -> Corpus:
    """Le guide de chaque édition."""
    return added(national, HERE / request.param)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Une copie du guide ; les dossiers des éditions sont à côté, hors de son arbre."""
    return copy_guide(tmp_path_factory.mktemp("edition") / "guide")


@pytest.fixture(scope="module")
def built(copied: Path) -> Built:
    """Le site du centre de gestion, à son adresse, que fait `make site`."""
    return constructed(copied, "cdg", ["-m", "scripts.site"])


@pytest.fixture(scope="module", params=FOLDERS)
def every(request: pytest.FixtureRequest, national: Corpus, copied: Path, built: Built) -> Edited:
    """Chaque édition construite ; les deux dernières se suivent dans la même copie."""
    name = request.param
    site = built if name == "cdg" else constructed(copied, name, ["-c", MADE])
    return Edited(name, added(national, HERE / name), site)


def test_ce_que_disent_les_faits_se_lit_dans_chaque_edition(every: Edited) -> None:
    """Les pages laissées n'y sont pas ; celle d'un modèle local se lit comme les autres."""
    guide = published(every.corpus, every.site, today())
    faults = [
        f"/{place} : {fault}"
        for control in CONTROLS.values()
        for place in control.pages(every.corpus)
        if not every.corpus.edition.left(place)
        for fault in control.faults(guide, place)
    ]
    assert not faults, "\n".join(faults)


def constructed(root: Path, name: str, call: list[str]) -> Built:
    """Le site d'une édition ; ni son dossier ni les faits nationaux n'en sont touchés."""
    folder = root.parent / name
    shutil.copytree(HERE / name, folder)
    before = bytes_of(folder), bytes_of(root / "data"), bytes_of(root / "docs")
    done = launched(root, call, EDITION=str(folder), ADRESSE_DU_GUIDE=ADDRESS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (bytes_of(folder), bytes_of(root / "data"), bytes_of(root / "docs")) == before
    return Built(Path((root / "site").rename(root.parent / f"site-{name}")))


def launched(root: Path, call: list[str], **given: str) -> subprocess.CompletedProcess[str]:
    """Python dans une copie, sous ces réglages."""
    env = {name: value for name, value in os.environ.items() if name != "SITE"}
    return subprocess.run(
        [sys.executable, *call],
        cwd=root,
        env={**env, "PYTHONPATH": str(root), **given},
        capture_output=True,
        text=True,
        check=False,
    )


def curly(text: str) -> str:
    """Un texte aux apostrophes typographiques."""
    return text.replace("'", "’")


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_le_nom_l_editeur_et_le_contact_sont_partout_ceux_de_l_edition(edited: Corpus) -> None:
    """Flux, données, catalogue, guide hors ligne : rien n'y porte le nom d'une autre édition."""
    edition = edited.edition
    texts = (
        feed.content(edited, ""),
        catalogue.dcat(edited, ""),
        str(package(edited, "2", VERSIONS[0].resources[:1])),
        offline.read_me(edited),
    )
    contact = edition.publication.contact.removeprefix("mailto:")
    for text in texts:
        told = text.replace("’", "'")
        assert edition.publication.entite in told or edition.publication.entite.replace("'", "\\'") in told
        assert contact in told
        assert GUIDE not in told and OURS.id not in told


def test_le_flux_a_son_propre_identifiant(edited: Corpus) -> None:
    root = ET.fromstring(feed.content(edited, "").encode())
    assert root.findtext("{http://www.w3.org/2005/Atom}id") == f"tag:{edited.edition.id},2026:nouveautes"


def test_un_document_a_remplir_porte_le_nom_de_l_edition(edited: Corpus) -> None:
    (variante, *_) = edited.variantes["courrier-archives"]
    name, content = next(iter(made(variante, edited)))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        told = "".join(archive.read(part).decode() for part in ("content.xml", "meta.xml"))
    assert name.endswith(".odt")
    words = edited.edition.nom.split()[-1].replace("'", "’")
    assert words in told.replace("'", "’") and GUIDE not in told


def test_un_document_prend_les_couleurs_de_l_edition(edited: Corpus, corpus: Corpus) -> None:
    """Un modèle, la présentation, la note, et le tableau de suivi que le navigateur écrit aussi."""
    (variante, *_) = edited.variantes["courrier-archives"]
    ink = edited.edition.couleurs.principale.removeprefix("#").upper()
    shown = tranches.shown(edited, edited.profils()[0], edited.faits_du)
    for name, content in (*made(variante, edited), *shown):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            told = "".join(
                archive.read(part).decode() for part in archive.namelist() if part.endswith(".xml")
            )
        assert ink in told and "1F3A5F" not in told.replace(ink, ""), name
        assert GUIDE not in told and edited.edition.nom in told.replace("’", "'"), name
    parts = classeur.classeur(edited.edition)
    assert ink in parts["styles.xml"]
    assert parts["content.xml"] != classeur.classeur(corpus.edition)["content.xml"]


def test_chaque_edition_a_ses_communes_et_leurs_intercommunalites(edited: Corpus) -> None:
    known = within(load_territories(ROOT), edited.edition.perimetre)
    assert len(known.communes) == EDITIONS[edited.edition.id]
    assert {it.epci for it in known.communes.values() if it.epci} == known.epci.keys()


def test_les_faits_nationaux_sont_les_memes_a_l_octet(edited: Corpus, corpus: Corpus, tmp_path: Path) -> None:
    assert edited.faits == corpus.faits == stamped(ROOT)
    assert {id: edited.obligations[id] for id in corpus.obligations} == corpus.obligations
    copied = copy_guide(tmp_path / "guide")
    path = copied / "data/obligations/open_data.yml"
    path.write_bytes(path.read_bytes() + b"\n")
    assert stamped(copied).somme != corpus.faits.somme, "un seul octet de plus se voit"


def test_six_mois_apres_l_edition_se_dit_en_retard(corpus: Corpus) -> None:
    """Le dernier jour se lit encore sans reproche, sur le site bâti ce jour-là comme dans le navigateur."""
    day = corpus.faits_du
    said = "Édition en retard : ses faits nationaux ont plus de six mois."
    (last,) = re.findall(r'data-revoir-avant="([^"]+)"', facts(corpus, day))
    limit = date.fromisoformat(last)
    assert 181 <= (limit - day).days <= 184
    assert said not in facts(corpus, limit)
    assert said in facts(corpus, limit + timedelta(days=1))


# --- Ce que montre un site construit ----------------------------------------


def test_chaque_page_dit_l_edition_la_version_et_l_empreinte(every: Edited, corpus: Corpus) -> None:
    assert len(every.site.pages) > 200
    for page in every.site.pages.values():
        assert page.title.endswith(curly(every.corpus.edition.nom)), page.address
        assert f"version {corpus.faits.version}, empreinte {corpus.faits.somme}" in page.tree.text_content()


def test_la_declaration_et_les_mentions_sont_celles_de_l_edition(every: Edited) -> None:
    """Elles nomment qui publie et où lui écrire, et la déclaration reste sincère."""
    known = every.corpus.edition.publication
    page, mentions = every.site.pages["accessibilite/"], every.site.pages["mentions-legales/"]
    declared = curly(page.text)
    assert f"{curly(known.entite)} s’engage à rendre" in declared
    assert curly(known.entite) in curly(mentions.text)
    assert "s’engagera" not in declared and "n’a pas d’entité" not in declared
    assert "n’a pas d’adresse où signaler" not in declared
    assert known.contact in page.tree.xpath("//main//a/@href")
    assert known.contact in mentions.tree.xpath("//main//a/@href")
    assert not page.tree.xpath(f"//main//a[starts-with(@href, 'mailto:') and @href!='{known.contact}']")
    assert "est non conforme au" in declared
    assert "Aucune personne compétente n’a signé la vérification." in declared
    assert "Accessibilité : non conforme" in " ".join(page.tree.xpath("//footer")[0].text_content().split())


def test_chaque_page_a_son_contact_a_la_meme_place(every: Edited) -> None:
    """L'aide est au même endroit partout (WCAG 2.2, 3.2.6)."""
    contact = every.corpus.edition.publication.contact
    ranks = {
        tuple(href.startswith(contact) for href in page.tree.xpath("//footer//a/@href"))
        for page in every.site.pages.values()
    }
    assert len(ranks) == 1 and sum(ranks.pop()) == 2


def test_le_nom_national_n_est_plus_dans_aucun_fichier_du_site(every: Edited) -> None:
    """Pages, flux, données, scripts, feuilles, fragments."""
    kinds = {".html", ".xml", ".json", ".jsonld", ".js", ".css", ".csv", ".md", ".txt", ".ics", ".svg"}
    texts = [path for path in every.site.root.rglob("*") if path.suffix in kinds]
    assert len(texts) > 500
    assert [path for path in texts if GUIDE in path.read_text("utf-8").replace("\xa0", " ")] == []


def test_ce_qui_est_local_se_dit_local(built: Built) -> None:
    signed = "ajouté par Centre de gestion d’Exemple le 3 octobre 2026"
    sheet = built.pages["obligations/rgpd-delegue/"].text.replace("'", "’")
    assert "Chez nous : Le centre de gestion peut être votre délégué." in sheet and signed in sheet
    helpers = built.pages["qui-aide/departements/"].text.replace("'", "’")
    assert "Délégué mutualisé du centre de gestion d’Exemple" in helpers and signed in helpers
    page = built.pages["chez-nous/permanences/"].text.replace("'", "’")
    assert "Page ajoutée par Centre de gestion d’Exemple le 3 octobre 2026" in page
    assert signed in built.pages["modeles/adhesion-delegue-local/"].text.replace("'", "’")


def test_les_pages_laissees_ne_sont_plus_nulle_part(every: Edited) -> None:
    """Ni page, ni lien, ni entrée du menu, ni résultat de recherche."""
    edition, site = every.corpus.edition, every.site
    assert [address for address in site.pages if edition.left(address)] == []
    dead = {
        (page.address, target)
        for page in site.pages.values()
        for target, _ in page.links()
        if edition.left(target)
    }
    assert dead == set()
    index = (site.root / "assets/index-recherche.js").read_text("utf-8")
    assert '"lexique/' in index
    assert [place for place in edition.pages_laissees if f'"{place}' in index] == []


def test_un_pdf_et_un_livre_portent_le_nom_et_l_editeur(
    built: Built, national: Corpus, tmp_path: Path
) -> None:
    corpus = added(national, HERE / "cdg")
    edition = corpus.edition
    issue = tirage(corpus, corpus.faits_du)
    sheet = tmp_path / "fiche.pdf"
    sheet.write_bytes(profiles.fiche(built.root, corpus.profils()[0].slug, issue))
    told = subprocess.run(["pdftotext", sheet, "-"], capture_output=True, text=True, check=True).stdout
    about = subprocess.run(["pdfinfo", sheet], capture_output=True, text=True, check=True).stdout
    assert edition.nom in curly(" ".join(f"{told} {about}".split())).replace("’", "'")
    assert GUIDE not in told + about and edition.publication.entite in about
    known = ebook.properties(issue)
    assert (known["title"], known["publisher"]) == (edition.nom, edition.publication.entite)


def test_une_page_ajoutee_est_au_menu(built: Built) -> None:
    menu = built.pages["lexique/"].tree.xpath("//nav[@id='menu']")[0].text_content()
    assert "Baromètre" not in menu and "Nos permanences" in menu


def test_la_feuille_l_embleme_et_l_image_prennent_les_couleurs(every: Edited) -> None:
    edition, root = every.corpus.edition, every.site.root
    ink = edition.couleurs.principale
    sheet = (root / "assets/guide.css").read_text("utf-8")
    for colors in (edition.couleurs, edition.couleurs_sombres):
        assert f"--primaire:{colors.principale};--lien:{colors.lien};--lien-vise:{colors.lien_vise}" in sheet
    assert "#17443b" not in sheet and curly(edition.nom) in sheet
    assert f'fill="{ink}"' in (root / "assets/icone.svg").read_text("utf-8")
    assert (root / "assets/logo.svg").is_file() == bool(edition.logo) == ("url(logo.svg)" in sheet)
    written = any('class="ajout"' in page.markup for page in every.site.pages.values())
    assert (".ajout{" in sheet) == written == (every.corpus.ajouts != SANS_AJOUTS)
    image = (root / "partage.png").read_bytes()
    start = image.index(b"PLTE")
    (size,) = unpack(">I", image[start - 4 : start])
    end = start + 4 + size
    assert f"#{image[start + 4 : start + 7].hex()}" == ink
    assert image[end : end + 4] == pack(">I", crc32(image[start:end])), "une image que rien n'ouvre"


def test_le_site_ne_propose_que_les_communes_de_l_edition(every: Edited) -> None:
    rows = (every.site.root / "donnees/v2/communes.csv").read_text("utf-8").splitlines()
    assert len(rows) - 1 == EDITIONS[every.corpus.edition.id]


def test_make_servir_montre_la_meme_edition(
    built: Built, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mêmes pages, à l'octet, et rien de celles qu'elle laisse."""
    monkeypatch.setenv("EDITION", str(copied.parent / "cdg"))
    monkeypatch.setenv("ADRESSE_DU_GUIDE", ADDRESS)
    guide_as_of.cache_clear()
    workshop = Workshop(copied)
    shown = {
        place: workshop.content(place)
        for place in ("index.html", "plan-du-site/index.html", "lexique/index.html")
    }
    assert [place for place, page in shown.items() if page != (built.root / place).read_bytes()] == []
    assert workshop.content("barometre/index.html") is None
    assert (found := workshop.ahead()) and not found[0].startswith("barometre/")
    guide_as_of.cache_clear()


def test_les_controles_du_site_qui_valent_pour_tous_passent(every: Edited) -> None:
    """Ceux qui valent pour tout guide : liens, titres, langue, structure, formulaires, tableaux, poids."""
    env = os.environ | {"SITE": str(every.site.root), "EDITION": str(HERE / every.name)}
    call = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-W",
        "ignore::UserWarning",
        f"--deselect={NATIONAL}",
        *([] if every.name == "cdg" else [f"--deselect={WEIGHT}"]),
        *CHECKS,
    ]
    done = subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


# --- Ce qu'une édition ne peut pas faire ----------------------------------------


def broken(national: Corpus, folder: Path, change: Callable[[Path], object]) -> str:
    """Ce que dit le guide d'une édition abîmée."""
    shutil.copytree(HERE / "cdg", folder / "cdg")
    change(folder / "cdg")
    with pytest.raises(Problems) as caught:
        added(national, folder / "cdg")
    return str(caught.value)


def rewritten(place: str, before: str, after: str) -> Callable[[Path], object]:
    return lambda folder: (folder / place).write_text(
        (folder / place).read_text("utf-8").replace(before, after, 1), encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            rewritten("edition.yml", "#7a1f4d", "#f0a0c0"),
            "cdg/edition.yml:9: couleurs.lien : contraste de 2.0",
        ),
        (
            rewritten("edition.yml", "#4a1730", "#ffffff"),
            "couleurs_sombres.principale : contraste de 1.0",
        ),
        (
            rewritten("edition.yml", "barometre/,", "obligations/,"),
            "« obligations/ » reste dans toutes",
        ),
        (rewritten("edition.yml", "mailto:", ""), "publication.contact : forme refusée. Exemple : mailto:"),
        (rewritten("edition.yml", "logo.svg", "absent.svg"), "logo : absent.svg n'est pas dans le dossier"),
        (rewritten("logo.svg", "<circle", "<script>x</script><circle"), "cdg/logo.svg:1: ce dessin agit"),
        (rewritten("notes.yml", "rgpd_delegue", "rgpd_delegues"), "corrigez-le. Exemple : rgpd_delegue"),
        (rewritten("notes.yml", "ajoute_le: 2026-10-03", ""), "ajoute_le : champ manquant"),
        (
            lambda folder: (folder / "docs/index.md").write_text(
                "---\najoute_le: 2026-10-03\ndescription: x\n---\n# X\n"
            ),
            "cdg/docs/index.md:1: « index.md » existe dans le guide national, que nul ne change",
        ),
    ],
)
def test_une_edition_fausse_se_refuse_en_francais(
    change: Callable[[Path], object], said: str, national: Corpus, tmp_path: Path
) -> None:
    assert said in broken(national, tmp_path, change)


def test_un_dossier_sans_edition_se_dit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EDITION", str(tmp_path))
    with pytest.raises(
        Unknown, match=r"n'a pas de fichier edition\.yml ; donnez le dossier de votre édition"
    ):
        current_guide(ROOT)
    guide_as_of.cache_clear()


def test_une_commune_inconnue_du_perimetre_se_dit(corpus: Corpus) -> None:
    scope = corpus.edition.perimetre.model_copy(update={"communes": ("33999",)})
    with pytest.raises(Unknown, match=r"perimetre : « 33999 » est inconnu ; corrigez-le"):
        within(load_territories(ROOT), scope)
