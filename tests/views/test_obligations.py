"""Une fiche à l'écran, mot pour mot : qui est visé, qui ne l'est pas, les dates, le risque, les réserves."""

import pytest

from macros.markup.here import Here
from macros.views import obligations
from tests.views.petit import A_VERIFIER, AU_DESSUS, TODAY, guide, obligation

HERE = Here("obligations/au-dessus/", TODAY)
LISTES = Here("obligations/", TODAY)


def test_l_encadre_d_une_fiche() -> None:
    assert obligations.fiche_obligation(guide(), HERE, "au_dessus").split("\n\n")[-1] == (
        '<div class="encadre">\n<dl class="faits">\n'
        '<div><dt>Statut</dt><dd><span class="etiquette etiquette--en_vigueur">En vigueur</span></dd></div>\n'
        "<div><dt>Votre commune a moins de 1 000 habitants</dt><dd>"
        '<span class="etiquette etiquette--ne_s_applique_pas">Ne s&#39;applique pas</span> </dd></div>\n'
        "<div><dt>Qui est visé</dt><dd><ul>\n<li>Communes à partir de 1\u202f000 habitants</li>\n"
        "</ul></dd></div>\n"
        "<div><dt>Qui ne l&#39;est pas</dt>"
        "<dd>Le texte vise les communes de 1 000 habitants et plus.</dd></div>\n"
        "<div><dt>Outre-mer, Alsace et Moselle</dt>"
        "<dd>À confirmer : nous n&#39;avons pas vérifié chaque territoire.</dd></div>\n"
        '<div><dt>Depuis</dt><dd><time datetime="2021-03-01">1er mars 2021</time></dd></div>\n'
        "<div><dt>Prochaine date</dt>"
        '<dd>au <time data-au data-script="../../assets/dates.js" datetime="2026-11-27">'
        "27 novembre 2026</time> : "
        '<span data-echeances="2027-01-01 Dépôt"><time datetime="2027-01-01">1er janvier 2027</time>'
        " : Dépôt</span></dd></div>\n"
        "<div><dt>Premier geste</dt><dd>Publiez.</dd></div>\n"
        "<div><dt>Temps de travail</dt><dd>plusieurs semaines (estimation du guide)</dd></div>\n"
        "<div><dt>Ce que l&#39;on risque</dt><dd>Une amende. <ul>\n"
        "<li>jusqu&#39;à 25\u202f000 euros, plafond</li>\n</ul></dd></div>\n"
        "<div><dt>Qui contrôle</dt><dd>Le préfet</dd></div>\n"
        "<div><dt>Qui vous aide</dt><dd><ul>\n<li>L&#39;aide : des conseils</li>\n</ul></dd></div>\n"
        "<div><dt>Lecture du texte</dt><dd>Article non relu ; "
        '<span data-revoir-avant="2027-01-08">à relire avant le '
        '<time datetime="2027-01-08">8 janvier 2027</time></span></dd></div>\n'
        "<div><dt>Confiance</dt><dd>faible : le texte principal n&#39;a pas été lu, "
        "à relire avant de s&#39;en servir</dd></div>\n"
        "</dl>\n</div>\n"
    )


def test_ce_qu_il_faut_faire_dit_les_exceptions_et_toutes_les_dates() -> None:
    assert obligations.actions_obligation(guide(), HERE, "au_dessus") == (
        "<ul>\n<li>Répondre.</li>\n</ul>\n"
        '<h3 id="les-exceptions">Les exceptions</h3>\n<ul>\n<li>Les secrets.</li>\n</ul>\n'
        '<h3 id="les-dates">Les dates</h3>\n<ul>\n'
        '<li><time datetime="2026-06-01">1er juin 2026</time> : Bilan passé</li>\n'
        '<li><time datetime="2027-01-01">1er janvier 2027</time> : Dépôt</li>\n'
        '<li><time datetime="2027-02-01">1er février 2027</time> : Version prête'
        " (date de votre fournisseur)</li>\n"
        "<li>Un décret.</li>\n</ul>"
    )


