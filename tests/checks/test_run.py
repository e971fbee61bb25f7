"""Toutes les vérifications d'affilée : les données d'abord, puis chaque page."""

from pathlib import Path

from macros.checks.run import verify
from scripts.copies import copy_guide
from scripts.jour import today
from tests.conftest import ROOT

TODAY = today(ROOT)
HEAD = "---\ndescription: Une page d'essai.\n---\n"


def test_le_guide_tel_qu_il_est_n_a_aucune_faute() -> None:
    assert [str(problem) for problem in verify(ROOT, TODAY)] == []


def test_les_fautes_de_toutes_les_pages_sont_dites_a_la_fois(tmp_path: Path) -> None:
    root = copy_guide(tmp_path / "guide")
    (root / "docs/essai.md").write_text(
        f"{HEAD}# Essai\n\n### Saut\n\nVoir [ici](absente.md).\n", encoding="utf-8"
    )
    (root / "docs/demarche/essai.md").write_text(
        f"{HEAD}# Essai\n\n{{{{ inconnu() }}}} Lorem ipsum\n\nUne newsletter.\n", encoding="utf-8"
    )
    found = sorted(verify(root, TODAY))
    assert [(problem.path, problem.line) for problem in found] == [
        ("docs/demarche/essai.md", 6),
        ("docs/demarche/essai.md", 6),
        ("docs/demarche/essai.md", 8),
        ("docs/essai.md", 6),
        ("docs/essai.md", 8),
        ("docs/essai.md", 8),
    ]


def test_une_faute_de_langue_ou_une_reponse_tue_ne_cache_pas_les_autres(tmp_path: Path) -> None:
    root = copy_guide(tmp_path / "guide")
    path = root / "data/noms.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        f"{text}- id: essai\n  nom: Essai\n  designe: une newsletter, citée comme source\n", encoding="utf-8"
    )
    (root / "docs/essai.md").write_text(
        f"{HEAD.replace('Une page', 'Le RGXX')}# Essai\n\nLe RGXX.\n", encoding="utf-8"
    )
    (root / "docs/liens.md").write_text(
        f"{HEAD}# Liens\n\nVoir [la sauvegarde des mairies](absente.md).\n", encoding="utf-8"
    )
    answer = root / "data/obligations/open_data.yml"
    answer.write_text(answer.read_text("utf-8").replace("      - region\n", "", 1), encoding="utf-8")
    (root / "docs/obligations/seule.md").write_text(f"{HEAD}Une phrase.\n", encoding="utf-8")
    told = sorted(verify(root, TODAY))
    assert str(told[0]) == (
        f"data/noms.yml:{text.count(chr(10)) + 3}: « newsletter » : mot anglais que rien ne marque ; "
        "dites-le en français, ou ajoutez-le à data/lexique.yml avec sa langue."
        " Exemple : lettre d'information"
    )
    assert [(problem.path, problem.line) for problem in told[1:]] == [
        ("data/obligations/open_data.yml", 21),
        ("docs/essai.md", 2),
        ("docs/essai.md", 6),
        ("docs/liens.md", 6),
        ("docs/obligations/seule.md", 1),
    ]
    assert [problem.path for problem in verify(root, TODAY, ["docs/liens.md"])] == ["docs/liens.md"]


def test_des_donnees_fausses_ne_taisent_que_ce_qui_en_depend(tmp_path: Path) -> None:
    root = copy_guide(tmp_path / "guide")
    text = f"{HEAD}# Essai\n\nLorem ipsum\n\n{{{{ fiche_obligation('absente') }}}}\n"
    (root / "docs/essai.md").write_text(text, encoding="utf-8")
    (root / "data/documents.yml").write_text("- id: [\n", encoding="utf-8")
    found = [(problem.path, problem.line) for problem in verify(root, TODAY)]
    assert ("docs/essai.md", 6) in found and ("docs/essai.md", 8) not in found
    assert ("data/documents.yml", 2) in found
