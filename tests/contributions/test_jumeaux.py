"""Le formulaire de la page et Python lisent pareil : la même table, et ce que hypothesis imagine."""

import json
import subprocess
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.contributions.answers import READERS
from macros.contributions.cleaning import clean
from macros.contributions.measures import Refused
from macros.contributions.persons import ORDINARY, named
from tests.conftest import ROOT
from tests.contributions.test_mesures import BAD, GOOD
from tests.contributions.test_personnes import TABLE

RULES: dict[str, Callable[[str], Any]] = {
    "clean": clean,
    "nomme": lambda text: [words for _, words in named(text)],
    "fonction": lambda text: [words for _, words in named(text, only_functions=True)],
    **{form.value: read for form, read in READERS.items()},
}

WORDS = (
    "Jean Dupont maire notre la de Saint M. 05 55 @ arobase point fr - &#64; 2026 novembre 21/11/ € environ "
    "1 deux jours ＠ {{ https:// www. ’ , ( ) : . Cordialement secrétaire Marie J. Val madame 12/05/2026 2j"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u00a0", "\u202e", "1 200"])
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=8).map(" ".join),
    st.lists(PIECES, max_size=8).map("".join),
)


def in_browser(texts: list[str]) -> dict[str, Any]:
    """Ce que les règles de la page font de ces textes."""
    done = subprocess.run(
        ["node", "tests/navigateur/regles.mjs"],
        cwd=ROOT,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def here(text: str) -> dict[str, Any]:
    """Ce que Python en fait."""
    return {name: said(rule, text) for name, rule in RULES.items()}


def said(rule: Callable[[str], Any], text: str) -> Any:
    try:
        value = rule(text)
    except Refused as refused:
        return f"refusé : {refused}"
    return list(value) if isinstance(value, tuple) else value


def same(texts: list[str]) -> None:
    """Compare texte par texte, pour dire lequel diverge."""
    for text, found in zip(texts, in_browser(texts)["resultats"], strict=True):
        for rule, value in here(text).items():
            assert (text, rule, found[rule]) == (text, rule, value)


def test_la_table_des_personnes_et_des_mesures_se_lit_pareil() -> None:
    only = TABLE["fonction_seule"]
    lists = [value for value in (*TABLE.values(), *only.values()) if isinstance(value, list)]
    same(
        [
            *(text for texts in lists for text in texts),
            *(text for _, text, _ in GOOD),
            *(text for _, text in BAD),
        ]
    )


def test_les_mots_qui_ne_nomment_personne_sont_les_memes() -> None:
    assert in_browser([])["mots"].split() == ORDINARY.split()


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
@given(st.lists(TEXTS, min_size=150, max_size=200))
def test_aucun_texte_ne_separe_la_page_de_python(texts: list[str]) -> None:
    same([text.encode("utf-8", "replace").decode("utf-8") for text in texts])
