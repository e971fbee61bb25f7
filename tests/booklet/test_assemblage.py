"""Le document assemblé : un lien mène à sa page, un titre à son niveau, rien d'un écran n'y reste."""

from collections import Counter
from pathlib import Path

from lxml import html

from macros.booklet.outline import feuillets
from macros.corpus.facts import Corpus
from tests.booklet.conftest import assembled, write


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
