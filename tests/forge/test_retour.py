"""Du ticket à la demande de fusion : les vraies étapes, un vrai dépôt ; seule la forge est remplacée."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.contributions.tickets import as_ticket
from macros.corpus.facts import Corpus
from tests.conftest import ROOT
from tests.contributions.test_writer import ORDINARY
from tests.forge.checkout import checkout, equipped, git, launched, step

NAME = "valbois-une-sauvegarde-testee"
BRANCH = f"retour/7-{NAME}"


class Forge:
    """Un dépôt distant, ses clones, et ce que les automatismes demandent à la forge."""

    def __init__(self, folder: Path, origin: Path) -> None:
        self.folder, self.origin = folder, origin
        self.env = {
            "FORGE": str(folder),
            "AVANT": str(folder / "bin"),
            "NUMERO": "7",
            "DEROULE": "https://x/1",
        }
        (folder / "bin").mkdir()
        (folder / "bin/gh").write_text(
            f'#!/bin/sh\nexec "{sys.executable}" "{ROOT}/tests/forge/gh.py" "$@"\n', encoding="utf-8"
        )
        (folder / "bin/gh").chmod(0o755)

    def clone(self, name: str) -> Path:
        """Un clone neuf, comme chaque travail en reçoit un."""
        shutil.rmtree(self.folder / name, ignore_errors=True)
        git(self.folder, "clone", "--quiet", str(self.origin), name)
        return equipped(self.folder / name)

    def play(self, tree: Path, name: str, workflow: str = "retour.yml", **env: str) -> Any:
        """Joue une étape."""
        return launched(tree, step(workflow, name).run, self.env | env)

    def asked(self, *words: str) -> list[tuple[list[str], str]]:
        """Ce qui a été demandé à la forge par ces mots, avec le texte joint."""
        log = self.folder / "demandes.jsonl"
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        return [(args, body) for args, body in map(json.loads, lines) if tuple(args[: len(words)]) == words]

    def convert(self, body: str) -> str:
        """Convertit un ticket ; rend le nom de la page, vide si elle n'a pas pu s'écrire."""
        tree = self.clone("convertir")
        event, outputs = self.folder / "evenement.json", self.folder / "sorties"
        event.write_text(json.dumps({"issue": {"body": body}}), encoding="utf-8")
        outputs.write_text("", encoding="utf-8")
        env = {"GITHUB_EVENT_PATH": str(event), "GITHUB_OUTPUT": str(outputs)}
        assert self.play(tree, "Écrire le fichier", **env).returncode == 0
        name = outputs.read_text("utf-8").strip().removeprefix("nom=")
        done = self.play(tree, "Ranger le fichier et les constats", NOM=name)
        assert done.returncode == 0, done.stderr
        return name

    def propose(self, name: str) -> subprocess.CompletedProcess[str]:
        """Propose la fusion, avec ce que la conversion a rangé."""
        tree = self.clone("proposer")
        shutil.copytree(self.folder / "convertir/recu", tree / "recu")
        done: subprocess.CompletedProcess[str] = self.play(
            tree, "Pousser la branche et ouvrir la demande", NOM=name
        )
        return done

    def reply(self, name: str, kept: bool = True) -> str:
        """Répond dans le ticket ; rend ce que la personne lit."""
        tree = self.folder / "repondre"
        tree.mkdir()
        if kept:
            shutil.copytree(self.folder / "convertir/recu", tree / "recu")
        assert self.play(equipped(tree), "Répondre dans le ticket", NOM=name).returncode == 0
        ((args, body),) = self.asked("issue", "comment")
        assert args[2] == "7"
        return body


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Le guide dans un dépôt distant."""
    tree = checkout(tmp_path_factory.mktemp("forge") / "guide")
    git(tree, "clone", "--quiet", "--bare", str(tree), str(tree.parent / "origine.git"))
    return tree.parent / "origine.git"


@pytest.fixture
def forge(tmp_path: Path, origin: Path) -> Iterator[Forge]:
    """Une forge où rien n'est encore arrivé."""
    yield Forge(tmp_path, origin)
    for branch in git(origin, "branch", "--list", "retour/*", "--format=%(refname:short)").split():
        git(origin, "branch", "--delete", "--force", branch)


@pytest.fixture
def ordinary(corpus: Corpus) -> str:
    """Un ticket que rien n'empêche d'accepter."""
    return as_ticket(corpus.formulaire.questions, ORDINARY)


def test_un_ticket_accepte_devient_une_demande_qui_se_verifie(forge: Forge, ordinary: str) -> None:
    assert forge.convert(ordinary) == NAME
    done = forge.propose(NAME)
    assert done.returncode == 0, done.stderr
    changed = git(forge.origin, "diff", "--name-only", "main", BRANCH).split()
    assert changed == [f"docs/retours/{NAME}.md"], "un récit est un seul fichier"
    author = git(forge.origin, "log", "-1", "--format=%an %ae", BRANCH).strip()
    assert author == "github-actions[bot] 41898282+github-actions[bot]@users.noreply.github.com"
    ((_, body),) = forge.asked("pr", "create")
    assert body.startswith("Récit reçu par le ticket #7.") and "Tout est en ordre." in body
    assert [args for args, _ in forge.asked("workflow", "run")] == [
        ["workflow", "run", "verifier.yml", "--ref", BRANCH]
    ]


