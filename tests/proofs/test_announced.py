"""Une réponse qui change sans être annoncée se voit ; une phrase récrite n'est pas une réponse."""

from datetime import date, timedelta

import pytest

from macros.corpus.facts import Corpus
from macros.models.nouveautes import Nature, Nouveaute
from macros.models.obligations import Obligation, Statut, Structure
from macros.proofs.announced import noted_again, unannounced

TODAY = date(2026, 12, 1)


def news(*ids: str, day: date = TODAY) -> Nouveaute:
    return Nouveaute(
        id="essai",
        date=day,
        nature=Nature.DROIT,
        faits=ids,
        titre="Un seuil change",
        pour_qui="Les communes.",
        texte="Le seuil baisse.",
        page="obligations/index.md",
    )


def test_ce_que_repond_chaque_fiche_est_annonce(corpus: Corpus) -> None:
    """Sinon : ajoutez un changement à data/nouveautes.yml, puis `make reponses`."""
    assert list(unannounced(corpus.obligations.values(), corpus.reponses, corpus.nouveautes.values())) == []
    noted = {item.obligation: item.empreinte for item in corpus.reponses.values()}
    again = noted_again(corpus.obligations.values(), corpus.reponses, TODAY)
    assert noted == {item.obligation: item.empreinte for item in again}


def lowered(item: Obligation) -> Obligation:
    first, *others = item.concerne
    return item.model_copy(
        update={"concerne": (first.model_copy(update={"population_min": first.population_min + 1}), *others)}
    )


def narrowed(item: Obligation) -> Obligation:
    first, *others = item.concerne
    return item.model_copy(
        update={"concerne": (first.model_copy(update={"structures": (Structure.REGION,)}), *others)}
    )


def reworded(item: Obligation) -> Obligation:
    first, *others = item.concerne
    return item.model_copy(
        update={
            "nom_court": "Autre nom",
            "concerne": (first.model_copy(update={"precision": "dit autrement"}), *others),
        }
    )


@pytest.mark.parametrize(
    ("change", "heard"),
    [
        (lowered, True),
        (narrowed, True),
        (lambda item: item.model_copy(update={"statut": Statut.A_VENIR}), True),
        (lambda item: item.model_copy(update={"concerne": item.concerne[:-1]}), True),
        (reworded, False),
    ],
)
def test_un_changement_de_reponse_se_dit_et_lui_seul(corpus: Corpus, change: object, heard: bool) -> None:
    item = corpus.obligation("open_data")
    assert callable(change)
    changed = change(item)
    found = list(unannounced([changed], corpus.reponses, []))
    assert bool(found) is heard
    assert not heard or found[0].endswith("Exemple : faits: [open_data]")
    before = corpus.reponses["open_data"].le
    assert (
        list(unannounced([changed], corpus.reponses, [news("open_data", day=before + timedelta(days=1))]))
        == []
    )
    assert bool(list(unannounced([changed], corpus.reponses, [news("telerecours")]))) is heard
    assert bool(list(unannounced([changed], corpus.reponses, [news("open_data", day=before)]))) is heard


def test_une_fiche_neuve_s_annonce(corpus: Corpus) -> None:
    item = corpus.obligation("open_data").model_copy(update={"id": "neuve"})
    assert list(unannounced([item], corpus.reponses, []))
    assert not list(unannounced([item], corpus.reponses, [news("neuve")]))


def test_le_jour_ne_change_que_pour_ce_qui_a_change(corpus: Corpus) -> None:
    items = [lowered(corpus.obligation("open_data")), corpus.obligation("telerecours")]
    again = {item.obligation: item.le for item in noted_again(items, corpus.reponses, TODAY)}
    assert again == {"open_data": TODAY, "telerecours": corpus.reponses["telerecours"].le}
