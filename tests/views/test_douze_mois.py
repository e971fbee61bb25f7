"""L'année à trente minutes par mois : chaque geste dit sa durée, son résultat, son risque et sa confiance."""

import re

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.base import Niveau
from macros.models.douze_mois import DouzeMois, Geste, Mois, Reserve, Risque
from macros.views import douze_mois
from tests.views.petit import TODAY, guide

HERE = Here("douze-mois/", TODAY)
GESTE = Geste(
    geste="Répondre au courrier",
    minutes=10,
    obligations=("pour_tous", "a_verifier"),
    modele="aucun",
    resultat="Une réponse",
    aide="Le centre de gestion",
    risque_si_rien=Risque.FORT,
    facilite="facile",
    confiance=Niveau.MEMOIRE,
)


def month(rank: int) -> Mois:
    """Un mois d'un seul geste."""
    return Mois(
        id=f"m{rank}",
        nom=f"mois {rank}",
        titre="Commencer",
        pourquoi_maintenant="C'est l'heure.",
        gestes=(GESTE,),
    )


YEAR = DouzeMois(
    nature="Une proposition.",
    mois=tuple(map(month, range(1, 13))),
    en_reserve=(Reserve(obligation="au_dessus", question="Avez-vous 1 000 habitants ?"),),
    deuxieme_annee=("Recommencer.",),
    dates_a_verifier=("Une date.",),
)


def test_un_mois_dit_sa_raison_sa_duree_et_ses_gestes() -> None:
    shown = douze_mois.douze_mois(guide(douze_mois=YEAR), HERE)
    assert '<p class="note">Une proposition.</p>' in shown
    assert (
        '<details open><summary><h2 id="m1">Mois 1 : Commencer</h2></summary>\n'
        "<p>C&#39;est l&#39;heure. Durée : 10 minutes.</p>\n"
        '<ul class="cases">\n<li><strong>Répondre au courrier</strong> (10 minutes). Résultat : Une réponse. '
        "Papier : pas de modèle. Aide : Le centre de gestion. "
        'Fiche : <a href="../obligations/pour-tous/">Réponse</a>, '
        '<a href="../obligations/a-verifier/">Déclaration</a>. '
        "Risque fort si rien n&#39;est fait (non vérifié).</li>\n</ul>\n</details>"
    ) in shown
    assert shown.count("<h2") == 12


def test_les_gestes_en_reserve_posent_leur_question_et_disent_ce_qui_reste_a_verifier() -> None:
    shown = douze_mois.gestes_en_reserve(guide(douze_mois=YEAR), HERE)
    assert (
        '<tr><th scope="row">Avez-vous 1 000 habitants ?</th>'
        '<td><a href="../obligations/au-dessus/">Publication</a></td></tr>'
    ) in shown
    assert (
        '<h2 id="les-dates-a-verifier-vous-meme">Les dates à vérifier vous-même</h2>\n<ul>\n<li>Une date.'
        in shown
    )


PAPER = re.compile(
    r"\b(affich|bilan|charte|clause|courri|convention|copie|délibération|document|feuille|fiche|inventaire|lettre|lignes"
    r"|mention|page|registre|tableau)",
    re.IGNORECASE,
)
"""Ce qui, dans un résultat, est un papier : un geste qui en laisse un a son modèle."""


def test_chaque_geste_a_son_papier_ou_dit_qu_il_n_y_en_a_pas(corpus: Corpus) -> None:
    shown = douze_mois.douze_mois(corpus, HERE)
    gestes = [geste for month in corpus.douze_mois.mois for geste in month.gestes]
    assert shown.count("Papier : ") == len(gestes)
    assert shown.count("Papier : pas de modèle") == sum(geste.modele == "aucun" for geste in gestes)
    for geste in gestes:
        if geste.modele != "aucun":
            assert f'Papier : <a href="../modeles/{geste.modele}/">' in shown
            assert set(corpus.modele(geste.modele).obligations) & set(geste.obligations), geste.geste
            assert corpus.modele(geste.modele).suits(corpus.profils()[0]), geste.geste
        else:
            assert not PAPER.search(geste.resultat), geste.geste
