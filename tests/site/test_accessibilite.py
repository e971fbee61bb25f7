"""Sur le site construit : le mot calculé au pied de chaque page, la grille, ce que des personnes ont jugé."""

from collections import Counter
from dataclasses import replace

from macros.corpus.facts import Corpus
from macros.main import today
from macros.models.hebergement import Publication
from macros.proofs.rgaa import assess, judged
from scripts.vues import lost, seen
from tests.built import Built, Page


def where_to_write(page: Page) -> list[str]:
    """Les adresses où une page propose d'écrire."""
    return sorted({str(href) for href in page.tree.xpath("//main//a[starts-with(@href, 'mailto:')]/@href")})


def test_sans_reglages_la_declaration_dit_qui_et_quoi_lui_manquent(site: Built) -> None:
    page = site.pages["accessibilite/"]
    assert "La structure qui publiera cette copie du guide s’engagera à rendre" in page.text
    assert "Personne ne publie encore cette copie : la déclaration n’a pas d’entité." in page.text
    assert "La déclaration n’a pas d’adresse où signaler un obstacle." in page.text
    assert where_to_write(page) == []


def test_le_pied_de_chaque_page_dit_le_mot_calcule(site: Built, corpus: Corpus) -> None:
    expected = f"Accessibilité : {assess(corpus.rgaa, Publication(), today()).niveau}"
    links = '//footer//a[starts-with(., "Accessibilité")]'
    said = {
        address: [link.text_content().strip() for link in page.tree.xpath(links)]
        for address, page in site.pages.items()
    }
    assert len(said) > 100
    assert {address: words for address, words in said.items() if words != [expected]} == {}


def test_la_declaration_dit_ce_que_montre_la_grille_publiee(site: Built) -> None:
    """Le mot et le taux se recomptent sur la page de la grille, critère par critère."""
    rows = "//tr[th/a[starts-with(., 'Critère')]]/td/span[contains(@class, 'etiquette')]/text()"
    labels = site.pages["accessibilite/grille/"].tree.xpath(rows)
    count = Counter(str(label) for label in labels)
    kept, broken, waiting = count["Respecté"], count["Non respecté"], count["Non vérifié"]
    applicable = kept + broken + waiting
    rate = 100 * kept // applicable
    text = site.pages["accessibilite/"].text
    assert "est non conforme au" in text and "Aucune personne compétente n’a signé la vérification." in text
    assert f"{kept} critère{'s' if kept > 1 else ''} prouvé" in text
    assert f"{kept} critère{'s' if kept > 1 else ''} sur {applicable} applicables, soit {rate}" in text


def test_la_grille_a_telecharger_est_dans_le_site(site: Built, corpus: Corpus) -> None:
    lines = (site.root / "accessibilite/grille.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == corpus.rgaa.referentiel.nombre + 1
    assert lines[0].startswith("Critères,")


def test_chaque_lecture_valide_a_sa_preuve_dans_le_fichier(site: Built, corpus: Corpus) -> None:
    lines = (site.root / "accessibilite/lectures.csv").read_text("utf-8-sig").splitlines()
    read = sum(found is not None for item in judged(corpus.rgaa) for found in item.cibles.values())
    assert lines[0] == "Critère,Page ou gabarit,Verdict,Preuve,Méthode"
    assert len(lines) == read + 1 > 1


def test_le_mot_vaut_pour_les_octets_de_ce_site(site: Built, corpus: Corpus) -> None:
    """Rien de ce que des personnes ont jugé n'a changé depuis, ou le registre le sait déjà."""
    assert lost(replace(corpus.rgaa, construction=seen(corpus, site.root))) == lost(corpus.rgaa)


def test_chaque_gabarit_montre_ce_qu_il_faut_regarder(site: Built, corpus: Corpus) -> None:
    pages = {**site.pages, "404.html": site.lost}
    found = {id: pages[item.temoin].tree.cssselect(item.partie) for id, item in corpus.rgaa.gabarits.items()}
    assert [id for id, elements in found.items() if not elements] == []
