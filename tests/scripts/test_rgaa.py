"""Ranger les résultats, noter les empreintes, lister les périmés, dessiner l'étiquette."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.exports import badge
from macros.models.rgaa import PARTOUT, Empreintes, Regard, Resultats
from macros.proofs import results
from macros.proofs.rgaa import Bilan, assess
from macros.reading.problems import Unknown
from scripts import empreintes, perimes
from scripts.badge import BADGE
from tests.conftest import Write

JUNIT = """<testsuites><testsuite>
<testcase name="test_rgaa_9_1_titres_sans_saut[a]"/>
<testcase name="test_rgaa_9_1_titres_sans_saut[b]"><failure message="saut"/></testcase>
<testcase name="test_rgaa_garde_cadres"/>
<testcase name="test_rgaa_8_1_type_de_document"><skipped/></testcase>
<testcase name="test_autre_chose"/>
</testsuite></testsuites>"""
AXE = {
    "outil": "axe-core",
    "version": "4.14.1",
    "pages": 2,
    "controles": {"axe:label": [], "htmlcs": [], "nu": ["a/"]},
}


def test_un_cas_en_echec_ou_saute_fait_echouer_son_controle() -> None:
    found = results.failures(results.cases(ElementTree.ElementTree(ElementTree.fromstring(JUNIT))))
    assert found == {
        "rgaa_8_1_type_de_document": {PARTOUT},
        "rgaa_9_1_titres_sans_saut": {PARTOUT},
        "rgaa_garde_cadres": set(),
    }


def test_les_pages_en_echec_de_plusieurs_passages_s_ajoutent() -> None:
    other = {**AXE, "controles": {"nu": ["b/"]}}
    assert results.failures(results.driven([AXE, other])) == {
        "axe:label": set(),
        "htmlcs": set(),
        "nu": {"a/", "b/"},
    }


@pytest.mark.parametrize(("seen", "count"), [(2, 0), (None, 0), (1, 1), (3, 1)])
def test_un_outil_qui_n_a_pas_vu_toutes_les_pages_est_refuse(seen: int | None, count: int) -> None:
    found = list(results.partial([{**AXE, "pages": seen}], 2))
    assert len(found) == count
    assert all("relancez les contrôles" in problem.message for problem in found)


def test_les_resultats_ecrits_se_relisent(guide: Write) -> None:
    text = results.text(date(2026, 11, 21), 2, results.tools([AXE]), results.failures(results.driven([AXE])))
    loader = Loader(guide({"releves/rgaa/resultats.yml": text}))
    read = loader.document("releves/rgaa/resultats.yml", Resultats)
    assert read and loader.problems == []
    assert (read.le, read.pages, read.outils) == (date(2026, 11, 21), 2, ("axe-core 4.14.1",))
    assert [(item.id, item.echecs) for item in read.controles] == [
        ("axe:label", ()),
        ("htmlcs", ()),
        ("nu", ("a/",)),
    ]


LOOKS = Empreintes(**{look: f"{rank:016x}" for rank, look in enumerate(Regard)})


def test_une_reprise_garde_son_jour_et_sa_raison_et_remplace_la_precedente() -> None:
    before = "page: a.md\nempreintes:\n  structure: x\nrole: développeur\ndate: 2026-11-01\nverdicts: []\n"
    once = empreintes.again(before, LOOKS, date(2026, 11, 27), "Seule la typographie change.")
    assert once == (
        f"page: a.md\n{empreintes.written(LOOKS)}reprise:\n  le: 2026-11-27\n"
        '  raison: "Seule la typographie change."\nrole: développeur\ndate: 2026-11-01\nverdicts: []\n'
    )
    twice = empreintes.again(once, LOOKS, date(2026, 11, 28), "Autre.")
    assert twice.count("reprise:") == twice.count("empreintes:") == 1 and "2026-11-28" in twice


def test_une_reprise_sans_raison_est_refusee(corpus: Corpus) -> None:
    with pytest.raises(Unknown, match="dites pourquoi les verdicts tiennent encore"):
        empreintes.renewed(corpus, " ")


def test_la_liste_des_perimes_finit_par_leur_nombre(corpus: Corpus) -> None:
    lines = perimes.lines(corpus)
    assert lines[-2].endswith("à refaire.") and "au total" in lines[-1]


def test_l_etiquette_enregistree_est_celle_du_registre(corpus: Corpus) -> None:
    """Sinon : make badge. Un constat que périme une contribution ne demande pas de redessiner l'étiquette."""
    states = (corpus.rgaa, replace(corpus.rgaa, vues={}))
    assert BADGE.read_text("utf-8") in {badge.drawing(assess(ledger)) for ledger in states}


def test_l_etiquette_dit_son_mot_sans_la_couleur() -> None:
    assert 'aria-label="Accessibilité : non conforme, 0 % prouvés"' in badge.drawing(Bilan(()))
