"""La charte à l'écran : ce qui n'a pas été lu se dit, les clauses sont à nous, la loi est à sa place."""

from datetime import date

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.base import Niveau
from macros.models.charte import CharteReelle, Clause
from macros.models.sources import SourceLue
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


def test_une_charte_reelle_dit_ce_que_l_on_ne_sait_pas() -> None:
    small = reduced({"sources": {"ville": SOURCE}})
    item = CharteReelle(
        qui="Ville & métropole",
        type="charte",
        taille=None,
        annee="2019",
        demarche=None,
        contenu=("contenu non lu",),
        limite_dite=None,
        sources=("ville",),
        confiance=Niveau.MOYENNE,
    )
    assert charte.real(small, item) == (
        '<h3 id="ville-metropole">Ville &amp; métropole</h3>\n'
        '<div class="encadre">\n<dl class="faits">\n'
        "<div><dt>Forme</dt><dd>charte</dd></div>\n"
        "<div><dt>Taille</dt><dd>non précisée</dd></div>\n"
        "<div><dt>Date</dt><dd>2019</dd></div>\n"
        "<div><dt>Démarche</dt><dd>non précisée</dd></div>\n"
        "<div><dt>Contenu</dt><dd><ul>\n<li>contenu non lu</li>\n</ul></dd></div>\n"
        "<div><dt>Limite dite</dt><dd>non précisée</dd></div>\n"
        f"<div><dt>Origine</dt><dd>{MARK}</dd></div>\n"
        "<div><dt>Fiabilité</dt><dd>confiance moyenne</dd></div>\n"
        "</dl>\n</div>"
    )


def test_le_tableau_montre_les_quatorze_clauses(corpus: Corpus) -> None:
    written = charte.clauses_charte(corpus, HERE)
    assert "<caption " in written and ">14 clauses à adapter</caption>" in written
    assert written.count('<th scope="row">') == 14
    assert written.startswith(
        '<p><span class="etiquette etiquette--proposition">Notre proposition</span></p>'
    )


def test_le_modele_reprend_ses_clauses_dans_l_ordre(corpus: Corpus) -> None:
    written = charte.modele_charte(corpus, HERE)
    places = [written.index(str(corpus.charte.clause(name).texte[:20])) for name in corpus.charte.reprises()]
    assert places == sorted(places) and len(places) == 12


def test_l_avertissement_se_lit_partout_ou_l_on_copie_la_methode(corpus: Corpus) -> None:
    assert "n&#39;a pas pu être lu" in charte.avertissement_charte(corpus, HERE)
    for page in ("index", "les-sept-etapes", "clauses-types", "exemple-12000-habitants", "chartes-reelles"):
        text = (ROOT / f"docs/charte-de-la-donnee/{page}.md").read_text(encoding="utf-8")
        assert "{{ avertissement_charte() }}" in text, page


def test_l_exemple_s_annonce_fictif() -> None:
    text = (ROOT / "docs/charte-de-la-donnee/exemple-12000-habitants.md").read_text(encoding="utf-8")
    assert text.index("fictif.") < text.index("## ")


def test_aucune_source_de_la_methode_ne_manque_a_la_liste(corpus: Corpus) -> None:
    written = charte.sources_charte(corpus, HERE)
    for name in ("guide_chartes", "joigny", "redon", "nantes_presse", "brest_bdt"):
        assert str(corpus.sources[name].url) in written
