"""La carte des obligations : trois communes comptées, et seulement ce qui change, nommé."""

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.obligations import Structure
from macros.views import carte
from tests.views.petit import TODAY, guide

INDEX = Here("ma-collectivite/", TODAY)


def test_la_carte_ne_nomme_que_ce_qui_change() -> None:
    shown = carte.carte_obligations(guide(), INDEX)
    assert (
        '<h3 id="a-partir-de-1-000-habitants">À partir de 1\u202f000 habitants</h3>\n<ul>\n'
        '<li><a href="../obligations/au-dessus/">Publication</a> : S&#39;applique. '
        "Au-dessous : Ne s&#39;applique pas.</li>\n</ul>"
    ) in shown
    assert "pour-tous" not in shown


def test_chaque_barre_compte_toutes_les_fiches(corpus: Corpus) -> None:
    for people in carte.TAILLES:
        assert sum(count for _, count in carte.shares(corpus, people)) == len(corpus.obligations)


def test_chaque_changement_de_reponse_est_nomme(corpus: Corpus) -> None:
    shown = str(carte.carte_obligations(corpus, INDEX))
    for item in corpus.obligations.values():
        answers = {
            profile.answer(item).resultat
            for profile in corpus.profils()
            if profile.structure is Structure.COMMUNE
        }
        assert (f"../obligations/{item.id.replace('_', '-')}/" in shown) == (len(answers) > 1), item.id
    assert shown.count("<td>") == 3 * len(carte.FAMILLES)
