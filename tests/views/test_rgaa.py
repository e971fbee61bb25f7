"""La déclaration du guide et sa grille : le plan imposé, les mots de la loi, la preuve de chaque critère."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.rgaa import ResultatDeControle, Resultats, Sorte
from macros.reading.loading import read_page
from macros.views import rgaa
from tests.conftest import ROOT

HERE = Here("accessibilite/", date(2026, 11, 21))


def passed(corpus: Corpus, *failed: str) -> Corpus:
    """Le vrai corpus, tous ses contrôles réussis sauf ceux qu'on nomme, en échec sur le lexique."""
    named = sorted({check for line in corpus.rgaa.grille.values() for check in line.checks})
    checks = tuple(ResultatDeControle(id=id_, echecs=("lexique/",) if id_ in failed else ()) for id_ in named)
    results = Resultats(le=date(2026, 11, 20), pages=150, outils=("axe-core 4",), controles=checks)
    return replace(corpus, rgaa=replace(corpus.rgaa, resultats=results, constats={}))


def untested(corpus: Corpus) -> Corpus:
    """Le vrai corpus, avant tout contrôle."""
    empty = Resultats(le=None, pages=0, outils=(), controles=())
    return replace(corpus, rgaa=replace(corpus.rgaa, resultats=empty, constats={}))


def test_la_declaration_suit_le_plan_impose(corpus: Corpus) -> None:
    source = read_page(ROOT, ROOT / "docs/accessibilite/index.md")
    written = re.findall(r"^(#{2,4}) (.+)$", source.body, re.MULTILINE)
    imposed = [part for part in corpus.plan_declaration.values() if part.titre_impose]
    for (marks, title), part in zip(written, imposed, strict=False):
        assert len(marks) == part.niveau_de_titre
        assert title.startswith(str(part.titre_impose))
    assert [title for _, title in written[len(imposed) :]] == ["Ce qui reste à prouver"]


def test_sans_preuve_le_guide_est_non_conforme(corpus: Corpus) -> None:
    shown = rgaa.etat_de_conformite(untested(corpus), HERE)
    version = corpus.rgaa.referentiel.version
    assert f"est <strong>non conforme</strong> au RGAA, version {version}." in shown
    count = corpus.rgaa.referentiel.nombre
    assert f"0 critère prouvé sur {count} applicables." in shown
    assert "<li>Aucune personne compétente n&#39;a signé la vérification.</li>" in shown


def test_le_taux_partiel_dit_ce_qu_il_ne_prouve_pas(corpus: Corpus) -> None:
    shown = rgaa.resultat_des_tests(passed(corpus), HERE)
    sorts = Counter(line.sorte for line in corpus.rgaa.grille.values())
    proved, applicable = sorts[Sorte.MACHINE], sorts.total() - sorts[Sorte.SANS_OBJET]
    rate = 100 * proved // applicable
    assert f"<strong>{proved} critères sur {applicable} applicables, soit {rate} %</strong>" in shown
    assert "Ce n&#39;est pas un taux de conformité" in shown
    assert 'datetime="2026-11-20"' in shown and "sur 150 pages" in shown


def test_un_defaut_se_dit_en_mots_simples_avec_sa_page(corpus: Corpus) -> None:
    shown = rgaa.non_conformites(passed(corpus, "axe:document-title"), HERE)
    assert "Chaque page a un titre. <ul>\n<li>En échec : /lexique/.</li>" in shown
    assert "8.5" not in shown


def test_la_grille_montre_chaque_critere_et_sa_preuve(corpus: Corpus) -> None:
    shown = rgaa.grille_rgaa(passed(corpus, "axe:document-title"), HERE)
    assert shown.count('scope="row"') == corpus.rgaa.referentiel.nombre
    assert shown.count("<table>") == len(corpus.rgaa.referentiel.thematiques)
    row = next(line for line in shown.split("<tr>") if ">Critère 8.5<" in line)
    assert "Non respecté" in row and "axe:document-title : échoué" in row


def test_ce_que_l_outil_n_a_pas_su_trancher_dit_qui_l_a_juge(corpus: Corpus) -> None:
    shown = rgaa.points_juges(corpus, HERE)
    assert shown.count('scope="row"') == len(corpus.rgaa.juges)
    point = corpus.rgaa.juges["textes_des_graphiques"]
    row = next(line for line in shown.split("<tr>") if point.quoi in line)
    assert (
        "axe:color-contrast" in row and ">Respecté<" in row and "relecture outillée, non signée, le " in row
    )
    empty = replace(corpus, rgaa=replace(corpus.rgaa, juges={}))
    assert "L&#39;outil a tout tranché." in rgaa.points_juges(empty, HERE)


def test_ce_qui_reste_a_prouver_nomme_chaque_critere_sans_preuve(corpus: Corpus) -> None:
    shown = rgaa.reste_a_prouver(passed(corpus), HERE)
    read = [line for line in corpus.rgaa.grille.values() if line.sorte in (Sorte.GABARIT, Sorte.PAGE)]
    assert f"{len(read)} critères sans preuve valide" in shown
    assert "(critère 1.3)" in shown and "(critère 1.1)" not in shown


def test_les_dates_de_la_declaration(corpus: Corpus) -> None:
    shown = rgaa.etablissement_declaration(corpus, HERE)
    assert '<dt>À refaire au plus tard le</dt><dd><time datetime="2029-11-21">' in shown


def test_la_combinaison_de_reference_nomme_chaque_lecteur_et_ses_navigateurs(corpus: Corpus) -> None:
    shown = rgaa.combinaison_de_reference(corpus, HERE)
    assert "<li>NVDA avec Firefox</li>" in shown and "<li>VoiceOver avec Safari</li>" in shown
