"""Chaque page dit où signaler une phrase fausse."""

from tests.built import Built

LINK = "//footer//p[@id='signaler']/a[@href]"


def test_chaque_page_mene_a_qui_la_corrige(site: Built) -> None:
    assert [page.address for page in site.pages.values() if not page.tree.xpath(LINK)] == []
    assert site.lost.tree.xpath(LINK)
