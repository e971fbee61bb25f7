"""Ranger les résultats, noter les empreintes, lister les périmés, dessiner l'étiquette."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.exports import badge
from macros.main import today
from macros.models.hebergement import Publication
from macros.models.rgaa import PARTOUT, Resultats
from macros.proofs import results
from macros.proofs.rgaa import Bilan, assess
from scripts import perimes
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


def test_un_controle_conduit_dit_sur_quelles_pages_il_a_tourne(guide: Write) -> None:
    driven = {**AXE, "vues": ["b/", "a/"], "controles": {"rgaa_12_9_pas_de_piege": []}}
    seen = results.scopes([AXE, driven])
    merged = results.failures(results.driven([AXE, driven]))
    text = results.text(date(2026, 11, 21), 2, results.tools([AXE]), merged, seen)
    read = Loader(guide({"releves/rgaa/resultats.yml": text})).document(
        "releves/rgaa/resultats.yml", Resultats
    )
    assert read and {item.id: item.pages for item in read.controles} == {
        "axe:label": None,
        "htmlcs": None,
        "nu": None,
        "rgaa_12_9_pas_de_piege": ("a/", "b/"),
    }


@pytest.mark.parametrize(("seen", "count"), [(2, 0), (None, 0), (1, 1), (3, 1)])
def test_un_outil_qui_n_a_pas_vu_toutes_les_pages_est_refuse(seen: int | None, count: int) -> None:
    found = list(results.partial([{**AXE, "pages": seen}], 2))
    assert len(found) == count
    assert all("relancez les contrôles" in problem.message for problem in found)


def test_les_resultats_ecrits_se_relisent(guide: Write) -> None:
    text = results.text(
        date(2026, 11, 21), 2, results.tools([AXE]), results.failures(results.driven([AXE])), {}
    )
    loader = Loader(guide({"releves/rgaa/resultats.yml": text}))
    read = loader.document("releves/rgaa/resultats.yml", Resultats)
    assert read and loader.problems == []
    assert (read.le, read.pages, read.outils) == (date(2026, 11, 21), 2, ("axe-core 4.14.1",))
    assert [(item.id, item.echecs) for item in read.controles] == [
        ("axe:label", ()),
        ("htmlcs", ()),
        ("nu", ("a/",)),
    ]


def test_la_liste_des_perimes_finit_par_leur_nombre(corpus: Corpus) -> None:
    lines = perimes.lines(corpus)
    assert lines[-2].endswith("à refaire.") and "au total" in lines[-1]


def test_l_etiquette_enregistree_est_celle_du_registre(corpus: Corpus) -> None:
    """Sinon : make badge. Un constat que périme une contribution ne demande pas de redessiner l'étiquette."""
    states = (corpus.rgaa, replace(corpus.rgaa, construction=None))
    reviews = (assess(ledger, Publication(), today()) for ledger in states)
    assert BADGE.read_text("utf-8") in {badge.drawing(review) for review in reviews}


def test_l_etiquette_dit_son_mot_sans_la_couleur() -> None:
    assert 'aria-label="Accessibilité : non conforme, 0 % prouvés"' in badge.drawing(Bilan((), ()))
