"""Un récit, un mot, un organisme, une date : un fichier chacun, tout reste vert, rien de plus à écrire."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from macros.building.guide import current_guide
from macros.contributions.answers import Answers
from macros.contributions.writer import compose, save
from macros.corpus.facts import Corpus
from macros.main import today
from macros.proofs.audit import unbound
from macros.proofs.fingerprints import of_tools
from macros.proofs.rgaa import judged
from macros.proofs.sobriete import addresses
from scripts.copies import copy_guide
from scripts.vues import foreseen, lost, seen
from tests.built import Built
from tests.conftest import ROOT
from tests.contributions.test_writer import ORDINARY

MOT = """\
- id: kyx
  ecriture: KYX
  sorte: sigle
  developpe: convention d'essai des communes
  explication: Un accord que deux communes signent pour essayer un logiciel.
  theme: droit
"""
ORGANISME = """\
- id: essai_ain
  nom: Agence d'essai de l'Ain
  type: syndicat_mixte
  departements:
    - '01'
  url: https://exemple.fr/
  services:
    - informatique et logiciels
  suite_territoriale: null
  sources:
    - operateurs_suite_territoriale
  lectures: []
  confiance: moyenne
  remarque: null
"""
ADDED: Mapping[str, str] = {"data/lexique.yml": MOT, "data/aides.yml": ORGANISME}
DATE = """\
echeances:
  - id: essai_du_delegue
    date: 2027-06-15
    objet: Essai d'une date de plus
    pour: collectivite
"""
DATED = "data/obligations/rgpd_delegue.yml"
"""Une fiche de l'échantillon, que des personnes ont lue."""

CONCERNED = (
    "tests/corpus",
    *(f"tests/models/test_{name}.py" for name in ("aides", "lexique", "retours")),
    *(f"tests/views/test_{name}.py" for name in ("acteurs", "lexique", "listes", "pages", "retours")),
    *(f"tests/site/test_{name}.py" for name in ("accessibilite", "adresses", "contenu", "liens")),
    "tests/site/rgaa",
)
"""Ce que l'automatisme joue sur ces faits et sur leurs pages."""

PLANTED = "tests/site/rgaa/test_mutations.py"
"""Les fautes plantées éprouvent nos contrôles, pas une contribution."""

STORY = {
    "collectivite": "Essai-sur-Kyx",
    "titre": "Deux communes partagent un essai",
    "obligations": "rgpd_delegue",
}


@dataclass(frozen=True)
class Contribution:
    """Le guide avec ses quatre contributions, construit par `make site`, et le récit qui y est né."""

    root: Path
    corpus: Corpus
    story: str

    @property
    def site(self) -> Path:
        """Le site construit."""
        return self.root / "site"

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """Une commande, lancée dans ce guide."""
        env = {**os.environ, "PYTHONPATH": str(self.root), "SITE": str(self.site)}
        return subprocess.run(command, cwd=self.root, env=env, capture_output=True, text=True, check=False)


def git(root: Path, *command: str) -> str:
    """Ce que répond git."""
    return subprocess.run(["git", *command], cwd=root, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def contribution(tmp_path_factory: pytest.TempPathFactory) -> Contribution:
    """Une copie enregistrée du guide, puis quatre fichiers changés, puis la construction."""
    root = copy_guide(tmp_path_factory.mktemp("contributions") / "guide")
    (root / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "-c", "user.name=E", "-c", "user.email=e@exemple.fr", "commit", "--quiet", "--message", "essai")
    for place, entry in ADDED.items():
        with (root / place).open("a", encoding="utf-8") as file:
            file.write(entry)
    dated = (root / DATED).read_text("utf-8")
    later = dated.replace("echeances: []\n", DATE).replace(
        "revoir_avant: 2027-05-20", "revoir_avant: 2027-05-26"
    )
    assert later.count("2027-0") == dated.count("2027-0") + 1 and "05-26" in later
    (root / DATED).write_text(later, encoding="utf-8")
    story = compose(Answers("essai", ORDINARY | STORY), current_guide(root), today())
    save(story, root)
    made = Contribution(root, current_guide(root), story.name)
    said = made.run(sys.executable, "-m", "scripts.site")
    assert said.returncode == 0, said.stdout + said.stderr
    return made


def test_chaque_contribution_est_un_fichier_et_rien_d_autre_n_est_a_enregistrer(
    contribution: Contribution,
) -> None:
    changed = {line[3:] for line in git(contribution.root, "status", "--porcelain").splitlines()}
    assert changed == {*ADDED, DATED, f"docs/retours/{contribution.story}.md"}


def test_le_registre_d_accessibilite_ne_perd_rien(
    contribution: Contribution, site: Built, corpus: Corpus
) -> None:
    """Ce que des personnes ont jugé tient comme avant, et le site construit dit le même mot."""
    before = replace(corpus.rgaa, construction=seen(corpus, site.root))
    after = replace(contribution.corpus.rgaa, construction=seen(contribution.corpus, contribution.site))
    assert lost(after) == lost(before)
    assert [it.verdict for it in judged(after)] == [it.verdict for it in judged(before)]


def test_un_recit_de_plus_se_prevoit_avant_de_construire(contribution: Contribution) -> None:
    """Le registre dit vrai dès la première construction : il n'en faut pas une seconde."""
    expected, built = foreseen(contribution.corpus), seen(contribution.corpus, contribution.site)
    assert expected and f"retours/{contribution.story}/" in expected.sans_preuve
    assert expected.pages == built.pages
    told, true = (replace(contribution.corpus.rgaa, construction=one) for one in (expected, built))
    assert (list(unbound(told)), lost(told)) == (list(unbound(true)), lost(true))


def test_les_outils_ne_repassent_que_le_recit(contribution: Contribution, site: Built) -> None:
    """Une forme vue ailleurs mais neuve sur sa page la fait repasser aussi : le premier récit d'une fiche."""
    known, story = set(addresses(site.root)), f"retours/{contribution.story}/"
    changed = {
        place
        for place in addresses(contribution.site)
        if place not in known or of_tools(contribution.site, place) != of_tools(site.root, place)
    }
    assert story in changed
    assert len(changed) <= 6, changed


def test_les_tests_des_faits_et_des_pages_restent_verts(contribution: Contribution) -> None:
    said = contribution.run(
        sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *CONCERNED, f"--ignore={PLANTED}"
    )
    assert said.returncode == 0, said.stdout[-4000:]
