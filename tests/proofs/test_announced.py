"""Une réponse qui change sans être annoncée se voit ; une phrase récrite n'est pas une réponse."""

from datetime import date

import pytest

from macros.corpus.facts import Corpus
from macros.models.nouveautes import Nature, Nouveaute
from macros.models.obligations import Obligation, Statut, Structure
from macros.proofs.announced import noted_again, unannounced

TODAY = date(2026, 12, 1)


def news(*ids: str, day: date = TODAY, id: str = "essai") -> Nouveaute:
    return Nouveaute(
        id=id,
        date=day,
        nature=Nature.DROIT,
        faits=ids,
        titre="Un seuil change",
        pour_qui="Les communes.",
        texte="Le seuil baisse.",
        page="obligations/index.md",
    )


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
    assert found == [item.id] * heard
    told = tuple(corpus.nouveautes.values())
    assert bool(list(unannounced([changed], corpus.reponses, told))) is heard
    assert bool(list(unannounced([changed], corpus.reponses, (news("telerecours"), *told)))) is heard
    assert list(unannounced([changed], corpus.reponses, (news("open_data"), *told))) == []


def test_une_fiche_s_annonce_deux_fois_le_meme_jour(corpus: Corpus) -> None:
    """Une faute trouvée l'après-midi se dit le jour même : la dernière nouveauté est celle du haut."""
    item = corpus.obligation("open_data")
    morning, evening = news("open_data", id="matin"), news("open_data", id="soir")
    noted = {it.obligation: it for it in noted_again([item], {}, [morning])}
    assert noted["open_data"].nouveaute == "matin"
    assert list(unannounced([lowered(item)], noted, [morning]))
    assert list(unannounced([lowered(item)], noted, [evening, morning])) == []


def test_une_fiche_neuve_s_annonce(corpus: Corpus) -> None:
    item = corpus.obligation("open_data").model_copy(update={"id": "neuve"})
    assert list(unannounced([item], corpus.reponses, []))
    assert not list(unannounced([item], corpus.reponses, [news("neuve")]))


def test_une_ligne_ne_change_que_pour_ce_qui_a_change(corpus: Corpus) -> None:
    items = [lowered(corpus.obligation("open_data")), corpus.obligation("telerecours")]
    again = {it.obligation: it.nouveaute for it in noted_again(items, corpus.reponses, [news("open_data")])}
    assert again == {"open_data": "essai", "telerecours": corpus.reponses["telerecours"].nouveaute}
