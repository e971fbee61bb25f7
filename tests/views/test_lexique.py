"""Le lexique à l'écran : une ancre par terme, tous les sens, la langue d'origine."""

from datetime import date

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.lexique import Domaine, Langue, Sorte, Terme
from macros.views.lexique import anchor, lexique_par_lettre, lexique_par_theme
from tests.conftest import reduced

HERE = Here("lexique/", date(2026, 11, 21))
DPO = Terme(
    id="dpo",
    ecriture="DPO",
    variantes=("D.P.O.",),
    sorte=Sorte.SIGLE,
    developpe="délégué à la protection des données",
    forme_origine="Data Protection Officer",
    langue_origine=Langue.ANGLAIS,
    explication="Même fonction que le délégué.",
    theme=Domaine.DONNEES_PERSONNELLES,
)


def sense(name: str, long: str) -> Terme:
    return Terme(
        id=f"dga_{name}",
        ecriture="DGA",
        precise_par=name,
        sorte=Sorte.SIGLE,
        developpe=long,
        explication="Une phrase.",
        theme=Domaine.METIERS,
    )


CORPUS = reduced(
    {
        "lexique": {
            term.id: term
            for term in (DPO, sense("fonction", "directeur adjoint"), sense("texte", "règlement"))
        }
    }
)


def test_lexique_par_lettre() -> None:
    assert lexique_par_lettre(CORPUS, HERE) == (
        '<div class="legende">\n<nav class="voisines" aria-label="Lettres du lexique">\n<ul>\n'
        '<li><a href="#lettre-d">Lettre D</a></li>\n</ul>\n</nav>\n</div>\n'
        '<h2 id="lettre-d">D</h2>\n'
        '<dl class="lexique">\n'
        '<div><dt><dfn role="none">DGA</dfn></dt>'
        '<dd id="dga-fonction">Directeur adjoint (sens : fonction). Une phrase.</dd>'
        '<dd id="dga-texte">Règlement (sens : texte). Une phrase.</dd></div>\n'
        '<div><dt><dfn role="none">DPO</dfn></dt>'
        '<dd id="dpo">Délégué à la protection des données.'
        ' En anglais : <span lang="en">Data Protection Officer</span>. Même fonction que le délégué.'
        ' S&#39;écrit aussi : <dfn role="none">D.P.O.</dfn>.</dd></div>\n'
        "</dl>"
    )


def test_lexique_par_theme_mene_a_chaque_terme() -> None:
    shown = lexique_par_theme(CORPUS, Here("lexique/par-theme/", HERE.today))
    assert '<a href="../#dpo"><dfn role="none">DPO</dfn></a> : délégué à la protection des données' in shown
    assert shown.index('id="theme-metiers"') < shown.index("dga-texte") < shown.index("#dpo")


def test_chaque_terme_du_guide_a_son_ancre_et_une_seule(corpus: Corpus) -> None:
    shown = lexique_par_lettre(corpus, HERE)
    for term in corpus.lexique.values():
        assert shown.count(f' id="{anchor(term)}"') == 1, term.id


def test_les_themes_du_guide_montrent_tout_le_lexique(corpus: Corpus) -> None:
    assert lexique_par_theme(corpus, HERE).count("<li>") == len(corpus.lexique)


def test_chaque_mot_mene_aux_fiches_qui_l_emploient(corpus: Corpus) -> None:
    shown = str(lexique_par_lettre(corpus, HERE))
    for sheet in corpus.obligations.values():
        for name in sheet.sigles:
            entry = shown.partition(f' id="{anchor(corpus.lexique[name])}"')[2].partition("</dd>")[0]
            assert f"../obligations/{sheet.id.replace('_', '-')}/" in entry, (name, sheet.id)
