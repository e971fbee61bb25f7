"""La page d'écoconception dit les mesures, les limites et leurs raisons, sans rien recalculer."""

from datetime import date

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.pages import Page
from macros.models.sobriete import Banc, Budget, Mesures
from macros.views import ecoconception
from tests.conftest import reduced

HERE = Here("ecoconception/", date(2026, 11, 21))

BUDGET = {
    "ordinaire": {
        "octets_premiere_visite": 20000,
        "requetes_premiere_visite": 4,
        "octets_page_suivante": 6000,
        "requetes_page_suivante": 1,
        "elements": 350,
        "ecoindex": "A",
        "texte": 25,
    },
    "publication": {"octets": 300, "elements": 24},
    "propres": [
        {"adresses": ["lexique/"], "nom": "Lexique", "raison": "Long.", "elements": 1600, "ecoindex": "D"},
        {"adresses": ["404.html"], "nom": "Perdue", "raison": "Courte.", "texte": 20},
    ],
}
MESURES = {
    "date": date(2026, 11, 21),
    "machine": "Essai, 2 cœurs",
    "pages": 174,
    "octets_communs": 8353,
    "octets_mediane": 11529,
    "octets_maximum": 19570,
    "elements_mediane": 180,
    "premier_vol": 167,
    "ecoindex_mediane": 88.4,
    "notes": [{"note": "A", "pages": 150}, {"note": "D", "pages": 1}],
    "plus_lourdes": [
        {"page": "lexique/index.md", "octets": 19570, "requetes": 4, "elements": 1369, "ecoindex": 55.7}
    ],
}


def corpus(lines: list[dict[str, object]]) -> Corpus:
    page = Page(chemin="lexique/index.md", description="D", heading="Le lexique")
    return reduced(
        {
            "budget": Budget.model_validate(BUDGET),
            "mesures": Mesures.model_validate(MESURES),
            "banc": Banc.model_validate(
                {"date": date(2026, 11, 21), "machine": "Essai, 2 cœurs", "lignes": lines}
            ),
            "charge": Banc.model_validate(
                {"date": date(2026, 11, 22), "machine": "Essai, 2 cœurs", "lignes": lines}
            ),
            "pages": {page.chemin: page},
        }
    )


def test_le_resume_dit_la_date_la_machine_et_chaque_grandeur() -> None:
    shown = str(ecoconception.resume_mesures(corpus([]), HERE))
    assert "21 novembre 2026</time>. Machine : Essai, 2 cœurs.</p>" in shown
    assert '<tr><th scope="row">Pages mesurées</th><td>174</td><td>toutes</td></tr>' in shown
    assert "<td>11,5 ko</td><td>20 ko au plus</td>" in shown
    assert "<td>A : 150 pages, D : 1 page</td><td>lettre A</td>" in shown


def test_les_pages_lourdes_menent_a_la_page() -> None:
    shown = str(ecoconception.pages_lourdes(corpus([]), HERE))
    expected = (
        '<tr><th scope="row"><a href="../lexique/">Le lexique</a></th>'
        "<td>19,6 ko</td><td>4</td><td>1\u202f369</td><td>55,7 (C)</td></tr>"
    )
    assert expected in shown


def test_chaque_ligne_propre_dit_sa_raison_et_ses_limites() -> None:
    shown = str(ecoconception.pages_hors_budget(corpus([]), HERE))
    assert "Long. Limites : 1\u202f600 éléments, EcoIndex D au moins.</li>" in shown
    assert "Courte. Limites : 20 % de texte au lieu de 25.</li>" in shown


def test_la_comparaison_dit_ce_qui_n_a_pas_de_valeur() -> None:
    lines: list[dict[str, object]] = [
        {"grandeur": "Poids", "guide": 11.5, "material": 100, "unite": "ko", "cible": "0,20 au plus"},
        {"grandeur": "Exposant", "guide": 1.02},
    ]
    shown = str(ecoconception.comparaison_material(corpus(lines), HERE))
    assert "Poids (but : 0,20 au plus)</th><td>11,5 ko</td><td>100 ko</td>" in shown
    assert "<td>1,02</td><td>sans objet</td>" in shown


def test_sans_comparaison_la_page_le_dit() -> None:
    shown = str(ecoconception.comparaison_material(corpus([]), HERE))
    assert shown == "<p>La comparaison n&#39;a pas encore été mesurée.</p>"


def test_la_formule_nomme_sa_variante() -> None:
    assert "rang de cnumr/ecoindex_python" in ecoconception.formule_ecoindex(corpus([]), HERE)


def test_la_charge_dit_la_mesure_et_ce_qui_est_vise() -> None:
    lines: list[dict[str, object]] = [{"grandeur": "Erreurs", "guide": 0, "cible": "aucune"}]
    shown = str(ecoconception.charge_supportee(corpus(lines), HERE))
    assert "22 novembre 2026</time>. Machine : Essai, 2 cœurs.</p>" in shown
    assert "<li>Erreurs (but : aucune) : 0</li>" in shown
    assert "pas encore été mesurée" in str(ecoconception.charge_supportee(corpus([]), HERE))
