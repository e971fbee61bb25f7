"""Les fichiers du guide : rien de trop, rien qui mène ailleurs, rien d'invisible."""

from pathlib import Path

import pytest

from macros.checks.files import LINK, STRAY, fichiers
from tests.conftest import Write

PAGE = "---\ndescription: Une phrase.\n---\n# Titre\n"


def said(root: Path) -> list[tuple[str, int, str]]:
    return [(problem.path, problem.line, problem.message) for problem in fichiers(root)]


@pytest.mark.parametrize(
    "place",
    [
        "docs/essai.md",
        "docs/retours/_modele.md",
        "docs/retours/brocas-nextcloud.md",
        "docs/404.md",
        "docs/accessibilite/etat.svg",
        "data/obligations/open_data.yml",
        "data/modeles/essai.md",
        "docs/.essai.md.swp",
        "docs/essai.md~",
        "docs/#essai.md#",
    ],
)
def test_un_fichier_attendu_passe(guide: Write, place: str) -> None:
    assert said(guide({place: PAGE})) == []


@pytest.mark.parametrize(
    "place",
    [
        "docs/essai.html",
        "docs/essai.js",
        "docs/images/dessin.svg",
        "docs/secret.txt",
        "docs/retours/essai.yaml",
        "docs/retours/formulaire.odt",
        "docs/essai.markdown",
        "docs/essai.MD",
        "docs/essai.md.html",
        "docs/essai",
        "data/obligations/essai.yaml",
        "data/essai.html",
        "data/essai.py",
    ],
)
def test_un_fichier_de_trop_est_dit(guide: Write, place: str) -> None:
    assert (place, 1, STRAY[place.partition("/")[0]]) in said(guide({place: PAGE}))


@pytest.mark.parametrize(
    "name",
    [
        "BROCAS.md",
        "con.md",
        "aux.md",
        "été.md",
        "un deux.md",
        "a--b.md",
        "-a.md",
        "a%20b.md",
        "a_b.md",
        "a'b.md",
    ],
)
def test_un_nom_que_toutes_les_machines_n_acceptent_pas_est_dit(guide: Write, name: str) -> None:
    ((place, line, message),) = said(guide({f"docs/retours/{name}": PAGE}))
    assert (place, line) == (f"docs/retours/{name}", 1)
    assert message.startswith("nom de fichier refusé : ") and "Exemple : " in message


def test_un_dossier_mal_nomme_est_dit(guide: Write) -> None:
    ((place, _, message),) = said(guide({"docs/Été à Brocas/index.md": PAGE}))
    assert place == "docs/Été à Brocas" and message.startswith("nom de dossier refusé : ")


@pytest.mark.parametrize("target", ["/etc/hostname", "essai.md", "absent.md", "/etc"])
@pytest.mark.parametrize("name", ["nom.md", "nom.txt", "nom"])
def test_un_raccourci_est_refuse(guide: Write, target: str, name: str) -> None:
    root = guide({"docs/essai.md": PAGE})
    (root / "docs" / name).symlink_to(target)
    assert said(root) == [(f"docs/{name}", 1, LINK)]


def test_le_verrou_d_emacs_ne_gene_personne(guide: Write) -> None:
    root = guide({"docs/essai.md": PAGE})
    (root / "docs/.#essai.md").symlink_to("personne@machine.1234:5678")
    assert said(root) == []


@pytest.mark.parametrize(
    "character", ["\x00", "\x08", "\x1b", "\u00ad", "\u200b", "\u202e", "\u2066", "\ufeff"]
)
@pytest.mark.parametrize("place", ["docs/essai.md", "data/lexique.yml"])
def test_un_caractere_invisible_est_dit_a_sa_ligne(guide: Write, place: str, character: str) -> None:
    ((path, line, message),) = said(guide({place: f"Texte.\nUn mot{character} caché.\n"}))
    assert (path, line) == (place, 2)
    assert message.startswith(f"caractère invisible U+{ord(character):04X}")


def test_la_marque_de_windows_et_ses_fins_de_ligne_passent(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/essai.md").write_bytes(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    assert said(tmp_path) == []