def test_les_sources_avouent_ce_qui_n_a_pas_ete_relu_et_disent_les_reserves() -> None:
    memory = {"confiance": {"sources": ("Un rapport",), "de_memoire": "La date."}}
    known = guide(obligations={"au_dessus": obligation({**AU_DESSUS, **memory})})
    assert obligations.sources_obligation(known, HERE, "au_dessus") == (
        '<ul>\n<li><a href="https://loi.fr/">Loi, n° 1</a>, '
        '<time datetime="2020-01-01">1er janvier 2020</time> : article non relu</li>\n</ul>\n'
        '<p class="note">Nombres qui n&#39;ont pas encore leur phrase de loi : 1 000 habitants, '
        "1er mars 2021, 1er juin 2026, 1er janvier 2027, 1er février 2027, 25 000 euros.</p>\n"
        "<p>Ce que nous avons lu :</p>\n<ul>\n<li>Un rapport</li>\n</ul>\n"
        '<p class="note"><strong>À vérifier : </strong>La date.</p>\n'
        "<p>Nos réserves :</p>\n<ul>\n<li>Un doute.</li>\n</ul>\n"
        '<p class="note">Information générale, sans valeur de conseil juridique. '
        "Relisez le texte officiel avant d&#39;agir.</p>"
    )


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"population_min": 3500}, "Communes à partir de 3\u202f500 habitants"),
        ({"population_min": 3501}, "Communes à partir de 3\u202f501 habitants"),
        ({"population_max": 3499}, "Communes jusqu'à 3\u202f499 habitants"),
        ({"population_min": 2000, "population_max": 3499}, "Communes de 2\u202f000 à 3\u202f499 habitants"),
        ({}, "Communes"),
    ],
)
def test_une_regle_dit_ses_bornes_incluses(rule: dict[str, int], said: str) -> None:
    facts = {**AU_DESSUS, "concerne": ({"structures": ("commune",), **rule},)}
    assert obligations.rule_sentence(guide(), obligation(facts).concerne[0]) == said


def test_une_regle_dit_sa_condition_et_sa_precision() -> None:
    (rule,) = obligation(A_VERIFIER).concerne
    assert obligations.rule_sentence(guide(), rule) == (
        "Communes : Comptez-vous au moins 50 agents ? « oui » ; Tous les contrats comptent."
    )


def test_une_petite_commune_lit_sa_reponse_et_ce_qu_elle_suppose() -> None:
    assert obligations.small_commune(guide(), obligation(A_VERIFIER)) == (
        '<span class="etiquette etiquette--selon_reponse">Selon votre réponse</span> '
        "Comptez-vous au moins 50 agents ? Tous les contrats comptent."
    )


@pytest.mark.parametrize(
    ("statut", "said"),
    [
        ("a_venir", "Cette règle n&#39;est pas encore en vigueur : rien ne vous est imposé à ce titre."),
        ("recommandation", "Aucune loi ne l&#39;impose : c&#39;est une recommandation."),
    ],
)
def test_une_regle_qui_n_impose_rien_le_dit_avant_tout(statut: str, said: str) -> None:
    known = guide(obligations={"au_dessus": obligation({**AU_DESSUS, "statut": statut})})
    shown = obligations.fiche_obligation(known, HERE, "au_dessus")
    assert shown.index(said) < shown.index("encadre")


def test_chaque_theme_a_son_tableau_et_chaque_fiche_sa_reponse_a_900_habitants() -> None:
    shown = obligations.tableaux_obligations(guide(), LISTES)
    assert (
        '<tr><th scope="row"><a href="au-dessus/">Publication</a></th><td>En vigueur</td>'
        '<td><span class="etiquette etiquette--ne_s_applique_pas">Ne s&#39;applique pas</span></td>'
        "<td>Publiez.</td></tr>"
    ) in shown
    assert '<caption id="tableau-relation-avec-les-habitants-2-fiches">' in shown


def test_le_nombre_de_fiches() -> None:
    assert obligations.nombre_obligations(guide(), LISTES) == "3"
