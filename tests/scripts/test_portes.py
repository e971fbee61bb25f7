"""Les commandes des portes : le terminal, le ticket, et les formulaires tirés des questions."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from macros.contributions.choices import options
from macros.contributions.drafting import PLACE
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


def stopped(keys: list[str]) -> Callable[[str], str]:
    """Une personne qui tape ces réponses, puis Ctrl+C."""
    left = iter(keys)

    def ask(prompt: str) -> str:
        try:
            return next(left)
        except StopIteration:
            raise KeyboardInterrupt from None

    return ask


def pages(folder: Path) -> list[Path]:
    return list((folder / "docs/retours").iterdir())


def test_interrompre_le_terminal_n_ecrit_rien_et_le_dit(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert nouveau_retour.main(stopped([])) == 1
    assert "Rien n'est écrit. Vos réponses sont gardées" in capsys.readouterr().out
    assert pages(folder) == []


@pytest.mark.parametrize("count", range(1, 30, 4))
def test_une_interruption_ne_perd_aucune_reponse(
    corpus: Corpus, folder: Path, capsys: pytest.CaptureFixture[str], count: int
) -> None:
    """Où que l'on s'arrête, même au milieu d'un récit, la suite donne le même fichier."""
    keys = list(typed(corpus, ORDINARY))
    assert nouveau_retour.main(stopped(keys[:count])) == 1
    assert pages(folder) == []
    assert nouveau_retour.main(stopped(["oui", *keys[count:]])) == 0
    assert (folder / EXPECTED["fichier"]).read_text(encoding="utf-8") == EXPECTED["texte"]
    assert "Un brouillon du" in capsys.readouterr().out
    assert not (folder / PLACE).exists()


def test_un_brouillon_refuse_est_mis_de_cote(corpus: Corpus, folder: Path) -> None:
    nouveau_retour.main(stopped(["Ailleurs"]))
    assert nouveau_retour.main(stopped(["non", *typed(corpus, ORDINARY)])) == 0
    assert [path.name for path in pages(folder)] == [Path(EXPECTED["fichier"]).name]
    assert "Ailleurs" in (folder / PLACE).with_suffix(".ancien").read_text(encoding="utf-8")


def test_un_brouillon_abime_n_empeche_rien(corpus: Corpus, folder: Path) -> None:
    (folder / PLACE).parent.mkdir()
    (folder / PLACE).write_text("{pas du json", encoding="utf-8")
    assert nouveau_retour.main(stopped(list(typed(corpus, ORDINARY)))) == 0
    assert (folder / PLACE).with_suffix(".illisible").read_text(encoding="utf-8") == "{pas du json"


@pytest.mark.parametrize(
    ("field", "wrong", "said"),
    [
        ("cout_euros", "120", "Ce que le coût couvre : dites ce que la somme couvre"),
        ("date", "2031", "Quand"),
    ],
)
def test_ce_qui_ne_va_pas_ensemble_se_redemande_seul(
    corpus: Corpus, folder: Path, capsys: pytest.CaptureFixture[str], field: str, wrong: str, said: str
) -> None:
    again = "deux disques" if field == "cout_euros" else "2026"
    keys = [*typed(corpus, ORDINARY | {field: wrong, "cout_precision": ""}), again]
    assert nouveau_retour.main(stopped(keys)) == 0
    assert f"À corriger : {said}" in capsys.readouterr().out
    (page,) = pages(folder)
    assert again in page.read_text(encoding="utf-8")


def test_un_nom_deja_pris_redemande_le_titre(corpus: Corpus, folder: Path) -> None:
    (folder / EXPECTED["fichier"]).write_text("déjà là", encoding="utf-8")
    keys = [*typed(corpus, ORDINARY), "Une autre sauvegarde"]
    assert nouveau_retour.main(stopped(keys)) == 0
    assert (folder / EXPECTED["fichier"]).read_text(encoding="utf-8") == "déjà là"
    assert (folder / "docs/retours/valbois-une-autre-sauvegarde.md").exists()


def test_le_ticket_vient_du_fichier_de_la_forge(
    corpus: Corpus, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = folder / "sorties"
    posted(folder, monkeypatch, as_ticket(corpus.formulaire.questions, ORDINARY))
    monkeypatch.setenv("GITHUB_OUTPUT", str(output))
    assert ticket_en_retour.main() == 0
    assert (folder / EXPECTED["fichier"]).read_text(encoding="utf-8") == EXPECTED["texte"]
    assert output.read_text(encoding="utf-8") == "nom=valbois-une-sauvegarde-testee\n"


def test_un_ticket_faux_n_ecrit_rien_et_dit_tout(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    posted(folder, monkeypatch, "### Titre du récit\n\n../../pirate")
    monkeypatch.delenv("GITHUB_OUTPUT", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert ticket_en_retour.main() == 1
    assert "ticket:1: Nom de la collectivité : cette réponse manque" in capsys.readouterr().err
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["evenement.json"]


def posted(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Pose le fichier où la forge décrit un ticket."""
    (folder / "evenement.json").write_text(json.dumps({"issue": {"body": body}}), encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(folder / "evenement.json"))


def test_les_formulaires_suivent_les_questions(corpus: Corpus) -> None:
    """Après un changement de data/contribuer.yml : make formulaires."""
    for path, text in formulaires.files(corpus).items():
        assert path.read_text(encoding="utf-8") == text, path.name


def test_aucun_formulaire_ne_pose_l_etiquette_reservee_a_l_equipe() -> None:
    for path in formulaires.TICKET.parent.glob("*.yml"):
        assert "retour accepté" not in yaml.safe_load(path.read_text(encoding="utf-8")).get("labels", [])
