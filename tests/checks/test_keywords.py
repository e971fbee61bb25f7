"""Un mot-clé ne mène qu'à une page qui en dit quelque chose."""

from dataclasses import replace

from macros.checks.keywords import known_roots, mots_cles
from macros.corpus.facts import Corpus
from tests.conftest import ROOT


def test_tous_les_mots_cles_ont_une_reponse_sur_leur_page(corpus: Corpus) -> None:
    assert [str(problem) for problem in mots_cles(ROOT, corpus)] == []


def test_un_mot_cle_sans_reponse_se_dit_a_sa_fiche(corpus: Corpus) -> None:
    fiche = corpus.obligation("defibrillateurs")
    lying = fiche.model_copy(update={"mots_cles": (*fiche.mots_cles, "trottinette")})
    altered = replace(corpus, obligations={**corpus.obligations, fiche.id: lying})
    (problem,) = mots_cles(ROOT, altered)
    assert problem.path == "data/obligations/defibrillateurs.yml"
    assert "la page ne dit rien de « trottinette »" in str(problem)


def test_un_equivalent_suffit() -> None:
    known = known_roots("Vérifiez le numéro de compte.", [["rib", "compt"], ["autr", "mot"]])
    assert "rib" in known
    assert "autr" not in known
