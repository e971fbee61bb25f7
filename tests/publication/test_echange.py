"""Publier à côté, puis échanger : un disque plein ou un arrêt brutal laissent un dossier entier."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.publication.exchange import aside, exchange, recover, set_aside
from macros.publication.tree import write
from scripts.copies import copy_guide
from tests.publication.essai import SITE

KILLS = 10
DAY = 1795219200
HEAVY = {f"modeles/fichiers/{rank}.odt": random.Random(rank).randbytes(20_000) for rank in range(300)}
"""De quoi écrire assez longtemps pour être interrompu."""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Une copie du guide, un petit site déjà construit, aucune adresse promise."""
    root = copy_guide(tmp_path_factory.mktemp("publier") / "guide")
    (root / "releves/adresses.txt").write_text("", encoding="utf-8")
    write(root / "site", {**SITE, **HEAVY})
    return root


def command(root: Path) -> list[str]:
    """La commande qui publie la copie."""
    return [sys.executable, "-m", "scripts.publier", str(root / "site"), str(root / "dist")]


def publish(root: Path, *before: str) -> subprocess.CompletedProcess[str]:
    """Publie la copie jusqu'au bout."""
    return subprocess.run(
        [*before, *command(root)], cwd=root, env=settings(root), capture_output=True, text=True, check=False
    )


def settings(root: Path) -> dict[str, str]:
    """L'environnement d'une publication."""
    return {
        **os.environ,
        "PYTHONPATH": str(root),
        "SOURCE_DATE_EPOCH": str(DAY),
        "CONTACT_DU_GUIDE": "mailto:guide@exemple.fr",
    }


def edition(root: Path, number: int) -> None:
    """Change le site : la page d'accueil dit son édition."""
    home = SITE["index.html"].replace(b"<h1>", f"<h1>Edition {number} : ".encode())
    (root / "site/index.html").write_bytes(home)


def whole(root: Path) -> str:
    """L'édition publiée, si tous ses fichiers sont là et justes."""
    check = ["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"]
    done = subprocess.run(check, cwd=root / "dist", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    listed = {line.split("  ")[1] for line in (root / "dist/SHA256SUMS").read_text("utf-8").splitlines()}
    found = {
        path.relative_to(root / "dist").as_posix() for path in (root / "dist").rglob("*") if path.is_file()
    }
    assert found == listed | {"SHA256SUMS"}
    return (root / "dist/site/index.html").read_text("utf-8").partition("Edition ")[2][:2].strip()


def moments(longest: float) -> Iterator[float]:
    """Dix moments tirés au sort ; la moitié vers la fin, quand les fichiers s'écrivent."""
    draw = random.Random(2026)
    for rank in range(KILLS):
        yield longest * (draw.random() if rank % 2 else draw.uniform(0.85, 1.02))


def test_tuee_dix_fois_au_hasard_elle_laisse_toujours_un_dossier_entier(copied: Path) -> None:
    edition(copied, 10)
    start = time.monotonic()
    assert publish(copied).returncode == 0
    lasted = time.monotonic() - start
    assert whole(copied) == "10"
    for number, moment in enumerate(moments(lasted), start=11):
        before = whole(copied)
        edition(copied, number)
        with subprocess.Popen(
            command(copied), cwd=copied, env=settings(copied), stdout=subprocess.DEVNULL
        ) as running:
            time.sleep(moment)
            running.send_signal(signal.SIGKILL)
        assert whole(copied) in {before, str(number)}
    edition(copied, 99)
    assert publish(copied).returncode == 0
    assert whole(copied) == "99"
    assert [path.name for path in copied.glob(".dist*")] == []


def test_un_disque_plein_laisse_le_dossier_d_avant(copied: Path) -> None:
    edition(copied, 10)
    assert publish(copied).returncode == 0
    edition(copied, 20)
    done = publish(copied, "sh", "-c", 'ulimit -f 8; exec "$@"', "sh")
    assert done.returncode == 1
    assert done.stderr.startswith("Rien n'est publié : ")
    assert "Traceback" not in done.stderr
    assert whole(copied) == "10"
    assert [path.name for path in copied.glob(".dist*")] == []


def test_une_adresse_perdue_arrete_tout(copied: Path) -> None:
    edition(copied, 10)
    assert publish(copied).returncode == 0
    (copied / "releves/adresses.txt").write_text("une/\nperdue/\n", encoding="utf-8")
    try:
        done = publish(copied)
    finally:
        (copied / "releves/adresses.txt").write_text("", encoding="utf-8")
    assert done.returncode == 1
    assert done.stderr == (
        "Rien n'est publié : /perdue/ ne répond plus ; dites où elle mène dans data/redirections.yml.\n"
    )
    assert whole(copied) == "10"


def test_deux_publications_donnent_les_memes_octets(copied: Path) -> None:
    edition(copied, 10)
    assert publish(copied).returncode == 0
    first = (copied / "dist/SHA256SUMS").read_bytes()
    for path in (copied / "site").rglob("*"):
        os.utime(path)
    assert publish(copied).returncode == 0
    assert (copied / "dist/SHA256SUMS").read_bytes() == first


def test_sans_site_construit_elle_dit_quoi_faire(copied: Path) -> None:
    command = [sys.executable, "-m", "scripts.publier", str(copied / "absent"), str(copied / "ailleurs")]
    done = subprocess.run(
        command, cwd=copied, env=settings(copied), capture_output=True, text=True, check=False
    )
    assert done.stderr == "Rien n'est publié : il n'y a pas de site construit ; lancez make site.\n"


def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Un dossier neuf et un ancien."""
    for name in ("neuf", "courant"):
        write(tmp_path / name, {"nom.txt": name.encode()})
    return tmp_path / "neuf", tmp_path / "courant"


def test_l_echange_ne_laisse_que_le_neuf(tmp_path: Path) -> None:
    fresh, current = folders(tmp_path)
    exchange(fresh, current)
    assert [path.name for path in tmp_path.iterdir()] == ["courant"]
    assert (current / "nom.txt").read_text("utf-8") == "neuf"


def test_ailleurs_que_sous_linux_deux_renommages(tmp_path: Path) -> None:
    fresh, current = folders(tmp_path)
    set_aside(fresh, current)
    assert (current / "nom.txt").read_text("utf-8") == "neuf"
    assert (fresh / "nom.txt").read_text("utf-8") == "courant"


def test_un_arret_entre_deux_renommages_se_repare(tmp_path: Path) -> None:
    _, current = folders(tmp_path)
    current.rename(aside(current))
    recover(current)
    assert (current / "nom.txt").read_text("utf-8") == "courant"
