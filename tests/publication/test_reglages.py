"""L'adresse et la date : un réglage faux se refuse d'abord, en français ; sans git, c'est aujourd'hui."""

import errno
import os
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from macros import main as door
from macros.building.settings import address, moment
from macros.publication import clock
from macros.reading.problems import Unknown
from macros.reading.system import SAID, said
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
    for name, value in (("ADRESSE_DU_GUIDE", "www.x.fr"), ("SOURCE_DATE_EPOCH", "hier")):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            assert site.main(tmp_path / "site") == 1
        assert capsys.readouterr().err.startswith(f"{name} : « {value} » n'est pas une ")


def test_la_publication_commence_par_le_site() -> None:
    """Lui seul lit les réglages : un refus ne vient pas après deux minutes de documents."""
    (line,) = (
        it for it in (ROOT / "Makefile").read_text("utf-8").splitlines() if it.startswith("publier: site")
    )
    assert line.partition("##")[0].split() == ["publier:", "site", "modeles", "livret", "hors-ligne"]


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

    monkeypatch.setattr(publier, "built", refused)
    assert publier.main(tmp_path, tmp_path / "dist") == 1
    told = capsys.readouterr().err
    assert told == f"Rien n'est publié : {SAID[number]} (dist/page.html).\n"
    assert os.strerror(number) not in told


def test_un_refus_inconnu_donne_son_numero() -> None:
    assert said(OSError(errno.EXDEV, "Invalid cross-device link"), ROOT) == "le système a refusé, erreur 18"
