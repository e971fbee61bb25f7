"""Le plan imposé à l'écran, et ce que la page de la déclaration dit autour."""

import re
from datetime import date

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.views.declaration import plan_declaration
from tests.conftest import ROOT

HERE = Here("declaration-accessibilite/", date(2026, 11, 21))
PAGE = (ROOT / "docs/declaration-accessibilite/index.md").read_text(encoding="utf-8")


def test_plan_declaration_donne_le_titre_impose_et_quoi_ecrire_sans_audit(corpus: Corpus) -> None:
    plan = str(plan_declaration(corpus, HERE))
    assert plan.count('<th scope="row">') == 16
    assert '<th scope="row">4. État de conformité</th><td>niveau 2</td>' in plan
    assert '<th scope="row">1. Sans titre</th><td>pas de titre</td>' in plan
    assert "Ne pas inventer de pourcentage." in plan


def test_le_temps_annonce_est_la_somme_des_gestes() -> None:
    minutes = [int(number) for number in re.findall(r"(?m)^\d+\. .* : (\d+) minutes?\.$", PAGE)]
    assert len(minutes) == 5
    assert f"Environ {sum(minutes)} minutes en tout." in PAGE


def test_la_page_cite_tout_ce_sur_quoi_elle_s_appuie(corpus: Corpus) -> None:
    """Aucune partie n'a perdu sa source : chacune de celles que la page a lues y est encore citée."""
    page = corpus.pages["declaration-accessibilite/index.md"]
    cited = {source for claim in page.affirmations for source in claim.sources}
    official = {"rgaa_declaration", "rgaa_schema", "rgaa_mentions", "rgaa_evaluation", "rgaa_champ"}
    assert official | {"rgaa_modele", "rgaa_faq", "rgaa_kit", "saone_beaujolais", "drome"} <= cited
