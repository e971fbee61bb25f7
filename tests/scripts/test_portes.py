"""Les commandes des portes : le terminal, le ticket, et les formulaires tirés des questions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from macros.contributions.choices import options
from macros.contributions.tickets import as_ticket
from macros.corpus.facts import Corpus
from macros.models.contribuer import Forme, Liste
from scripts import formulaires, nouveau_retour, ticket_en_retour
from tests.contributions.test_writer import ORDINARY, STORIES

EXPECTED = STORIES[0]


@pytest.fixture
def folder(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Un guide vide où les commandes écrivent."""
    (tmp_path / "docs/retours").mkdir(parents=True)
    for script in (nouveau_retour, ticket_en_retour):
        monkeypatch.setattr(script, "current_guide", lambda root: corpus)
        monkeypatch.setattr(script, "ROOT", tmp_path)
    return tmp_path


def typed(corpus: Corpus, given: dict[str, str]) -> Iterator[str]:
    """Ce que taperait une personne : des numéros dans les listes, une ligne vide à la fin d'un récit."""
    for question in corpus.formulaire.questions:
        told = given.get(question.id, "")
        if question.liste and question.liste is not Liste.DEPARTEMENTS:
            values = list(options(corpus, question.liste))
            yield ", ".join(str(values.index(value) + 1) for value in told.split("\n") if value)
        elif question.forme in (Forme.RECIT, Forme.LIGNES):
            yield from (told.split("\n") if told else [])
            yield ""
        else:
            yield told


def test_le_terminal_ecrit_le_meme_fichier(corpus: Corpus, folder: Path) -> None:
    keys = typed(corpus, ORDINARY)
    assert nouveau_retour.main(lambda prompt: next(keys)) == 0
    assert (folder / EXPECTED["fichier"]).read_text(encoding="utf-8") == EXPECTED["texte"]


def test_le_terminal_redemande_une_reponse_fausse(
    corpus: Corpus, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = iter(["", *typed(corpus, ORDINARY)])
    assert nouveau_retour.main(lambda prompt: next(keys)) == 0
    assert "À corriger : cette réponse manque." in capsys.readouterr().out
    assert (folder / EXPECTED["fichier"]).exists()


def test_interrompre_le_terminal_n_ecrit_rien(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def leave(prompt: str) -> str:
        raise KeyboardInterrupt

    assert nouveau_retour.main(leave) == 1
    assert "Rien n'est écrit." in capsys.readouterr().out
    assert list((folder / "docs/retours").iterdir()) == []


def test_le_ticket_vient_de_l_environnement(
    corpus: Corpus, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = folder / "sorties"
    monkeypatch.setenv("CORPS", as_ticket(corpus.formulaire.questions, ORDINARY))
    monkeypatch.setenv("GITHUB_OUTPUT", str(output))
    assert ticket_en_retour.main() == 0
    assert (folder / EXPECTED["fichier"]).read_text(encoding="utf-8") == EXPECTED["texte"]
    assert output.read_text(encoding="utf-8") == "nom=valbois-une-sauvegarde-testee\n"


def test_un_ticket_faux_n_ecrit_rien_et_dit_tout(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CORPS", "### Titre du récit\n\n../../pirate")
    monkeypatch.delenv("GITHUB_OUTPUT", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert ticket_en_retour.main() == 1
    assert "ticket:1: Nom de la collectivité : cette réponse manque" in capsys.readouterr().err
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_les_formulaires_suivent_les_questions(corpus: Corpus) -> None:
    """Après un changement de data/contribuer.yml : make formulaires."""
    for path, text in formulaires.files(corpus).items():
        assert path.read_text(encoding="utf-8") == text, path.name


def test_aucun_formulaire_ne_pose_l_etiquette_reservee_a_l_equipe() -> None:
    for path in formulaires.TICKET.parent.glob("*.yml"):
        assert "retour accepté" not in yaml.safe_load(path.read_text(encoding="utf-8")).get("labels", [])
