"""La charte à l'écran : ce qui n'a pas été lu se dit, les clauses sont à nous, la loi est à sa place."""

from datetime import date

import pytest

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.base import Niveau
from macros.models.charte import Clause
from macros.models.sources import SourceLue
from macros.reading.problems import Unknown
from macros.views import charte
from tests.conftest import ROOT, reduced

HERE = Here("charte-de-la-donnee/clauses-types/", date(2026, 11, 21))
SOURCE = SourceLue(
    id="ville",
    nom_court="Ville",
    titre="Page de la ville",
    url="https://exemple.fr/charte",
    date=None,
    lu_le=date(2026, 11, 21),
    lecture="début de la page",
)
MARK = '<span class="etiquette etiquette--source">Source : Ville</span>'


def test_une_clause_dit_ce_qu_elle_ajoute_a_la_loi_et_d_ou_vient_l_idee(corpus: Corpus) -> None:
    small = reduced({"sources": {"ville": SOURCE}, "obligations": corpus.obligations})
    clause = Clause(
        id="utilite",
        nom="Utilité",
        theme="intérêt général",
        texte="Nous ne collectons que l'utile.",
        ce_que_cela_veut_dire="Une case retirée.",
        par_rapport_a_la_loi="rappelle la loi",
        faisable_a_900_habitants="oui",
        obligations=("rgpd_registre",),
        inspiration=("ville",),
        confiance=Niveau.MOYENNE,
    )
    name = corpus.obligation("rgpd_registre").nom_court
    assert [str(cell) for cell in charte.clause_row(small, HERE, clause)] == [
        "Utilité (thème : intérêt général)",
        f"Nous ne collectons que l&#39;utile. {MARK} (confiance moyenne)",
        "Une case retirée.",
        f'rappelle la loi <ul>\n<li><a href="../../obligations/rgpd-registre/">{name}</a></li>\n</ul>',
        "oui",
    ]


def test_le_tableau_montre_toutes_les_clauses(corpus: Corpus) -> None:
    written = charte.clauses_charte(corpus, HERE)
    assert f">{len(corpus.clauses)} clauses à adapter</caption>" in written
    for clause in corpus.clauses.values():
        assert f'<th scope="row">{clause.nom} (thème : {clause.theme})</th>' in written


def test_les_articles_suivent_l_ordre_de_la_page(corpus: Corpus) -> None:
    written = charte.articles_charte(corpus, HERE, "comptes", "utilite")
    first, second = (corpus.clauses[id].texte[:20] for id in ("comptes", "utilite"))
    assert written.startswith("<ol>") and written.index(first) < written.index(second)


def test_un_article_inconnu_se_dit_et_propose_le_plus_proche(corpus: Corpus) -> None:
    with pytest.raises(Unknown, match=r"« prestataire » ; corrigez-le\. Exemple : prestataires"):
        charte.articles_charte(corpus, HERE, "prestataire")


def test_l_avertissement_se_lit_partout_ou_l_on_copie_la_methode() -> None:
    for page in ("index", "les-sept-etapes", "clauses-types", "exemple-12000-habitants", "chartes-reelles"):
        text = (ROOT / f"docs/charte-de-la-donnee/{page}.md").read_text(encoding="utf-8")
        assert '{{ a_savoir("guide_chartes") }}' in text, page


def test_l_exemple_s_annonce_fictif() -> None:
    text = (ROOT / "docs/charte-de-la-donnee/exemple-12000-habitants.md").read_text(encoding="utf-8")
    assert text.index("fictif.") < text.index("## ")
