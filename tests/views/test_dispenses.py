"""« Ce qui ne vous oblige pas » : chaque réponse a son texte, et ses nombres sont dans la phrase citée."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.dispenses import Dispense
from macros.models.obligations import ReferenceEpinglee, Resultat, Structure
from macros.texts.numbers import carries, quantities
from macros.views.dispenses import ce_qui_n_oblige_pas

HERE = Here("obligations/ce-qui-ne-vous-oblige-pas/", date(2026, 11, 27))


def uncarried(corpus: Corpus, item: Dispense) -> list[str]:
    """Les nombres d'une réponse qu'aucune phrase citée ne porte."""
    sentences = (
        corpus.articles[item.base.article].article.citations
        if isinstance(item.base, ReferenceEpinglee)
        else ()
    )
    return [
        f"{item.id} : {found.value} {found.measure}"
        for found in quantities(item.reponse)
        if found.measure and not carries(sentences, found.value, found.measure, found.side)
    ]


def test_chaque_nombre_d_une_reponse_est_dans_la_phrase_citee(corpus: Corpus) -> None:
    assert [line for item in corpus.dispenses.values() for line in uncarried(corpus, item)] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("40 000", "30 000"), ("plus de 40 000", "moins de 40 000"), ("cinquante", "trente")],
)
def test_un_nombre_faux_se_voit(corpus: Corpus, before: str, after: str) -> None:
    item = corpus.dispenses["index_egalite"]
    wrong = item.model_copy(update={"reponse": item.reponse.replace(before, after)})
    assert wrong != item
    assert uncarried(corpus, wrong)


def test_chaque_affirmation_se_lit_avec_sa_reponse_et_le_lien_du_texte(corpus: Corpus) -> None:
    page = BeautifulSoup(str(ce_qui_n_oblige_pas(corpus, HERE)), "html.parser")
    rows = {
        row.find_all(["th", "td"])[0].get_text(): row.find_all(["th", "td"])
        for row in page.select("tbody tr")
    }
    for item in corpus.dispenses.values():
        _, answer, text = rows[item.on_vous_dit]
        assert answer.get_text().startswith(item.reponse)
        assert text.find("a")


def test_aucune_dispense_ne_contredit_la_fiche_d_une_petite_commune(corpus: Corpus) -> None:
    """Un « non » à une fiche qui peut s'appliquer ne porte que sur l'exagération ; à relire ici."""
    possible = (Resultat.S_APPLIQUE, Resultat.SELON_REPONSE)
    applies = {
        item.fiche
        for item in corpus.dispenses.values()
        if item.fiche and corpus.obligation(item.fiche).answer(Structure.COMMUNE, 900).resultat in possible
    }
    assert applies == {
        "localisation_donnees",
        "accessibilite_numerique",
        "profil_acheteur",
        "defibrillateurs",
        "mentions_legales_traceurs",
    }
