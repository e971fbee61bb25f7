"""Peser une page : ce qu'elle fait charger, ce qu'elle contient, et sa note."""

from pathlib import Path

import brotli
import pytest

from macros.corpus.facts import Corpus
from macros.models.sobriete import Budget, LignePropre, Note, Suite
from macros.proofs import ecoindex, sobriete

PAGE = """<!DOCTYPE html>
<html lang="fr"><head><title>T</title>
<link rel="stylesheet" href="{0}a.css"><link rel="canonical" href="{0}"><script defer src="{0}a.js"></script>
{1}</head><body><main><p>Bonjour</p><template><p>caché</p></template></main></body></html>
"""


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "a.css").write_text("a{color:red}" * 50)
    (tmp_path / "a.js").write_text("1;" * 50)
    (tmp_path / "b.js").write_text("2;" * 50)
    (tmp_path / "index.html").write_text(PAGE.format("", ""))
    (tmp_path / "autre").mkdir()
    (tmp_path / "autre" / "index.html").write_text(PAGE.format("../", '<script src="../b.js"></script>'))
    return tmp_path


def size(path: Path) -> int:
    return len(brotli.compress(path.read_bytes(), quality=11))


def test_la_premiere_visite_charge_tout_la_suivante_le_reste(built: Path) -> None:
    home, other = sobriete.weights(built)
    common = size(built / "a.css") + size(built / "a.js")
    assert (home.first_bytes, home.first_requests) == (size(built / "index.html") + common, 3)
    assert (home.next_bytes, home.next_requests) == (size(built / "index.html"), 1)
    page = size(built / "autre" / "index.html")
    assert (other.next_bytes, other.next_requests) == (page + size(built / "b.js"), 2)
    assert other.first_requests == 4


def test_les_elements_se_comptent_tous_et_le_texte_est_celui_que_l_on_lit(built: Path) -> None:
    home, _ = sobriete.weights(built)
    assert home.elements == 11
    assert home.text == pytest.approx(100 * len("Bonjour") / (built / "index.html").stat().st_size)


def test_une_page_qui_change_se_repese(built: Path) -> None:
    before = sobriete.weights(built)[0].page_bytes
    (built / "index.html").write_text(PAGE.format("", "") + "<p>encore un peu de texte</p>")
    assert sobriete.weights(built)[0].page_bytes > before


@pytest.mark.parametrize(
    ("elements", "requests", "octets", "points", "letter"),
    [
        # Les valeurs du champ de mesures : les pages de Material seul, 60 et 600 pages.
        (590, 8, 99_000, 71.9, "B"),
        (2215, 8, 301_000, 48.7, "D"),
        (0, 0, 0, 100.0, "A"),
        (10**7, 10**5, 10**12, 0.0, "G"),
    ],
)
def test_ecoindex(elements: int, requests: int, octets: int, points: float, letter: str) -> None:
    found = ecoindex.score(elements, requests, octets)
    assert found == pytest.approx(points, abs=0.6)
    assert ecoindex.grade(found) == letter


def test_une_ligne_propre_ne_change_que_ce_qu_elle_nomme() -> None:
    limits = {
        "octets_premiere_visite": 20000,
        "requetes_premiere_visite": 4,
        "octets_page_suivante": 6000,
        "requetes_page_suivante": 1,
        "elements": 350,
        "ecoindex": "A",
        "texte": 25,
    }
    own = {"adresses": ["liste/*/"], "nom": "N", "raison": "R", "elements": 900, "ecoindex": "C"}
    more = {"octets": 300, "elements": 24}
    budget = Budget.model_validate({"ordinaire": limits, "publication": more, "propres": [own]})
    assert budget.limits("liste/a/").elements == 900
    assert budget.limits("liste/a/").ecoindex is Note.C
    assert budget.limits("liste/a/").octets_page_suivante == 6000
    assert budget.limits("liste/") == budget.ordinaire
    assert (budget.published("liste/a/").elements, budget.published("").octets_page_suivante) == (924, 6300)


def test_une_page_qui_suit_des_faits_grandit_avec_eux(corpus: Corpus) -> None:
    """Une obligation de plus garde à la page la place d'une obligation ; une de moins ne lui retire rien."""
    line = LignePropre(adresses=("liste/",), nom="N", raison="R", suit={Suite.OBLIGATIONS: 60}, elements=600)
    grown = {count: line.grown({Suite.OBLIGATIONS: count}) for count in (59, 60, 61)}
    assert {count: one.elements for count, one in grown.items()} == {59: 600, 60: 600, 61: 610}
    assert grown[61].octets_premiere_visite is None
    followed = {what for line in corpus.budget.propres for what in line.suit}
    assert followed == set(Suite), "ce que rien ne suit se retire de la liste"
