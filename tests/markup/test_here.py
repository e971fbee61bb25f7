"""Les liens entre pages restent valables où que le site soit posé : sous-dossier, disque, clé USB."""

from datetime import date

import pytest

from macros.markup.here import Here

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("url", "target", "href"),
    [
        ("", "obligations/open-data/", "obligations/open-data/"),
        ("", "", "./"),
        ("obligations/open-data/", "", "../../"),
        ("obligations/open-data/", "obligations/nis2/", "../nis2/"),
        ("obligations/open-data/", "obligations/", "../"),
        ("obligations/open-data/", "lexique/#rgaa", "../../lexique/#rgaa"),
        ("obligations/open-data/", "obligations/open-data/", "./"),
        ("obligations/open-data/", "obligations/open-data/#sources", "#sources"),
        ("obligations/open-data/", "assets/site.css", "../../assets/site.css"),
    ],
)
def test_un_lien_est_relatif_a_sa_page(url: str, target: str, href: str) -> None:
    assert Here(url, DAY).to(target) == href
