"""D'où vient une phrase : ce qu'il faut savoir d'une source, et la liste de toutes celles d'un dossier."""

from datetime import date

import pytest

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.reading.problems import Unknown
from macros.views.sources import a_savoir, sources_citees

HERE = Here("charte-de-la-donnee/", date(2026, 11, 21))


def test_a_savoir_dit_ce_qui_n_a_pas_ete_lu(corpus: Corpus) -> None:
    written = a_savoir(corpus, HERE, "guide_chartes")
    assert written.startswith('<div class="avertissement">\n<p>Le guide des chartes de 2023 n&#39;a pas pu')


def test_une_source_sans_avertissement_ne_s_annonce_pas(corpus: Corpus) -> None:
    with pytest.raises(
        Unknown, match=r"la source « joigny » n'a pas de champ a_savoir\. Exemple : a_savoir: "
    ):
        a_savoir(corpus, HERE, "joigny")


def test_la_liste_a_les_sources_des_pages_des_clauses_et_celles_que_l_on_nomme(corpus: Corpus) -> None:
    written = sources_citees(corpus, HERE, "charte-de-la-donnee", "guide_chartes")
    for name in ("guide_chartes", "joigny", "redon", "nantes_presse", "brest_bdt", "debat_teamopendata"):
        assert written.count(f'href="{corpus.sources[name].url}"') == 1, name


def test_la_liste_de_la_feuille_de_route_a_celles_des_etapes_et_des_outils(corpus: Corpus) -> None:
    written = sources_citees(corpus, HERE, "feuille-de-route")
    named = {name for step in corpus.etapes.values() for name in step.sources}
    named |= {name for tool in corpus.outils.values() for name in tool.sources}
    assert [name for name in named if str(corpus.sources[name].url or "") not in written] == []


def test_un_dossier_sans_page_se_dit(corpus: Corpus) -> None:
    with pytest.raises(Unknown, match="aucune page dans le dossier « chartes »"):
        sources_citees(corpus, HERE, "chartes")
