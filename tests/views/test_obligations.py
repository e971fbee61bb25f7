"""Les obligations en listes, et qui vise une règle, mot pour mot."""

import pytest

from macros.markup.here import Here
from macros.views import obligations
from tests.views.petit import A_VERIFIER, AU_DESSUS, TODAY, guide, obligation

LISTES = Here("obligations/", TODAY)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"population_min": 3500}, "Communes à partir de 3\u202f500 habitants"),
        ({"population_min": 3501}, "Communes à partir de 3\u202f501 habitants"),
        ({"population_max": 3499}, "Communes jusqu'à 3\u202f499 habitants"),
        ({"population_min": 2000, "population_max": 3499}, "Communes de 2\u202f000 à 3\u202f499 habitants"),
        ({}, "Communes"),
    ],
)
def test_une_regle_dit_ses_bornes_incluses(rule: dict[str, int], said: str) -> None:
    facts = {**AU_DESSUS, "concerne": ({"structures": ("commune",), **rule},)}
    assert obligations.rule_sentence(guide(), obligation(facts).concerne[0]) == said


def test_une_regle_dit_sa_condition_et_sa_precision() -> None:
    (rule,) = obligation(A_VERIFIER).concerne
    assert obligations.rule_sentence(guide(), rule) == (
        "Communes : Comptez-vous au moins 50 agents ? « oui » ; Tous les contrats comptent."
    )


def test_chaque_theme_a_son_tableau_et_chaque_fiche_sa_reponse_a_900_habitants() -> None:
    shown = obligations.tableaux_obligations(guide(), LISTES)
    assert (
        '<tr><th scope="row"><a href="au-dessus/">Publication</a></th><td>En vigueur</td>'
        '<td><span class="etiquette etiquette--ne_s_applique_pas">Ne s&#39;applique pas</span></td>'
        "<td>Publiez.</td></tr>"
    ) in shown
    assert '<caption id="tableau-relation-avec-les-habitants-2-fiches">' in shown


def test_le_nombre_de_fiches() -> None:
    assert obligations.nombre_obligations(guide(), LISTES) == "3"
