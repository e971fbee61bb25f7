"""La note critère par critère dit vrai du registre : ce que chaque preuve a vu, et ce qui manque."""

from dataclasses import replace

from macros.corpus.facts import Corpus
from macros.models.rgaa import ResultatDeControle
from macros.proofs.notes import lines, pages_seen, played


def test_une_ligne_par_critere_avec_son_etendue(corpus: Corpus) -> None:
    head, *rows = [line.split(" | ") for line in lines(corpus.rgaa)]
    assert len(rows) == 106 and {len(row) for row in rows} == {len(head)}
    first = next(row for row in rows if row[0] == "8.1")
    assert first[2].startswith("rgaa_8_1") and first[3] == f"{corpus.rgaa.resultats.pages} pages"
    assert all(row[4] for row in rows if row[0] in ("7.1", "13.3"))


def test_l_etendue_est_celle_du_controle_qui_a_vu_le_moins_de_pages(corpus: Corpus) -> None:
    ran = (
        ResultatDeControle(id="nu", echecs=()),
        ResultatDeControle(id="rgaa_7_3_tout_au_clavier", echecs=(), pages=("", "lexique/")),
    )
    ledger = replace(corpus.rgaa, resultats=corpus.rgaa.resultats.model_copy(update={"controles": ran}))
    assert pages_seen(("nu", "rgaa_7_3_tout_au_clavier"), ledger.resultats) == 2
    assert pages_seen(("nu", "rgaa_absent"), ledger.resultats) == 0
    assert (played(ledger, "lexique/index.md"), played(ledger, "barometre/index.md")) == (2, 1)
