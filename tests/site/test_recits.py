"""Tout le chemin : un ticket ordinaire et un ticket hostile deviennent des pages complètes et sûres."""

import re
import subprocess
import sys
from collections.abc import Mapping

import pytest

from macros.contributions.tickets import as_ticket, from_ticket
from macros.contributions.writer import compose, save
from macros.corpus.facts import Corpus
from scripts.copies import copy_guide
from tests.built import Built, Page
from tests.contributions.test_tickets import PAYLOADS
from tests.contributions.test_writer import ORDINARY, STORIES, TODAY

HOSTILE = ORDINARY | {
    "collectivite": "Pirate",
    "titre": "Un titre <b onclick=x> {{ 7 * 7 }} [a](javascript:alert(1))",
    "contexte": "\n".join(PAYLOADS),
    "qui_a_aide": "<script>alert(1)</script>\n{{ config }}",
}
REACHED: Mapping[str, Mapping[str, str]] = {
    "ordinaire": STORIES[1]["reponses"] | {"collectivite": "Ordinaire"},
    "hostile": HOSTILE,
}


@pytest.fixture(scope="module")
def told(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Page]:
    """Les pages des récits, dans le guide construit avec eux, même ce que la vérification refuserait."""
    root = copy_guide(tmp_path_factory.mktemp("recits") / "guide")
    names = {}
    for kind, given in REACHED.items():
        body = as_ticket(corpus.formulaire.questions, given)
        story = compose(from_ticket(body, corpus.formulaire), corpus, TODAY)
        save(story, root)
        names[kind] = story.name
    build = "import sys; from scripts.site import SITE, made; sys.exit(not made(SITE))"
    command = [sys.executable, "-c", build]
    said = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True)
    assert said.returncode == 0, said.stdout + said.stderr
    pages = Built(root / "site").pages
    return {kind: pages[f"retours/{name}/"] for kind, name in names.items()}


def test_un_ticket_ordinaire_devient_une_page_complete(told: Mapping[str, Page]) -> None:
    page = told["ordinaire"]
    assert page.tree.xpath("count(//h1)") == 1
    assert [str(title) for title in page.main.xpath(".//h2/text()")] == [
        "Le contexte",
        "Ce qui a été fait",
        "Les résultats",
        "Ce qui n’a pas marché",
        "Le conseil",
    ]
    assert "avec son accord du 21 novembre 2026" in page.text
    assert "Corse-du-Sud (2A), Corse" in page.text


def test_un_ticket_hostile_devient_une_page_inoffensive(told: Mapping[str, Page]) -> None:
    page = told["hostile"]
    assert page.tree.xpath("count(//h1)") == 1
    assert len(page.main.xpath(".//h2")) == 5
    assert not page.main.xpath(".//script | .//iframe | .//img | .//*[@onclick or @onerror]")
    assert not page.main.xpath(".//a[starts-with(@href, 'javascript:')]")
    assert "(( 7 * 7 ))" in page.text and "49" not in re.sub(r"\d{4}", "", page.text)
    assert "t.example" not in " ".join(page.resources())
