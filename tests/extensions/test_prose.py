"""La mise en forme des textes : les sigles se développent une fois, rien que le texte ne change."""

from collections.abc import Callable

import pytest
from markdown import Markdown, markdown

from macros.extensions.prose import Words
from macros.markup.abbreviations import Expander, Forms
from macros.models.lexique import Domaine, Langue, Sorte, Terme


def term(form: str, long: str, **given: str) -> Terme:
    """Un sigle du petit lexique de ces tests."""
    return Terme(
        id=given.get("id", form.lower().replace(" ", "_")),
        ecriture=form,
        sorte=Sorte.SIGLE,
        developpe=long,
        explication="Une phrase.",
        theme=Domaine.DROIT,
    )


LEXICON = (
    term("DPD", "délégué à la protection des données"),
    term("CNIL", "Commission nationale de l'informatique et des libertés"),
    term("NIS 2", "sécurité des réseaux et des systèmes d'information, deuxième version"),
    Terme(
        id="open_data",
        ecriture="open data",
        sorte=Sorte.TERME,
        developpe="données ouvertes",
        langue_origine=Langue.ANGLAIS,
        explication="Une phrase.",
        theme=Domaine.DONNEES,
    ),
)
DPD = '<abbr title="délégué à la protection des données">DPD</abbr>'

Rewrite = Callable[[str], str]


@pytest.fixture
def rewrite() -> Rewrite:
    """Une page neuve, avec ce petit lexique."""
    return Words(Expander(Forms.of(LEXICON))).rewrite


def test_un_sigle_se_developpe_une_fois_puis_s_abrege(rewrite: Rewrite) -> None:
    assert rewrite("<p>Le DPD conseille.</p>\n<p>Le DPD répond au DPD.</p>") == (
        f"<p>Le délégué à la protection des données (DPD) conseille.</p>\n<p>Le {DPD} répond au {DPD}.</p>"
    )


def test_un_sigle_deja_ecrit_en_entier_ne_se_repete_pas(rewrite: Rewrite) -> None:
    page = "<p>Le délégué à la protection des données (DPD) conseille. Le DPD répond.</p>"
    assert rewrite(page) == (
        f"<p>Le délégué à la protection des données (DPD) conseille. Le {DPD} répond.</p>"
    )


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>Une aide (le DPD). Le DPD répond.</p>", "(DPD) répond"),
        ("<p>Une aide (<strong>DPD</strong>).</p>", f"<strong>{DPD}</strong>"),
        ("<p>Le DPD (déclaré).</p>", f"Le {DPD} (déclaré)"),
        ("<p><a href='x'>DPD</a> (déclaré).</p>", f">{DPD}</a> (déclaré)"),
        ("<p>Deux délégués à la protection des données : le DPD et son DPD.</p>", f"le DPD et son {DPD}"),
        ("<p>Le DPD, <em>délégué à la protection des données</em>.</p>", "Le DPD, <em>"),
    ],
)
def test_ni_entre_parentheses_ni_deux_fois_dans_une_phrase(rewrite: Rewrite, page: str, shown: str) -> None:
    assert shown in rewrite(page)


def test_la_phrase_d_un_sigle_finit_avec_son_bloc(rewrite: Rewrite) -> None:
    page = "<ul><li>Le DPD</li><li>Le délégué à la protection des données du centre</li></ul>"
    assert "<li>Le délégué à la protection des données (DPD)</li>" in rewrite(page)


def test_un_sigle_entre_dans_l_usage_ne_se_developpe_jamais() -> None:
    usual = term("PDF", "format de document portable").model_copy(update={"entre_dans_l_usage": True})
    shown = Words(Expander(Forms.of([usual]))).rewrite("<p>Un PDF se lit.</p>")
    assert shown == '<p>Un <abbr title="format de document portable">PDF</abbr> se lit.</p>'


def test_un_titre_garde_le_sigle_court_et_le_texte_le_developpe(rewrite: Rewrite) -> None:
    assert rewrite("<h2>Le DPD</h2><p>Le DPD conseille.</p>") == (
        f"<h2>Le {DPD}</h2><p>Le délégué à la protection des données (DPD) conseille.</p>"
    )


