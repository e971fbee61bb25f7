"""Ce qui suit une fiche : récits, étapes, chiffres avec leur réserve, organismes et mots, ou rien."""

from datetime import date

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.views.suites import pour_aller_plus_loin
from tests.conftest import reduced

HERE = Here("obligations/essai/", date(2026, 11, 21))


def test_une_fiche_mene_au_reste_du_guide(corpus: Corpus) -> None:
    written = str(pour_aller_plus_loin(corpus, HERE, "achats_reemploi_agec"))
    assert '<a href="../../feuille-de-route/etape-4-etat-des-lieux/">' in written
    assert '<a href="../../lexique/#agec"><dfn role="none">AGEC</dfn></a>' in written
    assert (
        '<a href="../../qui-aide/besoins/#besoin-numerique_responsable">Leur rôle et leur coût</a>' in written
    )
    assert '<a href="../../retours/' in written


def test_un_chiffre_ne_va_pas_sans_sa_vague_sa_source_ni_sa_reserve(corpus: Corpus) -> None:
    written = str(pour_aller_plus_loin(corpus, HERE, "achats_reemploi_agec"))
    line = next(line for line in written.splitlines() if "communes répondantes" in line)
    assert "vague du baromètre Déclic" in line
    assert "Source : Baromètre Collectivités et numérique" in line
    assert "Maire-info arrondit à 8 %." in line


def test_une_fiche_qui_ne_nomme_rien_invite_a_raconter(corpus: Corpus) -> None:
    bare = corpus.obligation("telerecours").model_copy(
        update={"acteurs": (), "etapes": (), "indicateurs": (), "sigles": ()}
    )
    assert str(pour_aller_plus_loin(reduced({"obligations": {bare.id: bare}}), HERE, bare.id)) == (
        '<dl class="faits">\n<div><dt>Ce que d&#39;autres ont fait</dt>'
        "<dd><p>Aucune collectivité n&#39;a encore raconté cela.</p>\n<p>Vous l&#39;avez fait ? "
        '<a href="../../contribuer/raconter/">Racontez votre expérience</a>.</p></dd></div>\n</dl>'
    )


def test_chaque_fiche_reste_sobre(corpus: Corpus) -> None:
    for name in corpus.obligations:
        written = str(pour_aller_plus_loin(corpus, HERE, name))
        assert written.count("<") - written.count("</") <= 50, name
