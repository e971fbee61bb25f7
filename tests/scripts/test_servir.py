"""`make servir` : un port déjà pris se dit en français."""

import socket

import pytest

from scripts import servir
from scripts.verifier import ROOT


def test_un_port_deja_pris_se_dit_en_francais(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server((servir.HOST, 0)) as other:
        port = other.getsockname()[1]
        assert servir.main(port) == 1
    said = capsys.readouterr()
    assert said.err == f"Le port {port} est déjà pris. Essayez : make servir PORT={port + 1}\n"
    assert said.out == ""


def test_un_port_libre_ne_l_est_plus_une_fois_pris() -> None:
    with socket.create_server((servir.HOST, 0)) as other:
        port = other.getsockname()[1]
        assert servir.taken(port)
    assert not servir.taken(port)


def test_une_page_et_un_modele_a_copier_ne_se_confondent_pas() -> None:
    docs = ROOT / "docs"
    assert servir.ordinary(docs / "retours" / "index.md")
    assert not servir.ordinary(docs / "retours" / "_modele.md")
    assert not servir.ordinary(ROOT / "data" / "modeles" / "index.md")