def test_le_sigle_se_reconnait_avec_une_espace_insecable(rewrite: Rewrite) -> None:
    assert rewrite("<h2>NIS&nbsp;2</h2>").count("<abbr") == 1


@pytest.mark.parametrize("text", ["DPDX", "xDPD", "@DPD", "a/DPD", "un-DPD"])
def test_un_sigle_dans_un_mot_n_en_est_pas_un(rewrite: Rewrite, text: str) -> None:
    assert rewrite(f"<p>{text}</p>") == f"<p>{text}</p>"


def test_un_mot_anglais_dit_sa_langue(rewrite: Rewrite) -> None:
    assert rewrite("<p>L'open data.</p>") == '<p>L’<span lang="en">open data</span>.</p>'


@pytest.mark.parametrize(
    "page",
    [
        '<p><code>DPD ? "a" &amp; &lt;b&gt;</code></p>',
        "<pre><code>DPD : l'essai ?\n</code></pre>",
        '<svg viewBox="0 0 1 1"><title>DPD ?</title><text>25 %</text></svg>',
        "<script>if (a < b && c) { d('DPD ?') }</script>",
        '<script type="application/json">{"a": "<b> & DPD ?"}</script>',
        "<style>a > b::after { content: '«'; }</style>",
        '<p><abbr title="autre sens">DPD</abbr></p>',
        '<p><span lang="en">open data ?</span></p>',
        "<!-- DPD ? -->",
        "<!-- l'essai : 25 % -->",
        '<img alt="Le DPD : oui ?" src="a.png">',
        '<input type="checkbox" disabled><br><hr/>',
        '<a href="?a=1&amp;b=2" title="Le DPD ?" data-x=\'"\'>x</a>',
    ],
)
def test_ce_qui_n_est_pas_du_texte_courant_traverse_intact(rewrite: Rewrite, page: str) -> None:
    assert rewrite(page) == page


@pytest.mark.parametrize(
    "page",
    [
        "<p>a &amp; b &lt; c &gt; d</p>",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
        "<ul>\n<li>un</li>\n<li><p>deux</p></li>\n</ul>\n",
        '<div class="encadre" data-a="1">\n<dl><dt>a</dt><dd>b</dd></dl>\n</div>',
    ],
)
def test_les_balises_et_les_entites_traversent_intactes(rewrite: Rewrite, page: str) -> None:
    assert rewrite(page) == page


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>l&#39;eau &quot;pure&quot;</p>", "<p>l’eau"),
        ("<p>l&#x27;eau</p>", "<p>l’eau</p>"),
        ("<p>25&nbsp;%</p>", "<p>25\u00a0%</p>"),
        ("<p>« <strong>mot</strong> » ?</p>", "<p>«\u00a0<strong>mot</strong>\u00a0»\u202f?</p>"),
        ("<p><strong>Titre</strong> : suite</p>", "<p><strong>Titre</strong>\u00a0: suite</p>"),
        ("<p>l'<em>eau</em></p>", "<p>l’<em>eau</em></p>"),
    ],
)
def test_la_typographie_se_pose_aussi_autour_des_balises(rewrite: Rewrite, written: str, shown: str) -> None:
    assert rewrite(written).startswith(shown)


def test_une_balise_non_fermee_n_arrete_pas_la_mise_en_forme(rewrite: Rewrite) -> None:
    assert rewrite("<ul><li>un<li>Vraiment ?</ul><p>Vraiment ?</p>").count("\u202f?") == 2


def test_chaque_page_redeveloppe_ses_sigles() -> None:
    text = "La CNIL conseille. La CNIL contrôle."
    reader = Markdown(extensions=["macros.extensions.prose"])
    first = reader.convert(text)
    assert first == reader.reset().convert(text)
    assert first.count("<abbr") == 1


def test_le_html_des_vues_passe_aussi_par_la_mise_en_forme() -> None:
    page = '<div class="encadre">\n<dl><dt>Qui</dt><dd>La CNIL ? Oui.</dd></dl>\n</div>\n'
    made = markdown(page, extensions=["macros.extensions.prose"])
    assert "CNIL)\u202f?" in made
