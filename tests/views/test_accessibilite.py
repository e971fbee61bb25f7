"""Les plans imposés à l'écran : les titres tels quels, les réserves gardées, l'ancien montant démenti."""

from datetime import date

from markupsafe import escape

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.accessibilite import Aide
from macros.models.base import Niveau
from macros.views import accessibilite

HERE = Here("declaration-accessibilite/", date(2026, 11, 21))


def test_plan_declaration_donne_le_titre_impose_et_quoi_ecrire_sans_audit(corpus: Corpus) -> None:
    plan = str(accessibilite.plan_declaration(corpus, HERE))
    assert plan.count('<th scope="row">') == 16
    assert '<th scope="row">4. État de conformité</th><td>niveau 2</td>' in plan
    assert '<th scope="row">1. Sans titre</th><td>pas de titre</td>' in plan
    assert "Ne pas inventer de pourcentage." in plan


def test_mention_accueil_ecrit_les_trois_formules_telles_quelles(corpus: Corpus) -> None:
    mention = str(accessibilite.mention_accueil(corpus, HERE))
    for state in ("totalement", "partiellement", "non"):
        assert f'<th scope="row">Accessibilité : {state} conforme</th>' in mention


def test_pieces_accessibilite_mene_aux_fiches(corpus: Corpus) -> None:
    pieces = str(accessibilite.pieces_accessibilite(corpus, HERE))
    assert '<a href="../obligations/declaration-accessibilite/">Déclaration d&#39;accessibilité</a>' in pieces


def test_premiere_fois_additionne_les_minutes(corpus: Corpus) -> None:
    first = str(accessibilite.premiere_fois(corpus, HERE))
    assert "<li>Écrire la mention d&#39;accueil avec un lien : 5 minutes.</li>" in first
    assert "Environ 115 minutes en tout. Ces durées sont une proposition du guide." in first


def test_les_sanctions_donnent_les_plafonds_en_vigueur_et_disent_l_ancien_abroge(corpus: Corpus) -> None:
    sanctions = str(accessibilite.sanctions_accessibilite(corpus, HERE))
    assert "Plafonds de 50 000 et 25 000 euros" in sanctions
    assert "20 000 euros : ce montant a été abrogé" in sanctions


def test_les_sources_disent_tout_ce_qui_reste_a_verifier(corpus: Corpus) -> None:
    sources = str(accessibilite.sources_accessibilite(corpus, HERE))
    for doubt in corpus.accessibilite.a_reverifier:
        assert str(escape(doubt)) in sources


def test_un_exemple_lu_en_partie_le_dit() -> None:
    item = Aide(nom="Drôme", quoi="un schéma", url=None, sources=("drome",), confiance=Niveau.MOYENNE)
    assert str(accessibilite.helped(item)) == "Drôme : un schéma (lu en partie, à vérifier)"


def test_un_outil_lu_en_entier_n_a_pas_de_reserve() -> None:
    item = Aide(nom="Ara", quoi="un outil", url="https://a.fr/", sources=("ara",), confiance=Niveau.ELEVEE)
    assert str(accessibilite.helped(item)) == '<a href="https://a.fr/">Ara</a> : un outil'
