"""`make servir` : un enregistrement se voit, une faute se dit en une ligne, le guide d'avant reste servi."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from macros.serving.server import HOST
from scripts import servir
from scripts.copies import copy_guide
from tests.conftest import ROOT

PATIENCE = 120
"""Les secondes après lesquelles rien ne viendra plus."""

PAGE, SHOWN = "docs/obligations/open-data.md", "/obligations/open-data/"
RELOADING = re.compile(r'<script src="/\.recharger\.js\?\d+"></script>')
CORRECTED = "Tout est corrigé : le guide est à jour."


class Served:
    """Une copie du guide, servie par la vraie commande, sous ces réglages."""

    def __init__(self, root: Path, **settings: str) -> None:
        self.root, self.settings = root, settings
        self.said: list[str] = []
        with socket.create_server((HOST, 0)) as free:
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "scripts.servir", str(self.port)],
            cwd=root,
            env=os.environ | {"PYTHONPATH": str(root), "TMPDIR": str(root.parent / "tmp")} | settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.reader = Thread(target=self.listen, daemon=True)
        self.reader.start()
        self.until(lambda: any(line.startswith("Le guide : http://") for line in self.said))

    def listen(self) -> None:
        """Note chaque ligne dite."""
        assert self.process.stdout
        self.said.extend(line.rstrip() for line in iter(self.process.stdout.readline, ""))

    def until(self, true: Callable[[], bool]) -> None:
        """Attend que quelque chose devienne vrai ; dit ce qui a été dit si cela n'arrive pas."""
        limit = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < limit, "\n".join(self.said)
            time.sleep(0.05)

    def get(self, path: str) -> tuple[int, str]:
        """L'état et le texte d'une adresse."""
        try:
            with urlopen(f"http://{HOST}:{self.port}{path}", timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def page(self, path: str) -> str:
        """Une page servie, sans ce qui la recharge."""
        status, text = self.get(path)
        assert status == 200, text
        return RELOADING.sub("", text)

    def version(self) -> str:
        """La version que portent les pages servies."""
        found = RELOADING.search(self.get("/")[1])
        assert found
        return found[0]

    def stop(self) -> None:
        """L'arrête comme le fait une personne."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        if self.process.stdout:
            self.process.stdout.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Une édition qui ne laisse aucune page, servie ; ce que l'on y regarde est déjà rendu une fois."""
    folder = tmp_path_factory.mktemp("servir")
    (folder / "tmp").mkdir()
    root = copy_guide(folder / "guide")
    (root / "node_modules").symlink_to((ROOT / "node_modules").resolve())
    shutil.copytree(ROOT / "tests/editions/cdg", folder / "cdg")
    said = folder / "cdg/edition.yml"
    said.write_text(said.read_text("utf-8").partition("pages_laissees:")[0], encoding="utf-8")
    served = Served(root, EDITION=str(folder / "cdg"))
    for path in (SHOWN, "/", "/lexique/"):
        served.page(path)
    yield served
    served.stop()


CHANGES = {
    "une page": (PAGE, "\n## ", "\nUn paragraphe ajouté.\n\n## ", SHOWN, "Un paragraphe ajouté."),
    "une description": (PAGE, "description: ", "description: Autre, ", SHOWN, 'content="Autre, '),
    "la feuille": (
        "overrides/styles/guide.css",
        "body {",
        "body { --essai: 1;",
        "/assets/guide.css",
        "--essai",
    ),
    "un script": (
        "overrides/scripts/guide.js",
        "\n",
        "\nglobalThis.essai = 12;\n",
        "/assets/guide.js",
        ".essai=12",
    ),
    "une donnée": (
        "data/lexique.yml",
        "explication: Aide ",
        "explication: Aide rare ",
        "/lexique/",
        "Aide rare",
    ),
    "un gabarit": ("overrides/partials/pied.html", "Plan du site", "Tout le plan", SHOWN, "Tout le plan"),
    "du Python": ("macros/views/lexique.py", '"legende"', '"legende essai"', "/lexique/", "legende essai"),
    "une note de l'édition": (
        "../cdg/notes.yml",
        "La convention se signe",
        "Votre convention se signe",
        "/obligations/rgpd-delegue/",
        "Votre convention se signe",
    ),
    "une page de l'édition": (
        "../cdg/docs/chez-nous/permanences.md",
        "\n# ",
        "\n# Essai ",
        "/lexique/",
        "Essai Nos permanences",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_un_changement_se_voit_et_recharge_la_page(served: Served, what: str) -> None:
    place, before, after, path, words = CHANGES[what]
    version = served.version()
    with changed(served, place, before, after):
        served.until(lambda: words in served.get(path)[1])
        served.until(lambda: served.version() != version)
    served.until(lambda: words not in served.get(path)[1])


FAULTS = {
    "un mot inconnu": (PAGE, "\n## ", "\n{{ inconnu() }}\n\n## ", r":\d+: mot inconnu : « inconnu »"),
    "du Jinja": (PAGE, "\n## ", "\n{% set x = 1 %}\n\n## ", r":\d+: « {%  %} » est refusé"),
    "des accolades": (PAGE, "\n## ", "\n{{ nombre\n\n## ", r":\d+: accolades mal fermées"),
    "une feuille": (
        "overrides/styles/guide.css",
        "body {",
        "body { ;;x}}}",
        r":\d+: feuille de style illisible",
    ),
    "un gabarit": ("overrides/base.html", "{%- block content %}", "{%- block %}", r":\d+: gabarit illisible"),
    "un nom de gabarit": (
        "overrides/base.html",
        "<head>",
        "<head>{{ nav.x.y.z }}",
        r":\d+: un nom de cette ligne",
    ),
    "un morceau": (
        "overrides/base.html",
        "partials/pied",
        "partials/pie",
        r":\d+: « partials/pie.html » : ce morc",
    ),
    "une donnée": ("data/lexique.yml", "theme: ", "theme: a: b: ", r":\d+: YAML illisible"),
    "un réglage": ("mkdocs.yml", "plugins:", "plugins: [", r":\d+: YAML illisible"),
    "le menu": (
        "mkdocs.yml",
        "lexique/index.md",
        "lexique/absent.md",
        r":\d+: lexique/absent.md : le menu nomme",
    ),
    "du Python": ("macros/views/lexique.py", "\ndef ", "\ndef (", r":\d+: Python illisible"),
    "un import": (
        "macros/views/lexique.py",
        "\nfrom ",
        "\nimport absent\nfrom ",
        r":\d+: « absent » ne s'importe",
    ),
    "une vue": (
        "macros/markup/html.py",
        "anchor or slug(text), text",
        "absent, text",
        r":\d+: « absent » n'est défini",
    ),
    "un script": ("overrides/scripts/guide.js", "\n", "\nlet (;\n", r":\d+: script illisible"),
    "un sigle": ("data/lexique.yml", "explication: Aide ", "explication: Aide RGXX ", r":\d+: sigle inconnu"),
    "un sigle de l'édition": ("../cdg/notes.yml", "La convention", "Le RGXX", r":\d+: sigle inconnu"),
    "l'édition": ("../cdg/notes.yml", "rgpd_delegue", "rgpd_delegues", r":\d+: .*corrigez-le"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_une_faute_se_dit_en_une_ligne_et_se_repare(served: Served, what: str) -> None:
    place, before, after, said = FAULTS[what]
    good, heard = served.page(SHOWN), len(served.said)
    with changed(served, place, before, after):
        served.until(lambda: served.page(SHOWN) == good and len(served.said) > heard)
        (line,) = served.said[heard:]
        assert re.match(re.escape(place.removeprefix("../")) + said, line), line
        assert " Exemple : " in line
        assert served.page(SHOWN) == good
    version = served.version()
    served.until(lambda: served.version() != version or served.said[-1] == CORRECTED)
    served.until(lambda: served.page(SHOWN) == good)
    assert "Traceback" not in "\n".join(served.said)


def test_une_page_en_faute_n_empeche_pas_les_autres_de_suivre(served: Served) -> None:
    with changed(served, PAGE, "\n## ", "\n{{ inconnu() }}\n\n## "):
        served.until(lambda: "mot inconnu" in served.said[-1])
        with changed(served, "docs/lexique/index.md", "\n\n", "\n\nUn mot de plus.\n\n"):
            served.until(lambda: "Un mot de plus." in served.get("/lexique/")[1])
    served.until(lambda: served.said[-1] == CORRECTED)


@pytest.mark.parametrize(
    "name", [".index.md.swp", "index.md~", "#index.md#", "4913", ".goutputstream-X", "a.md.tmp"]
)
def test_le_fichier_d_un_editeur_ne_reveille_rien(served: Served, name: str) -> None:
    version, heard = served.version(), len(served.said)
    left = served.root / "docs" / name
    left.write_text("x", encoding="utf-8")
    with changed(served, PAGE, "\n## ", "\nUn témoin.\n\n## "):
        served.until(lambda: "Un témoin." in served.get(SHOWN)[1])
        left.unlink()
    served.until(lambda: "Un témoin." not in served.get(SHOWN)[1])
    # Deux changements, ceux du témoin, et pas un de plus.
    assert int(served.version().split("?")[1].split('"')[0]) == int(version.split("?")[1].split('"')[0]) + 2
    assert served.said[heard:] == []


def test_le_verrou_d_emacs_ne_casse_rien(served: Served) -> None:
    heard, lock = len(served.said), served.root / "docs/.#index.md"
    lock.symlink_to("quelqu-un@machine.1234")
    with changed(served, "data/lexique.yml", "explication: Aide ", "explication: Aide neuve "):
        served.until(lambda: "Aide neuve" in served.get("/lexique/")[1])
    lock.unlink()
    served.until(lambda: "Aide neuve" not in served.get("/lexique/")[1])
    assert served.said[heard:] == []


def test_une_adresse_inconnue_et_une_barre_oubliee(served: Served) -> None:
    status, text = served.get("/absente/")
    assert status == 404
    assert "Cette page n’existe pas" in text
    assert served.page("/lexique") == served.page("/lexique/")


def test_l_index_de_recherche_suit(served: Served) -> None:
    with changed(served, PAGE, "description: ", "description: Une coquecigrue, "):
        served.until(lambda: "coquecigrue" in served.get("/assets/index-recherche.js")[1])


def test_un_port_deja_pris_se_dit_en_francais(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
        assert servir.main(port) == 1
    said = capsys.readouterr()
    assert said.err == f"Le port {port} est déjà pris. Essayez : make servir PORT={port + 1}\n"
    assert said.out == ""


def test_un_dossier_sans_edition_se_refuse_en_une_phrase(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EDITION", str(tmp_path))
    assert servir.main(0) == 1
    assert "n'a pas de fichier edition.yml" in capsys.readouterr().err


def test_une_faute_des_le_depart_se_repare_puis_l_arret_est_muet(tmp_path: Path, served: Served) -> None:
    """Le dernier : il arrête le serveur des autres."""
    served.stop()
    place = served.root / "data/lexique.yml"
    good = place.read_bytes()
    place.write_bytes(good.replace(b"theme: ", b"theme: a: b: ", 1))
    again = Served(served.root, **served.settings)
    try:
        assert again.said[1].startswith("data/lexique.yml:7: YAML illisible")
        assert again.get("/")[0] == 503
        place.write_bytes(good)
        again.until(lambda: again.get("/")[0] == 200)
    finally:
        place.write_bytes(good)
        again.stop()
    assert [again.said[0], *again.said[2:]] == [
        "Construction du guide…",
        f"Le guide : http://{HOST}:{again.port}/ (Ctrl+C pour arrêter)",
        CORRECTED,
    ]
    assert (served.process.returncode, again.process.returncode) == (0, 0)
    assert list((served.root.parent / "tmp").iterdir()) == []


class changed:  # noqa: N801 (se lit comme un verbe)
    """Un fichier changé le temps d'un essai ; tel qu'avant ensuite."""

    def __init__(self, served: Served, place: str, before: str, after: str) -> None:
        self.path, self.before, self.after = served.root / place, before, after

    def __enter__(self) -> None:
        self.good = self.path.read_bytes()
        text = self.good.decode()
        assert self.before in text
        self.path.write_text(text.replace(self.before, self.after, 1), encoding="utf-8")

    def __exit__(self, *stop: object) -> None:
        self.path.write_bytes(self.good)
