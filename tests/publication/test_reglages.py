"""L'adresse et la date : un réglage faux se refuse d'abord, en français ; sans git, c'est aujourd'hui."""

import errno
import os
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from macros import main as door
from macros.building.settings import address, moment, publication
from macros.models.hebergement import Publication
from macros.publication import clock
from macros.reading.problems import Unknown
from macros.reading.system import SAID, refusal
from scripts import publier, site
from tests.conftest import ROOT


@pytest.mark.parametrize(
    "given",
    [
        "",
        "https://guide.fr",
        "http://localhost:8000/",
        "https://www.exemple.fr/guide/2026/",
        "https://x.fr/~a/b_c",
    ],
)
def test_une_adresse_complete_passe(given: str) -> None:
    assert address(given) == given.rstrip("/")


@pytest.mark.parametrize(
    "given",
    [
        "www.x.fr",
        "ftp://x.fr/",
        "http://x/ y",
        " https://x.fr",
        'https://x.fr/"onload',
        "https://x.fr/?a=1",
        "https://x.fr/#a",
        "https://moi:secret@x.fr/",
        "https://x.fr/a/../b",
        "https://x.fr//a",
        "https://mairie-déols.fr",
        "https:///guide",
        "https://x.fr/\n",
    ],
)
def test_une_adresse_fausse_se_refuse_en_francais(given: str) -> None:
    with pytest.raises(Unknown, match="n'est pas une adresse complète ; exemple : make publier"):
        address(given)


@pytest.mark.parametrize("given", ["hier", "-1", "2026-11-27", "1.5", "٣", "9" * 13, " 1"])
def test_une_date_fausse_se_refuse_en_francais(given: str) -> None:
    with pytest.raises(Unknown, match="n'est pas une date ; laissez-la vide"):
        moment(given)


def test_le_refus_vient_avant_tout_travail(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(site, "verify", lambda *args: pytest.fail("le réglage devait être lu d'abord"))
    for name, value in (
        ("ADRESSE_DU_GUIDE", "www.x.fr"),
        ("CONTACT_DU_GUIDE", "guide@x.fr"),
        ("ENTITE_DU_GUIDE", "<b>"),
        ("SOURCE_DATE_EPOCH", "hier"),
    ):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            assert site.main(tmp_path / "site") == 1
        assert capsys.readouterr().err.startswith(f"{name} : « {value} » n'est ")


def test_la_publication_commence_par_le_site() -> None:
    """Lui seul lit les réglages : un refus ne vient pas après deux minutes de documents."""
    (line,) = (
        it for it in (ROOT / "Makefile").read_text("utf-8").splitlines() if it.startswith("publier: reg")
    )
    wanted = ["publier:", "reglages", "site", "prouver", "modeles", "livret", "conseil", "hors-ligne"]
    assert line.partition("##")[0].split() == wanted


@pytest.mark.parametrize(
    "given",
    [
        "",
        "mailto:guide@exemple.fr",
        "mailto:mon.guide+1@mairie-x.exemple.fr",
        "https://www.exemple.fr/nous-ecrire/",
        "https://forge.exemple.fr/o/guide/issues/new?template=erreur.yml",
    ],
)
def test_un_contact_est_un_courriel_ou_une_page(given: str) -> None:
    assert publication({"CONTACT_DU_GUIDE": given}, Publication()).contact == given


@pytest.mark.parametrize(
    "given",
    [
        "guide@exemple.fr",
        "mailto:guide",
        "mailto:guide@exemple",
        "mailto:a@x.fr?cc=b@x.fr",
        "http://www.exemple.fr/",
        "https://",
        "https://www.exemple.fr/a b",
        'https://www.exemple.fr/"onclick="x',
        "https://www.exemple.fr/<x>",
        "https://www.exemple.fr/page#bas",
        "javascript:alert(1)",
        "tel:0102030405",
        " mailto:a@x.fr",
        "mailto:a@x.fr\n",
    ],
)
def test_un_contact_faux_se_refuse_avec_deux_exemples(given: str) -> None:
    with pytest.raises(Unknown, match="n'est ni un courriel ni une page ; exemples : mailto:guide@exemple"):
        publication({"CONTACT_DU_GUIDE": given}, Publication())


@pytest.mark.parametrize("given", ["<b>", 'La "CC"', "a\nb", "x" * 201])
def test_un_nom_qui_n_en_est_pas_un_se_refuse(given: str) -> None:
    with pytest.raises(Unknown, match="n'est pas un nom ; exemple : Communauté de communes d'Exemple"):
        publication({"ENTITE_DU_GUIDE": given}, Publication())


@pytest.mark.parametrize("command", ["reglages", "publier"])
def test_sans_contact_rien_ne_se_publie(command: str, tmp_path: Path) -> None:
    """La même phrase par la première étape et par la dernière, et la commande qui convient."""
    env = {name: value for name, value in os.environ.items() if name != "CONTACT_DU_GUIDE"}
    arguments = [str(tmp_path / "site"), str(tmp_path / "dist")] if command == "publier" else []
    run = [sys.executable, "-m", f"scripts.{command}", *arguments]
    for value in ({}, {"CONTACT_DU_GUIDE": ""}):
        done = subprocess.run(run, cwd=ROOT, env=env | value, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == (
            "Rien n'est publié. CONTACT_DU_GUIDE est vide : "
            "personne ne pourrait signaler une phrase fausse ; exemple : "
            "make publier CONTACT_DU_GUIDE=mailto:guide@exemple.fr\n"
        )
    assert not list(tmp_path.iterdir())


def test_un_guide_sans_histoire_est_date_du_jour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    today = time.time() // clock.DAY * clock.DAY
    assert clock.epoch(tmp_path) in (today, today + clock.DAY)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert clock.epoch(ROOT) in (today, today + clock.DAY), "sans git non plus"


def test_la_page_et_les_octets_ont_la_date_demandee(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    assert (clock.epoch(tmp_path), door.today()) == (1795219200, date(2026, 11, 21))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert abs(door.today() - date.today()) <= timedelta(days=1)


@pytest.mark.parametrize("number", sorted(SAID))
def test_le_systeme_refuse_en_francais(
    number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def refused(*args: object) -> None:
        raise OSError(number, os.strerror(number), str(ROOT / "dist/page.html"))

    monkeypatch.setenv("CONTACT_DU_GUIDE", "mailto:guide@exemple.fr")
    monkeypatch.setattr(publier, "built", refused)
    assert publier.main(tmp_path, tmp_path / "dist") == 1
    told = capsys.readouterr().err
    assert told == f"Rien n'est publié : {SAID[number]} (dist/page.html).\n"
    assert os.strerror(number) not in told


def test_un_refus_inconnu_donne_son_numero() -> None:
    assert (
        refusal(OSError(errno.EXDEV, "Invalid cross-device link"), ROOT) == "le système a refusé, erreur 18"
    )
