"""La porte n'exécute jamais une page : deux moteurs, de vraies constructions, rien d'écrit par la page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.reading.braces import CALL, TAG
from tests.conftest import ROOT, Write

CONFIG = """
site_name: Essai
plugins:
  - macros:
      modules: [macros.main]
      on_error_fail: true
strict: true
"""

RUN = "cycler.__init__.__globals__.os.system('touch trace')"
HOSTILE = {
    f"# Essai\n\n{{% set x = {RUN} %}}\n": (3, TAG),
    f"# Essai\n\n{{{{ {RUN} }}}}\n": (3, CALL),
    f"# {{{{ {RUN} }}}}\n": (1, CALL),
    f'---\ntitle: "{{{{ {RUN} }}}}"\n---\n# Essai\n': (2, CALL),
    f'---\ndescription: !x "{{{{ {RUN} }}}}"\n---\n# Essai\n': (2, CALL),
    f"title: {{{{ {RUN} }}}}\n\n# Essai\n": (1, CALL),
    "# Essai\n\n{% include 'mkdocs.yml' %}\n": (3, TAG),
    "# Essai\n\n{% macro x() %}{% endmacro %}\n": (3, TAG),
}


def built(root: Path, engine: str) -> subprocess.CompletedProcess[str]:
    """Ce que dit un moteur qui construit ce petit site."""
    command = {"mkdocs": ["-q", "--strict", "--site-dir", str(root / "site")], "zensical": ["--strict"]}
    return subprocess.run(
        [sys.executable, "-m", engine, "build", *command[engine]],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:25])
def test_une_page_hostile_arrete_la_construction_sans_rien_executer(
    guide: Write, engine: str, text: str
) -> None:
    root = guide({"mkdocs.yml": CONFIG, "docs/index.md": text})
    done = built(root, engine)
    assert done.returncode != 0
    assert not list(root.rglob("trace"))
    said = done.stdout + done.stderr
    line, sentence = HOSTILE[text]
    assert f"docs/index.md:{line}: {sentence}" in said or "custom YAML tags are not supported" in said


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_une_page_ordinaire_dit_ses_mots(guide: Write, engine: str) -> None:
    root = guide({"mkdocs.yml": CONFIG, "docs/index.md": "# Essai\n\n{{ nombre_obligations() }} fiches.\n"})
    done = built(root, engine)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "{{" not in (root / "site/index.html").read_text(encoding="utf-8")
