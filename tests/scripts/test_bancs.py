"""Le banc mesure un guide qui se vérifie : ses retours d'essai passent les contrôles."""

from pathlib import Path

from macros.checks.run import verify
from scripts.jour import today
from tests.bancs.engines import grown_copy


def test_les_retours_d_essai_du_banc_passent_les_controles(tmp_path: Path) -> None:
    root = grown_copy(tmp_path / "guide", 2)
    assert len(list((root / "docs/retours").glob("essai-*.md"))) == 2
    assert list(verify(root, today(root))) == []
