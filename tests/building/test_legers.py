"""Les scripts du navigateur s'allègent sans changer de sens ; un script illisible se dit en français."""

import subprocess
from pathlib import Path

from scripts.verifier import ROOT

SOURCE = """\
// @ts-check
"use strict";
/*! Le guide, licence MIT */
/** Ce que les autres scripts du guide emploient. */
var guideEssai = (() => {
  /** @param {{ nombre: number }} ligne */
  const double = (ligne) => 2 * ligne.nombre;
  return { double }; // rendu
})();
function commune() {}
"""

LIGHT = """\
"use strict";
/*! Le guide, licence MIT */var guideEssai={double:e=>2*e.nombre};function commune(){}
"""


def lighten(root: Path, **sources: str) -> subprocess.CompletedProcess[str]:
    """Allège ces scripts-là, dans un dossier à part."""
    folder = root / "overrides/scripts"
    folder.mkdir(parents=True)
    for name, text in sources.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    command = ["node", str(ROOT / "scripts/legers.mjs"), str(root)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_les_noms_partages_les_champs_et_les_licences_restent(tmp_path: Path) -> None:
    done = lighten(tmp_path, essai=SOURCE)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "construit/ressources/essai.js").read_text("utf-8") == LIGHT


def test_un_script_illisible_se_dit_et_rien_ne_s_ecrit(tmp_path: Path) -> None:
    done = lighten(tmp_path, bon=SOURCE, casse='"use strict";\nconst a = (1;\n')
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "overrides/scripts/casse.js:2: script illisible ici ou juste au-dessus : "
        'une parenthèse ou un guillemet manque. Exemple : f("a");',
        "1 problème à corriger.",
    ]
    assert not (tmp_path / "construit/ressources").exists()
