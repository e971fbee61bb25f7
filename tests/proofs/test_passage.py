"""Un second référentiel, à côté du premier : les verdicts suivent leurs critères, rien de plus."""

from datetime import date
from pathlib import Path

import pytest

from macros.corpus.facts import Corpus
from macros.models.passage import Passage
from macros.models.rgaa import Referentiel, Sorte, Verdict
from macros.proofs.ledger import Ledger
from macros.proofs.passage import carried
from macros.proofs.rgaa import judged
from scripts.passage import main
from tests.conftest import ROOT
from tests.proofs.test_rgaa import criterion, finding, ledger, line

C, NC, NA, NT = Verdict.CONFORME, Verdict.NON_CONFORME, Verdict.NON_APPLICABLE, Verdict.NON_TESTE


@pytest.fixture
def old() -> Ledger:
    """Trois critères : un contrôle réussi, une lecture sur chaque page, une autre qui voit un défaut."""
    grid = [line("1.1", Sorte.MACHINE, "nu"), line("1.2", Sorte.PAGE), line("1.3", Sorte.PAGE)]
    read = [finding(page, "1.2", C) for page in ("a.md", "b.md")]
    return ledger(grid, {"nu": ()}, [*read, finding("a.md", "1.3", NC), finding("b.md", "1.3", C)])


def passed(old: Ledger, **origins: tuple[str, ...]) -> dict[str, Verdict]:
    """Les verdicts dans un référentiel dont chaque critère vient de ceux-là : `c2_1` est le critère 2.1."""
    numbers = {name[1:].replace("_", "."): before for name, before in origins.items()}
    new = Referentiel.model_validate(
        old.referentiel.model_dump()
        | {
            "version": "10",
            "nombre": len(numbers),
            "thematiques": [{"numero": 2, "nom": "Toutes"}],
            "criteres": [criterion(number).model_dump() for number in numbers],
        }
    )
    lines = [
        {"critere": it, "repris_de": before, "raison": "La même demande."} for it, before in numbers.items()
    ]
    passage = Passage.model_validate({"de": "9.9", "vers": "10", "criteres": lines})
    return {item.critere.numero: item.verdict for item in judged(carried(old, new, passage))}


def test_un_critere_renumerote_garde_son_verdict(old: Ledger) -> None:
    assert passed(old, c2_1=("1.1",), c2_2=("1.2",), c2_3=("1.3",)) == {"2.1": C, "2.2": C, "2.3": NC}


def test_un_critere_neuf_n_est_pas_verifie(old: Ledger) -> None:
    assert passed(old, c2_1=("1.2",), c2_2=()) == {"2.1": C, "2.2": NT}


def test_un_critere_qui_en_reunit_deux_demande_les_deux(old: Ledger) -> None:
    assert passed(old, c2_1=("1.1", "1.2")) == {"2.1": C}
    assert passed(old, c2_1=("1.1", "1.3")) == {"2.1": NC}
    assert passed(old, c2_1=("1.2", "1.3")) == {"2.1": NT}


def test_un_critere_coupe_en_deux_donne_sa_preuve_aux_deux(old: Ledger) -> None:
    assert passed(old, c2_1=("1.2",), c2_2=("1.2",)) == {"2.1": C, "2.2": C}


def test_le_vrai_registre_renumerote_garde_tous_ses_verdicts(corpus: Corpus) -> None:
    ledger = corpus.rgaa
    before = [item.verdict for item in judged(ledger)]
    passage = Passage.model_validate(
        {
            "de": "4",
            "vers": "5",
            "criteres": [
                {"critere": one.numero, "repris_de": (one.numero,), "raison": "Inchangé."}
                for one in ledger.referentiel.criteres
            ],
        }
    )
    new = ledger.referentiel.model_copy(update={"version": "5", "lu_le": date(2026, 11, 27)})
    assert [item.verdict for item in judged(carried(ledger, new, passage))] == before


def test_la_commande_ecrit_ce_que_deviendraient_les_verdicts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "passage.yml").write_text(
        "de: '4'\nvers: '5'\ncriteres:\n- {critere: '1.1', repris_de: ['8.1'], raison: Déplacé.}\n", "utf-8"
    )
    assert main(ROOT / "data/rgaa/criteres.yml", tmp_path / "passage.yml") == 0
    moved, fresh = capsys.readouterr().out.splitlines()[1:3]
    assert moved.startswith("1.1 | c | rgaa_8_1_type_de_document") and fresh.startswith("1.2 | nt")
