"""Une édition est un dossier à part : son nom partout, les faits nationaux intacts, ses ajouts dits siens."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from struct import pack
from xml.etree import ElementTree as ET
from zlib import crc32

import pytest

from macros.booklet import offline
from macros.building.guide import current_guide, kept
from macros.building.shell import facts
from macros.corpus.facts import Corpus
from macros.corpus.loader import load_corpus
from macros.corpus.local import added
from macros.documents.takeaway import made
from macros.exports import catalogue, classeur, feed
from macros.exports.resource import package
from macros.exports.versions import VERSIONS
from macros.reading.problems import Problems, Unknown
from macros.reading.stamp import stamped
from macros.serving.workshop import Workshop
from macros.territories.census import load_territories, within
from scripts.copies import copy_guide
from tests.built import Built
from tests.conftest import ROOT

HERE = Path(__file__).parent
EDITIONS = {"numerique-cdg-exemple": 526, "guide-opsn-exemple": 887, "guide-epci-exemple": 30}
FOLDERS = ("cdg", "opsn", "epci")
GUIDE = "Guide pratique du numérique des petites collectivités"
PAGE = "---\najoute_le: 2026-10-03\ndescription: x\n---\n# X\n"
ADDRESS = "https://exemple.fr/guide/"
CHECKS = (
    "tests/site/rgaa/test_obligatoires.py",
    "tests/site/rgaa/test_structure.py",
    "tests/site/rgaa/test_presentation.py",
    "tests/site/rgaa/test_cadres.py",
    "tests/site/rgaa/test_formulaires.py",
    "tests/site/rgaa/test_tableaux.py",
    "tests/site/rgaa/test_navigation.py",
    "tests/site/rgaa/test_rgesn.py",
)
"""Ceux des tests du site qui ne parlent d'aucune page en particulier."""


