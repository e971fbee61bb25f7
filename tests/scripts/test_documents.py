"""Les documents que l'on juge : tous, sauf celui à plier, dont la version accessible est à côté."""

from pathlib import Path

import pikepdf

from macros.models.rgaa import FormatDeDocument
from macros.views.telecharger import POCHE, POCHE_A_PLIER
from scripts.documents import read


def judged(folder: Path) -> dict[str, list[str]]:
    return dict(read(folder, FormatDeDocument.PDF))


def test_un_fichier_a_plier_se_juge_sur_sa_version_accessible(tmp_path: Path) -> None:
    pikepdf.new().save(tmp_path / POCHE_A_PLIER)
    assert "le fichier n'est pas balisé" in judged(tmp_path)[POCHE_A_PLIER]
    pikepdf.new().save(tmp_path / POCHE)
    assert judged(tmp_path).keys() == {POCHE}
