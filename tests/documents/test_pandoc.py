"""Pandoc lit nos fichiers quelle que soit la machine : un dossier accentué, une langue sans accents."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.documents import pandoc, texts

REFERENCE = Path(texts.__file__).parent / "references" / "courante.odt"


def test_un_dossier_accentue_se_lit_sous_une_langue_sans_accents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    folder = tmp_path / "Mon dossier été"
    folder.mkdir()
    shutil.copy(REFERENCE, folder)
    (folder / "texte.md").write_text("Une école.", encoding="utf-8")
    options = ["--to", "odt", "--reference-doc", str(folder / REFERENCE.name), "--output", "-", "texte.md"]
    assert pandoc.run(options, folder, date(2026, 11, 28)).startswith(b"PK")
