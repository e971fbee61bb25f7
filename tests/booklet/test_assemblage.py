"""Le document assemblé : un lien mène à sa page, un titre à son niveau, rien d'un écran n'y reste."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from lxml import html

from macros.booklet.assembly import document, parties
from macros.booklet.outline import DOSSIERS_ECARTES, ECARTEES, feuillets
from macros.corpus.facts import Corpus
from macros.models.hebergement import Publication
from tests.booklet.conftest import EDITION, FEUILLETS, assembled, write
from tests.built import Built


def read(site: Path) -> html.HtmlElement:
    return html.document_fromstring(assembled(site))


def test_un_lien_vers_une_page_du_livret_devient_un_renvoi(petit_site: Path) -> None:
    links = {
        link.text: link.get("href") for link in read(petit_site).xpath("//section[@class='rubrique']//a")
    }
    assert links["le sigle"] == "#page-lexique--sigles--cnil"
    assert links["la loi"] == "https://exemple.fr/loi"


def test_un_lien_vers_une_page_absente_du_livret_reste_un_texte(petit_site: Path) -> None:
    paragraph = read(petit_site).xpath("//section[@id='page-accueil']/p")[0]
    assert "la recherche" in paragraph.text_content()
    assert "la recherche" not in [link.text for link in paragraph.iter("a")]


def test_un_renvoi_vers_un_endroit_absent_mene_au_debut_de_sa_page(petit_site: Path) -> None:
    links = {link.text: link.get("href") for link in read(petit_site).iter("a")}
    assert links["un mot"] == "#page-lexique"


def test_chaque_ancre_est_unique_et_chaque_renvoi_trouve_la_sienne(petit_site: Path) -> None:
    tree = read(petit_site)
    names = Counter(map(str, tree.xpath("//@id")))
    assert max(names.values()) == 1
    wanted = {str(href)[1:] for href in tree.xpath("//a/@href") if str(href).startswith("#")}
    assert wanted and wanted <= names.keys()


def test_les_titres_d_une_page_de_rubrique_descendent_d_un_niveau(petit_site: Path) -> None:
    tree = read(petit_site)
    assert [heading.text for heading in tree.xpath("//*[@id='page-lexique']/*[self::h1 or self::h2]")] == [
        "Lexique",
        "A",
    ]
    assert [str(heading.tag) for heading in tree.xpath("//*[@id='page-lexique--sigles']/*[text()]")][:2] == [
        "h2",
        "h3",
    ]


def test_rien_de_ce_qui_demande_un_ecran_ne_reste(petit_site: Path) -> None:
    tree = read(petit_site)
    assert tree.xpath("//form | //button | //nav | //script | //*[@tabindex] | //*[@role]") == []
    assert "Le livret (2 ko)" not in tree.text_content()


def test_la_table_des_matieres_suit_les_rubriques(petit_site: Path) -> None:
    listed = read(petit_site).find_class("table-des-matieres")[0]
    tops = listed.xpath("./ol/li/a/text()")
    assert [str(top) for top in tops] == ["Le guide", "Lexique"]
    assert [str(name) for name in listed.xpath("./ol/li/ol/li/a/text()")] == ["Sigles"]


def test_le_livret_suit_le_plan_et_laisse_les_pages_d_ecran(corpus: Corpus, tmp_path: Path) -> None:
    for address in (
        "recherche/",
        "lexique/",
        "ma-collectivite/",
        "ma-collectivite/syndicat/",
        "obligations/",
        "",
    ):
        write(tmp_path, address, "<h1>T</h1>")
    found = [item.adresse for item in feuillets(corpus, tmp_path)]
    assert found == ["", "ma-collectivite/", "obligations/", "lexique/"]


def test_le_livret_dit_son_jour_qui_le_publie_et_ce_qu_il_laisse(petit_site: Path) -> None:
    known = Publication(entite="CC d'Exemple", contact="mailto:guide@exemple.fr")
    published = replace(EDITION, edition=EDITION.edition.model_copy(update={"publication": known}))
    label = "Édition du 21 novembre 2026, version 1.2.3"
    signed = ["Publié par CC d'Exemple", "Contact : guide@exemple.fr"]
    for issue, author, said in ((EDITION, EDITION.nom, []), (published, "CC d'Exemple", signed)):
        tree = html.document_fromstring(document(parties(petit_site, FEUILLETS), issue))
        named = {meta.get("name"): meta.get("content") for meta in tree.iter("meta")}
        assert tree.findtext(".//title") == EDITION.nom and tree.get("lang") == "fr"
        assert [named["author"], named["description"], named["dcterms.created"]] == [
            author,
            label,
            "2026-11-21",
        ]
        title, phrase, *rest = [line.text_content() for line in tree.find_class("couverture")[0]]
        assert title == EDITION.nom and phrase.startswith("Ce que la loi demande à votre mairie")
        assert rest == [label, *said, "Licence Ouverte 2.0 : copiez, changez, partagez."]
        (before,) = tree.find_class("avant-de-lire")
        assert [line.text for line in before.iter("li")] == [*ECARTEES.values(), *DOSSIERS_ECARTES.values()]
        told = " ".join(before.text_content().split())
        for words in (label, "Une règle a pu changer depuis", "Il ne remplace pas un conseil juridique"):
            assert words in told
        assert "Personne ne l’a encore vérifié à la main." in told


def test_ce_que_le_livret_laisse_est_bien_une_page_du_site(site: Built) -> None:
    assert set(ECARTEES) <= site.pages.keys()
    assert all(any(place.startswith(folder) for place in site.pages) for folder in DOSSIERS_ECARTES)
