"""Le guide hors ligne : tout lien nomme un fichier qui est dans l'archive, et l'archive reste légère."""

from dataclasses import replace
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote, urldefrag

from lxml import html

from macros.booklet.offline import AILLEURS, DOSSIER, SUR_LE_SITE, archive, file_address, read_me
from macros.corpus.facts import Corpus
from macros.documents.archives import parts
from macros.markup.html import awaited
from macros.models.hebergement import Publication
from macros.views.profils import title
from scripts.hors_ligne import POIDS
from tests.built import Built
from tests.site.phrases.lecture import on


def test_un_lien_vers_un_dossier_nomme_son_fichier(petit_site: Path) -> None:
    assert file_address("../lexique/#a", "lexique/index.html", petit_site) == "../lexique/index.html#a"
    assert file_address("lexique/sigles/", "index.html", petit_site) == "lexique/sigles/index.html"
    assert file_address("..", "lexique/index.html", petit_site) == "../index.html"
    assert file_address(".", "index.html", petit_site) == "./index.html"


def test_les_autres_liens_restent_tels_quels(petit_site: Path) -> None:
    for href in ("#a", "https://exemple.fr/", "mailto:mairie@exemple.fr", "assets/guide.css"):
        assert file_address(href, "index.html", petit_site) == href


def test_les_fichiers_a_telecharger_n_y_sont_pas(petit_site: Path, corpus: Corpus) -> None:
    (petit_site / "telecharger/fichiers").mkdir(parents=True)
    (petit_site / "telecharger/fichiers/livret.pdf").write_bytes(b"%PDF")
    held = parts(archive(petit_site, corpus, (), {}))
    assert not [name for name in held if "telecharger" in name]
    home = held[f"{DOSSIER}/index.html"].decode("utf-8")
    assert AILLEURS in home and "Le livret (2 ko)" not in home


def test_les_donnees_restent_sur_le_site_et_leur_page_le_dit(site: Built, corpus: Corpus) -> None:
    held = parts(archive(site.root, corpus, (), {}))
    page = html.document_fromstring(held[f"{DOSSIER}/donnees/index.html"].decode("utf-8"))
    assert [name for name in held if "/donnees/" in name and not name.endswith(".html")] == []
    assert "communes-tableur.csv" in page.text_content() and SUR_LE_SITE in page.text_content()
    assert [href for _, _, href, _ in page.iterlinks() if href.endswith((".csv", ".json"))] == []


def test_les_modeles_a_remplir_y_sont_et_leur_page_y_mene(petit_site: Path, corpus: Corpus) -> None:
    place = "modeles/fichiers/courriel.odt"
    page = petit_site / "index.html"
    waiting = f"<main>{awaited('Courriel (texte ODT)', place)}"
    page.write_text(page.read_text("utf-8").replace("<main>", waiting), encoding="utf-8")
    held = parts(archive(petit_site, corpus, (), {place: b"PK" * 4_000}))
    assert held[f"{DOSSIER}/{place}"] == b"PK" * 4_000
    assert f'<a href="{place}">Courriel (texte ODT, 8 ko)</a>' in held[f"{DOSSIER}/index.html"].decode(
        "utf-8"
    )


def test_le_vrai_guide_tient_et_se_refait_a_l_identique(site: Built, corpus: Corpus) -> None:
    made = archive(site.root, corpus, (), {})
    assert len(made) <= POIDS
    assert archive(site.root, corpus, (), {}) == made


def test_chaque_lien_du_vrai_guide_mene_a_un_fichier_de_l_archive(site: Built, corpus: Corpus) -> None:
    held = parts(archive(site.root, corpus, (), {}))
    missing = set()
    for name, content in held.items():
        if name.endswith(".html"):
            for _, _, href, _ in html.document_fromstring(content.decode("utf-8")).iterlinks():
                path = unquote(urldefrag(href)[0])
                if path and ":" not in path and normpath(f"{dirname(name)}/{path}") not in held:
                    missing.add((name, href))
    assert missing == set()


def test_le_premier_geste_est_dit_et_les_fiches_des_tranches_y_sont(site: Built, corpus: Corpus) -> None:
    held = parts(archive(site.root, corpus, (), {}))
    told = held[f"{DOSSIER}/LISEZ-MOI.txt"].decode("utf-8-sig")
    assert told.index("extrayez le dossier") < told.index("index.html")
    facts, known = corpus.faits, Publication(entite="CC d'Exemple", contact="mailto:guide@exemple.fr")
    signed = f"Faits nationaux au {on(corpus.faits_du)}, version {facts.version}, empreinte {facts.somme}"
    assert told.splitlines()[:3] == [corpus.edition.nom, signed, ""]
    edition = corpus.edition.model_copy(update={"publication": known})
    assert read_me(replace(corpus, edition=edition)).splitlines()[:5] == [
        corpus.edition.nom,
        "Publié par : CC d'Exemple",
        "Contact : guide@exemple.fr",
        signed,
        "",
    ]
    for profile in corpus.profils():
        page = held[f"{DOSSIER}/ma-collectivite/{profile.slug}/index.html"].decode("utf-8")
        assert f"<h1>{title(profile)}" in page or title(profile) in page
