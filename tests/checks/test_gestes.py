"""Les étapes d'une fiche : le guide tel qu'il est les tient, et chaque faute se dit à sa ligne."""

from pathlib import Path

import pytest

from macros.checks import gestes
from macros.corpus.facts import Corpus
from macros.reading.loading import Source
from tests.conftest import ROOT
from tests.views.petit import POUR_TOUS, obligation

SOURCE = Source("data/obligations/essai.yml", {}, {}, "", 1)


def test_le_guide_tel_qu_il_est_n_a_qu_une_liste_de_gestes(corpus: Corpus) -> None:
    assert list(map(str, gestes.problems(ROOT, corpus))) == []


@pytest.mark.parametrize("count", [1, 6])
def test_trop_peu_ou_trop_de_gestes_se_dit(count: int) -> None:
    item = obligation({**POUR_TOUS, "actions": [{"faire": f"Faites {rank}."} for rank in range(count)]})
    (problem,) = gestes.counted(item, SOURCE)
    assert problem.message.startswith(
        f"actions : {count} gestes ; il en faut de 2 à 5 après le premier geste"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Déclarez-le à la CNIL.",
        "N'écrivez pas que la commune est soumise.",
        "Sous une semaine, affichez la liste.",
        "Vous avez le choix ? Cherchez la délibération.",
        "Faites un exercice.",
        "Dites aux agents comment répondre.",
        "Si vous demandez l'identité, gardez-la cinq ans.",
    ],
)
def test_un_geste_parle_au_lecteur(text: str) -> None:
    assert gestes.commanding(text)


@pytest.mark.parametrize("text", ["Déclarer le délégué.", "La publier sous un mois.", "Un registre à jour."])
def test_un_infinitif_n_est_pas_un_geste(text: str) -> None:
    assert not gestes.commanding(text)


def test_deux_gestes_qui_disent_la_meme_chose_se_disent() -> None:
    item = obligation(
        {
            **POUR_TOUS,
            "premier_geste": "Listez vos services en ligne et notez les effets d'une panne.",
            "actions": (
                {"faire": "Listez les services en ligne, puis notez les effets de chaque panne."},
                {"faire": "Fixez les mesures de sécurité."},
            ),
        }
    )
    (problem,) = gestes.repeats(item, SOURCE)
    assert problem.message.startswith("actions.0.faire : redit premier_geste ; n'en gardez qu'un")


def test_une_page_qui_redit_un_geste_se_dit(tmp_path: Path) -> None:
    item = obligation({**POUR_TOUS, "actions": [{"faire": "Publiez autrement et prévenez le préfet."}] * 2})
    page = Source("docs/x.md", {}, {}, "## Questions\n\nPubliez autrement, et prévenez le préfet.\n", 4)
    assert {one.message.split(" : ")[1].split(" ;")[0] for one in gestes.told_again(item, SOURCE, page)} == {
        "redit « Publiez autrement, et prévenez le préfet… »"
    }