def test_reposer_l_etiquette_met_la_demande_a_jour(forge: Forge, ordinary: str) -> None:
    assert forge.propose(forge.convert(ordinary)).returncode == 0
    (forge.folder / "pr-list").write_text("12\n", encoding="utf-8")
    changed = ordinary.replace(ORDINARY["contexte"], "Le serveur de la mairie avait dix ans.")
    assert changed != ordinary
    done = forge.propose(forge.convert(changed))
    assert done.returncode == 0, done.stderr
    assert git(forge.origin, "log", "--oneline", f"main..{BRANCH}").count("\n") == 2
    assert "dix ans" in git(forge.origin, "show", f"{BRANCH}:docs/retours/{NAME}.md")
    assert len(forge.asked("pr", "create")) == 1
    assert forge.propose(forge.convert(changed)).returncode == 0, "la même chose une troisième fois"


def test_un_ticket_demesure_recoit_une_reponse(forge: Forge, ordinary: str) -> None:
    """Au-delà de 128 Ko, un texte ne passe ni par une variable d'environnement ni par un argument."""
    long = ordinary.replace(ORDINARY["contexte"], "Une phrase de plus. " * 20_000)
    assert len(long) > 300_000
    name = forge.convert(long)
    assert name == "", "le récit est trop long pour être une page"
    assert "Ce récit ne peut pas encore devenir une page." in forge.reply(name)


def test_un_long_recit_qui_tient_devient_une_demande(forge: Forge, ordinary: str) -> None:
    told = ordinary.replace(ORDINARY["contexte"], "Une phrase de plus. " * 100)
    assert forge.propose(forge.convert(told)).returncode == 0


def test_un_ticket_faux_recoit_ses_fautes_et_qui_peut_agir(forge: Forge) -> None:
    name = forge.convert("### Titre du récit\n\nUne sauvegarde ```testée")
    told = forge.reply(name)
    assert name == ""
    assert "La personne qui a ouvert ce ticket peut en modifier le texte." in told
    assert "une personne de l’équipe ôte puis repose l’étiquette « retour accepté »" in told
    assert "Nom de la collectivité : cette réponse manque" in told
    assert told.count("```") == 2 and "::error" not in told


def test_un_recit_pret_dont_la_demande_echoue_le_dit(forge: Forge, ordinary: str) -> None:
    told = forge.reply(forge.convert(ordinary))
    assert told.startswith("Ce récit est prêt, mais sa demande de fusion ne s’est pas ouverte.")
    assert "autorisez les automatismes à ouvrir des demandes de fusion" in told and "https://x/1" in told


def test_une_conversion_arretee_en_route_se_dit_aussi(forge: Forge) -> None:
    assert "s’est arrêté avant de lire ce récit" in forge.reply("", kept=False)


def test_un_nom_qui_sortirait_du_dossier_est_refuse(forge: Forge, ordinary: str) -> None:
    forge.convert(ordinary)
    assert forge.propose("../../secret").returncode == 1
    assert forge.asked("pr", "create") == []


def test_les_etiquettes_sont_creees_au_premier_ticket(forge: Forge) -> None:
    assert forge.play(equipped(forge.folder), "Créer les étiquettes").returncode == 0
    created = {args[2] for args, _ in forge.asked("label", "create")}
    assert created == {"retour accepté", "accessibilité", "droit", "erreur", "retour"}
    forms = (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")
    asked = {name for form in forms for name in labels(form)}
    assert asked == created - {"retour accepté"}


def labels(form: Path) -> list[str]:
    """Les étiquettes que pose un formulaire."""
    return list(yaml.safe_load(form.read_text("utf-8")).get("labels", []))


@pytest.mark.parametrize(
    ("open_number", "listed", "expected"),
    [
        ("", "LSBbIF0gYQo=", ["issue", "create"]),
        ("12\n", "LSBbIF0gYQo=", ["issue", "edit"]),
        ("12\n", "", ["issue", "close"]),
        ("", "", []),
    ],
)
def test_un_seul_ticket_des_faits_a_relire_celui_de_l_automatisme(
    forge: Forge, open_number: str, listed: str, expected: list[str]
) -> None:
    (forge.folder / "issue-list").write_text(open_number, encoding="utf-8")
    env = {"LISTE": listed, "TITRE": "Faits du guide à relire"}
    done = forge.play(equipped(forge.folder), "Ouvrir, récrire ou fermer", "veiller.yml", **env)
    assert done.returncode == 0, done.stderr
    ((searched, _),) = forge.asked("issue", "list")
    assert "author:app/github-actions" in " ".join(searched), "jamais le ticket d'une autre personne"
    assert [args[:2] for args, _ in forge.asked("issue")][1:] == ([expected] if expected else [])
