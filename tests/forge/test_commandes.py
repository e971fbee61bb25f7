"""Chaque commande des automatismes se lance dans un clone neuf, sans aucun fichier fabriqué."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from scripts import liens
from tests.built import Built
from tests.forge.checkout import WORKFLOWS, Step, checkout, launched, steps

PLAYED: Mapping[str, Mapping[str, str]] = {
    "Dire chaque faute à sa ligne": {},
    "Refuser des dates changées sans source relue": {"BASE": "main"},
    "Lister": {"GITHUB_OUTPUT": "/dev/null"},
    "make perimes-rgaa": {},
}
"""Les étapes lancées ici, et ce que la forge leur donne."""

ELSEWHERE = {
    "Créer les étiquettes": "test_retour.py",
    "Écrire le fichier": "test_retour.py",
    "Ranger le fichier et les constats": "test_retour.py",
    "Pousser la branche et ouvrir la demande": "test_retour.py",
    "Répondre dans le ticket": "test_retour.py",
    "Ouvrir, récrire ou fermer": "test_retour.py",
    "make site-zensical": "le site que compare tests/site/test_moteurs.py",
    "Fabriquer l'artefact": "test_publier.py, livret et modèles compris",
    "make test-python": "la suite de tests elle-même",
    "Visiter l'artefact": "l'autre moitié de make test",
    "make test-rgaa": "make test, sur les pages que rien n'a prouvées",
    "Vérifier les sommes": "tests/publication/test_artefact.py",
    "make liens": "demande internet ; la liste des liens est éprouvée ici",
    "make alertes": "demande internet",
    "Suivre le mode d'emploi sur un Debian minimal": "demande internet et les droits de la machine",
    "Installer les outils": "demande internet",
    "Installer ce que le livret et les contrôles demandent": "demande les droits de la machine",
    "Installer les serveurs que les tests lancent": "la même commande",
    "Installer de quoi commencer": "demande internet",
    "Installer Orca": "demande les droits de la machine",
    "Installer le lecteur d'écran": "demande Windows ou macOS ; jamais joué",
    "Écouter": "demande Windows ou macOS ; jamais joué",
    "Examiner le livre": "demande internet et quatre minutes ; jouée à la main, dite telle dans veiller.yml",
    "make orca": "demande un écran et une minute par geste ; tests/orca",
}
"""Les autres étapes, et où elles s'éprouvent."""

NODE_24 = {
    "actions/attest-build-provenance": 3,
    "actions/checkout": 5,
    "actions/configure-pages": 6,
    "actions/deploy-pages": 5,
    "actions/download-artifact": 7,
    "actions/setup-python": 6,
    "actions/upload-artifact": 6,
    "actions/upload-pages-artifact": 5,
}
"""La première version de chaque action qui tourne sous Node 24 : les forges n'ont plus Node 20."""

PINNED = re.compile(r"uses: (?P<action>[\w/.-]+)@[0-9a-f]{40} # v(?P<major>\d+)\.\d+\.\d+$", re.MULTILINE)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Un clone neuf."""
    return checkout(tmp_path_factory.mktemp("clone") / "guide")


def test_aucune_commande_n_echappe_a_une_epreuve() -> None:
    assert {one.name for one in steps()} == PLAYED.keys() | ELSEWHERE.keys()


@pytest.mark.parametrize("step", [one for one in steps() if one.name in PLAYED], ids=lambda one: one.name)
def test_la_commande_reussit_dans_un_clone_neuf(tree: Path, step: Step) -> None:
    done = launched(tree, step.run, PLAYED[step.name])
    assert done.returncode == 0, done.stdout + done.stderr


def test_les_liens_se_lisent_dans_un_site_que_la_commande_construit(tree: Path, site: Built) -> None:
    told = launched(tree, "make --dry-run liens", {}).stdout
    assert told.index("python -m scripts.site") < told.index("python -m scripts.liens")
    assert len(liens.checked(liens.external(site.root), ())) > 100


def test_sans_aucun_lien_la_veille_echoue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert liens.main(tmp_path) == 1
    assert capsys.readouterr().err.startswith("Aucun lien à vérifier : le site n'est pas construit.")


def test_chaque_action_est_epinglee_a_une_version_qui_tourne_encore() -> None:
    for path in WORKFLOWS.glob("*.yml"):
        text = path.read_text("utf-8")
        found = list(PINNED.finditer(text))
        assert len(found) == len(re.findall(r"uses: (?!\./)", text)), (
            f"{path.name} : une action sans empreinte"
        )
        assert [one[0] for one in found if int(one["major"]) < NODE_24[one["action"]]] == []


def test_les_pages_de_la_forge_recoivent_le_contact_de_securite() -> None:
    jobs = yaml.safe_load((WORKFLOWS / "publier.yml").read_text("utf-8"))["jobs"]
    (sent,) = (
        step["with"]
        for step in jobs["attester"]["steps"]
        if step.get("uses", "").startswith("actions/upload-pages-artifact@")
    )
    assert sent == {"path": "dist/site", "include-hidden-files": True}


def test_le_guide_se_republie_chaque_mois_au_jour_dit() -> None:
    """Sans enregistrement, ce qui est « à venir » le serait encore un an après."""
    trigger = re.search(
        r"^  schedule:\n    - cron: \"\d+ \d+ 1 \* \*\"$",
        (WORKFLOWS / "publier.yml").read_text("utf-8"),
        re.M,
    )
    assert trigger
    assert 'if [ "$EVENEMENT" = schedule ]; then SOURCE_DATE_EPOCH=' in (
        WORKFLOWS / "verifier.yml"
    ).read_text("utf-8")
