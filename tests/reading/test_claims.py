"""Lire les affirmations d'une page : où elles sont, ce qu'elles disent, et ce qui n'en est pas une."""

import pytest

from macros.reading.claims import claims, marked


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        ("{sources=joigny confiance=moyenne}", {"sources": ["joigny"], "confiance": "moyenne"}),
        ('{ sources="a b" confiance=elevee }', {"sources": ["a", "b"], "confiance": "elevee"}),
        ('{sources="" confiance=""}', {"sources": [], "confiance": ""}),
        ("{sources=proposition}", {"sources": ["proposition"]}),
        ("{source=joigny}", {"source": "joigny"}),
        ("{Sources=joigny}", {"Sources": "joigny"}),
        ("{proposition}", {"proposition": None}),
        ("{sources}", {"sources": None}),
    ],
)
def test_une_affirmation_donne_ses_champs(written: str, fields: dict[str, object]) -> None:
    assert list(claims(f"Un.\n\n- Deux. {written}\n")) == [(3, fields)]


@pytest.mark.parametrize(
    "text",
    [
        "{{ nombre_obligations() }}",
        '{{ fiche("x") }} et {{ autre("y") }}',
        "## Titre {: #ici }",
        "Un `{sources=x}` montré.",
        "```\n- Un {sources=x}\n```",
        "~~~~\n- Un {sources=x}\n~~~\n~~~~",
        "Une {accolade\nouverte} ailleurs",
        "{ }{1}{_}",
    ],
)
def test_ce_qui_n_est_pas_une_affirmation(text: str) -> None:
    assert list(claims(text)) == []
    assert marked(text, "!") == text


def test_une_affirmation_apres_un_code_se_lit_encore() -> None:
    assert [line for line, _ in claims("`{a}`\n```\n{b}\n```\n- C. {sources=c}\n")] == [5]
