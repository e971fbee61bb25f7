"""Les trente-trois fautes de l'attaque : `make verifier` refuse ce qui s'écrit, un contrôle voit le reste."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.checks.run import CHECKS
from macros.corpus.facts import Corpus
from tests.conftest import ROOT, Drafted
from tests.site.rgaa.planting import CONTROLS, planted
from tests.site.rgaa.reading import Reading

TABLE: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "fautes.yml").read_text("utf-8"))
WRITTEN = [pytest.param(*one["markdown"], id=one["faute"]) for one in TABLE if "markdown" in one]
BUILT = [
    pytest.param(f"test_{one['site'][0]}", *one["site"][1:], id=one["faute"])
    for one in TABLE
    if "site" in one and f"test_{one['site'][0]}" in CONTROLS
]


def test_aucune_des_trente_trois_fautes_ne_manque() -> None:
    unseen = [one for one in TABLE if one["inapercue"]]
    assert (len({one["faute"] for one in TABLE}), len(unseen)) == (33, 21)
    assert [one["faute"] for one in TABLE if not {"markdown", "site"} & set(one)] == []


def test_chaque_controle_nomme_est_joue_ici_ou_dans_le_navigateur() -> None:
    folder = ROOT / "tests/navigateur"
    driven = "".join((folder / f"{name}.mjs").read_text("utf-8") for name in ("conduite", "couleurs", "rgaa"))
    named = {one["site"][0] for one in TABLE if "site" in one}
    elsewhere = {name for name in named if not name.startswith("axe:") and f"test_{name}" not in CONTROLS}
    assert {name for name in elsewhere if f'"{name}"' not in driven} == set()


@pytest.mark.parametrize(("text", "said"), WRITTEN)
def test_make_verifier_refuse_ce_qu_un_contributeur_ecrirait(
    draft: Drafted, corpus: Corpus, text: str, said: str
) -> None:
    page = f"---\ndescription: Une page d'essai.\n---\n# Essai\n\n{text}\n"
    drafted = draft(page, corpus, "docs/demarche/essai.md")
    assert said in "\n".join(message for check in CHECKS for _, message in check(drafted))


@pytest.mark.parametrize(("check", "page", "old", "new"), BUILT)
def test_le_controle_voit_la_faute_dans_la_page_construite(
    reading: Reading, tmp_path: Path, check: str, page: str, old: str, new: str
) -> None:
    with pytest.raises(AssertionError, match="faute"):
        CONTROLS[check](planted(reading, page, old, new, tmp_path))
