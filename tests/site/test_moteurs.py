"""MkDocs et Zensical, avec le même mkdocs.yml, écrivent le même guide ; `make servir` montre ce guide."""

import re

from macros.engine import ABSENT, Site
from tests.built import Built, Page, visible
from tests.conftest import ROOT


def tables(page: Page) -> list[str]:
    """Le texte de chaque tableau d'une page, titre compris."""
    return [visible(table) for table in page.tree.iter("table")]


def words(page: Page) -> str:
    """Le texte du contenu, sans les espaces que chaque moteur pose entre deux balises."""
    return re.sub(r"[\s\u00a0\u202f]+", "", page.text)


def test_les_deux_moteurs_font_les_memes_pages(site: Built, site_zensical: Built) -> None:
    assert set(site_zensical.pages) == set(site.pages)


def test_les_deux_moteurs_ecrivent_les_memes_tableaux(site: Built, site_zensical: Built) -> None:
    other = site_zensical.pages
    assert sum(len(tables(page)) for page in site.pages.values()) > 50
    assert [
        address
        for address, page in site.pages.items()
        if address in other and tables(page) != tables(other[address])
    ] == []


def test_les_deux_moteurs_ecrivent_le_meme_texte(site: Built, site_zensical: Built) -> None:
    other = site_zensical.pages
    assert [
        address
        for address, page in site.pages.items()
        if address in other and words(page) != words(other[address])
    ] == []


def foot(page: Page) -> str:
    """Le pied d'une page, sans espaces."""
    (footer,) = page.tree.xpath("//footer")
    return re.sub(r"\s+", "", footer.text_content())


def test_les_deux_moteurs_ecrivent_le_meme_pied(site: Built, site_zensical: Built) -> None:
    """Le mot de l'accessibilité, la version, où écrire."""
    said = {address: foot(page) for address, page in site.pages.items()}
    assert all("Accessibilité:" in words for words in said.values())
    assert {address: foot(page) for address, page in site_zensical.pages.items()} == said


def test_make_servir_montre_les_octets_que_make_site_ecrit(site: Built) -> None:
    """Une page sur douze, relue ou non, la page des adresses inconnues, une feuille, un dessin."""
    served = Site(ROOT)
    places = [*sorted(served.pages)[::12], ABSENT, "assets/guide.css", "assets/icone.svg"]
    again = served.forget("lexique/index.md")
    shown = {place: served.content(place) for place in (*places, again, *places[:2])}
    assert [place for place, content in shown.items() if content != (site.root / place).read_bytes()] == []
    assert again == "lexique/index.html" and served.content("absente/index.html") is None
