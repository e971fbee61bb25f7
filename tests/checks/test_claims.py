"""Une affirmation fausse se refuse à sa ligne, avec un exemple ; une voisine muette aussi."""

import pytest

from macros.checks.claims import affirmations
from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.models.pages import Page
from macros.models.sources import SourceLue
from tests.conftest import Drafted, Write, reduced

HEAD = "---\ndescription: Une page.\n---\n# Une page\n\n"
EXAMPLE = 'Exemple : {sources="joigny redon" confiance=moyenne}'


def read(guide: Write, corpus: Corpus, text: str) -> list[str]:
    """Les fautes d'une page, telles que `make verifier` les dit."""
    loader = Loader(guide({"docs/essai.md": HEAD + text}))
    loader.pages("docs", lambda _: Page)
    found = [*loader.problems, *loader.dangling(reduced({"sources": corpus.sources}))]
    return [str(problem) for problem in found]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "{sources=joygny confiance=moyenne}",
            "affirmations.0.sources.0 : « joygny » est inconnu dans sources ; corrigez-le. Exemple : joigny",
        ),
        (
            "{sources=joigny confiance=haute}",
            f"affirmations.0.confiance : valeur attendue : elevee, moyenne ou memoire. {EXAMPLE}",
        ),
        (
            "{sources=joigny}",
            "affirmations.0.confiance : une source lue va avec sa confiance : elevee, moyenne ou memoire. "
            + EXAMPLE,
        ),
        ("{confiance=moyenne}", f"affirmations.0.sources : champ manquant ; ajoutez-le. {EXAMPLE}"),
        (
            '{sources="" confiance=moyenne}',
            f"affirmations.0.sources : liste trop courte ; au moins 1. {EXAMPLE}",
        ),
        (
            "{sources=joigny confiance=moyenne note=x}",
            "affirmations.0.note : champ inconnu ; corrigez son nom ou retirez-le. Exemple : sources",
        ),
    ],
)
def test_une_affirmation_fausse_se_refuse_a_sa_ligne(
    guide: Write, corpus: Corpus, written: str, said: str
) -> None:
    assert read(guide, corpus, f"Avant.\n\n- Une charte. {written}\n") == [f"docs/essai.md:8: {said}"]


def test_une_affirmation_juste_ne_dit_rien(guide: Write, corpus: Corpus) -> None:
    text = "- Une charte. {sources=joigny confiance=moyenne}\n- Deux. {sources=proposition}\n"
    assert read(guide, corpus, text) == []


SILENT = [
    "- Un. {sources=proposition}\n- Deux.\n",
    "1. Un. {sources=proposition}\n2. Deux.\n",
    "- Un. {sources=proposition}\n- Deux.\n    - Trois. {sources=proposition}\n",
    "| A | B |\n|---|---|\n| x | Un. {sources=proposition} |\n| Deux. | y |\n| z | Deux. |\n",
]


@pytest.mark.parametrize("text", SILENT)
def test_une_voisine_muette_se_dit_a_sa_ligne(draft: Drafted, text: str) -> None:
    found = list(affirmations(draft(text)))
    assert found
    assert all("ne dit pas d'où cela vient, alors que ses voisines le disent" in said for _, said in found)
    assert found[0][0] in (2, 4)


@pytest.mark.parametrize(
    "text",
    [
        "- Un.\n- Deux.\n",
        "- Un. {sources=proposition}\n- Deux. {sources=proposition}\n",
        "- Un. {sources=proposition}\n    - précision\n",
        "- Un.\n\nUne phrase. {sources=proposition}\n\n- Deux.\n",
        "Écrivez `{sources=joigny` dans la page.\n",
    ],
)
def test_une_liste_qui_dit_tout_ou_rien_passe(draft: Drafted, text: str) -> None:
    assert list(affirmations(draft(text))) == []


def test_une_accolade_ouverte_se_dit(draft: Drafted) -> None:
    ((line, said),) = affirmations(draft("Un.\n\n- Deux. {sources=joigny confiance=moyenne\n"))
    assert (line, said) == (3, f"accolade jamais fermée ; fermez-la sur la même ligne. {EXAMPLE}")


def test_les_mots_d_une_affirmation_ne_sont_pas_de_la_prose(draft: Drafted) -> None:
    assert [text for _, text in draft("Un. {sources=RGPD confiance=moyenne}").prose()] == ["Un. ]"]


def test_le_corpus_garde_les_affirmations_d_une_page(corpus: Corpus) -> None:
    first = corpus.pages["charte-de-la-donnee/index.md"].affirmations[1]
    assert (first.sources, first.confiance) == (("document_000",), "elevee")
    assert isinstance(corpus.sources[first.sources[0]], SourceLue)
