"""Les chiffres à l'écran : chacun avec sa vague, sa source, sa réserve et son tableau."""

from datetime import date

import pytest

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.barometre import Nature, Sujet
from macros.reading.problems import Unknown
from macros.texts.french import capital
from macros.views import barometre

HERE = Here("barometre/", date(2026, 11, 21))


def row(shown: str, label: str) -> str:
    """La ligne de tableau qui commence par ce libellé."""
    return next(line for line in shown.splitlines() if line.startswith(f'<tr><th scope="row">{label}'))


def test_une_mesure_est_a_cote_de_sa_vague_de_sa_source_et_de_sa_reserve(corpus: Corpus) -> None:
    shown = barometre.mesures_barometre(corpus, HERE, "outils_internes")
    assert row(shown, "Matériel reconditionné, communes répondantes") == (
        '<tr><th scope="row">Matériel reconditionné, communes répondantes</th><td>8,1\u00a0%</td>'
        "<td>deuxième vague du baromètre Déclic, 629 réponses</td>"
        "<td>Baromètre Collectivités et numérique, étude n° 1</td><td>Maire-info arrondit à 8 %.</td></tr>"
    )


def test_une_mesure_qui_touche_une_regle_mene_a_sa_fiche(corpus: Corpus) -> None:
    shown = barometre.mesures_barometre(corpus, HERE, "dematerialisation")
    assert 'href="../obligations/registre-personnes-vulnerables/"' in row(shown, "Répondants qui ont mis")


@pytest.mark.parametrize("sujet", list(Sujet))
def test_chaque_graphique_dit_les_memes_valeurs_que_son_tableau(corpus: Corpus, sujet: Sujet) -> None:
    shown = barometre.mesures_barometre(corpus, HERE, sujet)
    assert (
        shown.count("graphique__barre")
        == shown.count('scope="row"')
        == len(corpus.barometre.measures(sujet))
        > 0
    )


def test_un_sujet_inconnu_est_refuse_avec_ceux_qui_existent(corpus: Corpus) -> None:
    with pytest.raises(Unknown, match=r"sujet inconnu : « meteo » ; corrigez-le\. Exemple : "):
        barometre.mesures_barometre(corpus, HERE, "meteo")


def test_le_tableau_de_conformite_dit_sa_fragilite_sous_lui(corpus: Corpus) -> None:
    shown = barometre.conformite_barometre(corpus, HERE)
    assert shown.index("</table>") < shown.index("56 répondants seulement")
    assert "se déclarent conformes" in shown
    assert "De 50 000 à 100 000 habitants" in shown


def test_l_ecart_entre_les_vagues_et_le_total_se_lit(corpus: Corpus) -> None:
    shown = barometre.vagues_barometre(corpus, HERE)
    assert '<p class="note">3\u202f117 réponses au total, selon l&#39;étude. ' in shown
    assert "donne 3 390, soit 273 de plus" in shown


def test_un_chiffre_ecarte_ne_donne_pas_sa_valeur(corpus: Corpus) -> None:
    for item in corpus.barometre.of_nature(Nature.ECARTE):
        assert capital(item.libelle) in barometre.ecartes_barometre(corpus, HERE)
    assert "6 collectivités" not in barometre.ecartes_barometre(corpus, HERE)


def test_une_regle_citee_renvoie_a_sa_fiche_et_dit_ce_qui_manque(corpus: Corpus) -> None:
    shown = row(barometre.regles_citees_barometre(corpus, HERE), "Seuil cité pour l&#39;ouverture")
    assert "50 agents" in shown
    assert 'href="../obligations/open-data/"' in shown


def test_tous_les_chiffres_du_guide_sont_montres_ou_ecartes(corpus: Corpus) -> None:
    page = "".join(
        [
            *(barometre.mesures_barometre(corpus, HERE, sujet) for sujet in Sujet),
            barometre.vagues_barometre(corpus, HERE),
            barometre.methode_barometre(corpus, HERE),
            barometre.regles_citees_barometre(corpus, HERE),
            barometre.propositions_barometre(corpus, HERE),
            barometre.demarche_barometre(corpus, HERE),
            barometre.ecartes_barometre(corpus, HERE),
        ]
    )
    waves = {wave.indicateur for wave in corpus.barometre.vagues}
    for item in corpus.indicateurs.values():
        assert item.id in waves or item.libelle[1:].replace("'", "&#39;") in page, item.id