@pytest.fixture(scope="module", params=FOLDERS)
def edited(request: pytest.FixtureRequest) -> Corpus:
    """Le guide de chaque édition."""
    return added(load_corpus(ROOT), HERE / request.param)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Le site du centre de gestion, à son adresse, d'une copie du guide et d'un dossier hors de l'arbre."""
    folder = tmp_path_factory.mktemp("edition")
    root = copy_guide(folder / "guide")
    shutil.copytree(HERE / "cdg", folder / "cdg")
    before = bytes_of(folder / "cdg"), bytes_of(root / "data"), bytes_of(root / "docs")
    done = launched(root, EDITION=str(folder / "cdg"), ADRESSE_DU_GUIDE=ADDRESS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (bytes_of(folder / "cdg"), bytes_of(root / "data"), bytes_of(root / "docs")) == before
    return Built(root / "site")


def launched(root: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """`make site` dans une copie."""
    env = {name: value for name, value in os.environ.items() if name != "SITE"}
    call = [sys.executable, "-m", "scripts.site"]
    return subprocess.run(
        call,
        cwd=root,
        env={**env, "PYTHONPATH": str(root), **given},
        capture_output=True,
        text=True,
        check=False,
    )


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
        assert GUIDE not in told


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
    """Un modèle, et le tableau de suivi que le navigateur écrit aussi."""
    (variante, *_) = edited.variantes["courrier-archives"]
    ink = edited.edition.couleurs.principale.removeprefix("#").upper()
    for name, content in made(variante, edited):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            styles = archive.read("styles.xml" if name.endswith(".odt") else "word/styles.xml").decode()
        assert ink in styles and "1F3A5F" not in styles.replace(ink, ""), name
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
    day = corpus.faits_du
    said = "Édition en retard : ses faits nationaux ont plus de six mois."
    assert said not in facts(corpus, day)
    assert said in facts(corpus, date(day.year + 1, day.month, min(day.day, 28)))


# --- Ce que montre un site construit ----------------------------------------


def test_chaque_page_dit_l_edition_la_version_et_l_empreinte(built: Built, corpus: Corpus) -> None:
    assert len(built.pages) > 200
    for page in built.pages.values():
        title = page.tree.findtext(".//title") or ""
        assert title.endswith("Le numérique en mairie, par le centre de gestion d’Exemple"), page.address
        assert f"version {corpus.faits.version}, empreinte {corpus.faits.somme}" in page.tree.text_content()


def test_la_declaration_et_les_mentions_sont_celles_de_l_edition(built: Built) -> None:
    places = ("accessibilite/", "mentions-legales/")
    declared, mentions = (built.pages[it].text.replace("'", "’") for it in places)
    assert GUIDE not in declared
    assert "Centre de gestion d’Exemple s’engage" in declared
    assert "numerique@cdg.exemple.fr" in mentions and "Centre de gestion d’Exemple" in mentions.replace(
        "'", "’"
    )


def test_ce_qui_est_local_se_dit_local(built: Built) -> None:
    signed = "ajouté par Centre de gestion d’Exemple le 3 octobre 2026"
    sheet = built.pages["obligations/rgpd-delegue/"].text.replace("'", "’")
    assert "Chez nous : Le centre de gestion peut être votre délégué." in sheet and signed in sheet
    helpers = built.pages["qui-aide/departements/"].text.replace("'", "’")
    assert "Délégué mutualisé du centre de gestion d’Exemple" in helpers and signed in helpers
    page = built.pages["chez-nous/permanences/"].text.replace("'", "’")
    assert "Page ajoutée par Centre de gestion d’Exemple le 3 octobre 2026" in page
    assert signed in built.pages["modeles/adhesion-delegue-local/"].text.replace("'", "’")


def test_les_pages_laissees_ne_sont_plus_nulle_part(built: Built) -> None:
    left = ("barometre/", "charte-de-la-donnee/")
    assert not [address for address in built.pages if address.startswith(left)]
    dead = [
        (page.address, link.get("href"))
        for page in built.pages.values()
        for link in page.tree.iter("a")
        if any(
            f"../{place}" in link.get("href", "") and "modeles/" not in link.get("href", "") for place in left
        )
    ]
    assert dead == []
    menu = built.pages["lexique/"].tree.xpath("//nav[@id='menu']")[0].text_content()
    assert "Baromètre" not in menu and "Nos permanences" in menu


def test_la_feuille_et_l_embleme_prennent_les_couleurs(built: Built) -> None:
    sheet = (built.root / "assets/guide.css").read_text("utf-8")
    assert "--primaire:#5b1a3a" in sheet and "#17443b" not in sheet
    assert "Le numérique en mairie, par le centre de gestion d’Exemple" in sheet
    assert 'fill="#5b1a3a"' in (built.root / "assets/icone.svg").read_text("utf-8")
    assert (built.root / "assets/logo.svg").is_file()
    image = (built.root / "partage.png").read_bytes()
    start = image.index(b"PLTE")
    assert image[start + 4 : start + 7].hex() == "5b1a3a"
    assert image[start + 10 : start + 14] == pack(">I", crc32(image[start : start + 10]))


def test_make_servir_montre_la_meme_edition(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mêmes pages, à l'octet, et rien de celles qu'elle laisse."""
    monkeypatch.setenv("EDITION", str(built.root.parent.parent / "cdg"))
    monkeypatch.setenv("ADRESSE_DU_GUIDE", ADDRESS)
    kept.cache_clear()
    workshop = Workshop(built.root.parent)
    shown = {
        place: workshop.content(place)
        for place in ("index.html", "plan-du-site/index.html", "lexique/index.html")
    }
    assert [place for place, page in shown.items() if page != (built.root / place).read_bytes()] == []
    assert workshop.content("barometre/index.html") is None
    assert (found := workshop.ahead()) and not found[0].startswith("barometre/")
    kept.cache_clear()


def test_les_controles_du_site_qui_valent_pour_tous_passent(built: Built) -> None:
    """Ceux qui ne nomment aucune page : titres, langue, structure, formulaires, tableaux."""
    env = os.environ | {"SITE": str(built.root), "EDITION": str(HERE / "cdg")}
    call = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-W",
        "ignore::UserWarning",
        *CHECKS,
    ]
    done = subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


# --- Ce qu'une édition ne peut pas faire ----------------------------------------


def broken(folder: Path, change: Callable[[Path], object]) -> str:
    """Ce que dit le guide d'une édition abîmée."""
    shutil.copytree(HERE / "cdg", folder / "cdg")
    change(folder / "cdg")
    with pytest.raises(Problems) as caught:
        added(load_corpus(ROOT), folder / "cdg")
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
    change: Callable[[Path], object], said: str, tmp_path: Path
) -> None:
    assert said in broken(tmp_path, change)


def test_un_dossier_sans_edition_se_dit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EDITION", str(tmp_path))
    with pytest.raises(
        Unknown, match=r"n'a pas de fichier edition\.yml ; donnez le dossier de votre édition"
    ):
        current_guide(ROOT)
    kept.cache_clear()


def test_une_commune_inconnue_du_perimetre_se_dit(corpus: Corpus) -> None:
    scope = corpus.edition.perimetre.model_copy(update={"communes": ("33999",)})
    with pytest.raises(Unknown, match=r"perimetre : « 33999 » est inconnu ; corrigez-le"):
        within(load_territories(ROOT), scope)
