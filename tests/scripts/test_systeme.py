"""Ce que seul le système apporte se dit une fois, en une commande à coller, la même partout."""

import re

import pytest

from scripts import systeme
from tests.conftest import ROOT

COMMAND = re.compile(r"apt-get install ([a-z0-9. -]+)")


def test_tout_ce_qui_manque_se_dit_en_une_seule_commande(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    everything = tuple((uses, package, lambda: False) for uses, package, _ in systeme.NEEDS)
    monkeypatch.setattr(systeme, "NEEDS", everything)
    monkeypatch.setattr(systeme, "command", lambda *names: False)
    assert systeme.main("test") == 1
    told = capsys.readouterr().err
    (command,) = COMMAND.findall(told)
    assert command.split() == [package for uses, package, _ in systeme.NEEDS if "test" in uses]
    assert told.startswith("Il manque à cette machine : python3-venv, ")


def test_servir_ne_demande_que_de_quoi_faire_un_environnement() -> None:
    assert [package for uses, package, _ in systeme.NEEDS if "servir" in uses] == ["python3-venv"]


def test_le_lisezmoi_donne_la_meme_commande() -> None:
    (command,) = COMMAND.findall((ROOT / "README.md").read_text("utf-8"))
    assert command.split() == [
        package for uses, package, _ in systeme.NEEDS if "test" in uses and "narrow" not in package
    ]


def test_orca_a_sa_propre_commande(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    needs = tuple((uses, package, lambda: False) for uses, package, _ in systeme.NEEDS)
    monkeypatch.setattr(systeme, "NEEDS", needs)
    monkeypatch.setattr(systeme, "command", lambda *names: False)
    assert systeme.main("orca") == 1
    (command,) = COMMAND.findall(capsys.readouterr().err)
    assert command.split()[:2] == ["orca", "firefox-esr"]


def test_un_dossier_qui_ne_s_ecrit_pas_est_dit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.access", lambda place, mode: False)
    assert systeme.main("servir") == 1
    assert "Copiez le guide dans un dossier à vous" in capsys.readouterr().err
