"""La page de recherche avant tout script : la place des résultats, et quoi faire sans eux."""

from macros.markup.here import Here
from macros.views.recherche import page_recherche
from tests.conftest import reduced
from tests.views.petit import TODAY


def test_la_page_se_lit_sans_script_et_ne_charge_le_moteur_qu_avec_une_question() -> None:
    assert page_recherche(reduced({}), Here("recherche/", TODAY)) == (
        '<p id="etat-recherche" class="note" role="status"></p>\n'
        '<div id="conseil-recherche" role="alert" aria-live="assertive"></div>\n'
        '<ol id="resultats" class="resultats" data-racine="../" data-scripts="../assets/bibliotheques.js '
        '../assets/frappe.js ../assets/moteur.js ../assets/index-recherche.js" '
        'data-territoires="../assets/territoires.js"></ol>\n'
        "<noscript><p>Votre navigateur n&#39;exécute pas JavaScript : la recherche ne peut pas répondre. "
        'Essayez autrement.</p></noscript>\n<script defer src="../assets/recherche.js"></script>'
    )
