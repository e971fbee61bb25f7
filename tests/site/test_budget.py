"""Le budget de budget.yml, tenu par chaque page du site construit, pesée avec une vraie compression."""

from collections.abc import Callable
from pathlib import Path
from statistics import fmean, median

import pytest

from macros.corpus.facts import Corpus
from macros.models.sobriete import Budget, Limites, Mesures
from macros.proofs import measures as mesures
from macros.proofs import sobriete
from macros.proofs.readings import readability
from macros.proofs.sobriete import Weight
from tests.built import Built

MEDIAN, NEUVES = 8_000, 5
TOLERANCE = 0.10
"""L'écart au-delà duquel les mesures publiées ne disent plus le site."""


@pytest.fixture(scope="module")
def budget(corpus: Corpus) -> Budget:
    return corpus.limites


@pytest.fixture(scope="module")
def weighed(site: Built) -> list[Weight]:
    return sobriete.weights(site.root)


TENUES: dict[str, Callable[[Weight, Limites], bool]] = {
    "octets de la première visite": lambda page, most: page.first_bytes <= most.octets_premiere_visite,
    "requêtes de la première visite": lambda page, most: page.first_requests <= most.requetes_premiere_visite,
    "octets de la page suivante": lambda page, most: page.next_bytes <= most.octets_page_suivante,
    "requêtes de la page suivante": lambda page, most: page.next_requests <= most.requetes_page_suivante,
    "éléments": lambda page, most: page.elements <= most.elements,
    "EcoIndex": lambda page, most: page.grade <= most.ecoindex,
    "part de texte": lambda page, most: page.text >= most.texte,
}
"""Ce que chaque limite demande."""


def ordinary(page: Weight, budget: Budget) -> bool:
    """Vrai si une page tient le budget ordinaire."""
    return all(kept(page, budget.ordinaire) for kept in TENUES.values())


@pytest.mark.parametrize("name", TENUES)
def test_chaque_page_tient_le_budget(name: str, weighed: list[Weight], budget: Budget) -> None:
    over = [page for page in weighed if not TENUES[name](page, budget.limits(page.address))]
    assert over == [], f"{name} : allégez ces pages, ou donnez-leur une ligne et sa raison dans budget.yml"


def test_une_page_ordinaire_tient_dans_un_premier_envoi(budget: Budget) -> None:
    """Une page ordinaire tient dans le premier envoi d'un serveur."""
    assert budget.ordinaire.octets_premiere_visite <= sobriete.FIRST_FLIGHT


def test_une_premiere_visite_sur_deux_tient_sa_mediane(weighed: list[Weight]) -> None:
    """Ce que toutes les pages chargent reste mince : le reste va dans une feuille ou un script à part.

    Quelques pages lourdes que l'on vient d'écrire déplacent la médiane ; la coque, elle, les alourdit toutes.
    """
    light = sum(page.first_bytes <= MEDIAN for page in weighed)
    assert light + NEUVES >= len(weighed) / 2, f"{median(page.first_bytes for page in weighed)} octets"


def test_chaque_ligne_propre_sert_encore(weighed: list[Weight], budget: Budget) -> None:
    """Une page redevenue ordinaire perd sa ligne ; une page disparue aussi."""
    idle = [
        line.nom
        for line in budget.propres
        if all(ordinary(page, budget) for page in weighed if line.concerns(page.address))
    ]
    assert idle == [], "retirez ces lignes de budget.yml"


def test_les_pages_ordinaires_sont_presque_tout_le_guide(weighed: list[Weight], budget: Budget) -> None:
    over = [page for page in weighed if not ordinary(page, budget)]
    assert len(over) / len(weighed) < 0.25


def test_une_page_gonflee_est_refusee(tmp_path: Path, site: Built, budget: Budget) -> None:
    """Mille paragraphes de plus dans une page ordinaire : le budget le voit."""
    page = site.pages["obligations/open-data/"]
    place = tmp_path / page.address / "index.html"
    place.parent.mkdir(parents=True)
    home = site.pages[""].markup
    (tmp_path / "index.html").write_text(home, encoding="utf-8")
    place.write_text(page.markup.replace("</main>", "<p>x</p>" * 1_000 + "</main>"), encoding="utf-8")
    for name in sobriete.resources(site.root, "") + sobriete.resources(site.root, page.address):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((site.root / name).read_bytes())
    found = sobriete.weigh(tmp_path, page.address, sobriete.resources(tmp_path, ""))
    limits = budget.limits(page.address)
    assert [name for name, kept in TENUES.items() if not kept(found, limits)] == ["éléments", "EcoIndex"]


def test_les_mesures_publiees_sont_celles_du_site(site: Built, weighed: list[Weight], corpus: Corpus) -> None:
    paths = {page.address: path for path, page in corpus.pages.items()}
    now, told = mesures.measures(weighed, paths, readability(site.root, paths)), corpus.mesures
    wrong = {name: (one, other) for name, one, other in compared(now, told) if far(one, other)}
    assert wrong == {}, "les mesures de /ecoconception/ ne disent plus le site ; lancez make site mesures"


def compared(now: Mesures, told: Mesures) -> list[tuple[str, float, float]]:
    """Chaque grandeur, aujourd'hui et telle que publiée."""
    names = ("pages", "octets_communs", "octets_mediane", "octets_maximum", "elements_mediane", "premier_vol")
    heavy = [
        (kind, fmean(getattr(page, kind) for page in now.plus_lourdes), fmean(published))
        for kind in ("octets", "elements", "ecoindex")
        for published in [[getattr(page, kind) for page in told.plus_lourdes]]
    ]
    return [
        *((name, getattr(now, name), getattr(told, name)) for name in names),
        ("ecoindex_mediane", now.ecoindex_mediane, told.ecoindex_mediane),
        *heavy,
    ]


def far(one: float, other: float) -> bool:
    """Vrai si deux valeurs s'écartent de plus d'un dixième."""
    return abs(one - other) > TOLERANCE * max(one, other)
