"""Les étapes à l'écran : l'origine de chaque ligne se lit, les cases s'impriment, les voisines se suivent."""

from datetime import date

import pytest

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.base import Niveau
from macros.models.etapes import DemandeDuDecret, Etape, Phase, Propos, Version
from macros.models.outils import Destinataire, Outil
from macros.models.sources import SourceLue
from macros.views import etapes
from macros.views.sources import claim, source_list
from tests.conftest import ROOT, reduced

HERE = Here("feuille-de-route/etape-1-a/", date(2026, 11, 21))
PROPOSITION = '<span class="etiquette etiquette--proposition">Notre proposition</span>'
GUIDE = '<span class="etiquette etiquette--source">Source : Guide &lt;2023&gt;</span>'


def source(name: str, short: str, url: str | None) -> SourceLue:
    return SourceLue(
        id=name,
        nom_court=short,
        titre=f"Titre de {name}",
        url=url,
        date="juin 2023",
        lu_le=date(2026, 11, 21),
        lecture="début de l'article",
    )


def version(**more: str) -> Version:
    return Version(
        qui=("un élu",),
        gestes=("compter",),
        livrable="Une page",
        duree_indicative="deux heures",
        origine="proposition",
        a_eviter=("un comité",),
        **more,
    )


def step(numero: int) -> Etape:
    return Etape(
        numero=numero,
        phase=Phase.SE_PREPARER,
        titre=f"Titre {numero}",
        adresse=f"etape-{numero}-a",
        objet=Propos(texte="Savoir.", origine="proposition"),
        contenu_du_document=("composer",),
        actions=(Propos(texte="Nommer.", origine="guide"), Propos(texte="Compter.", origine="proposition")),
        livrables=(Propos(texte="Une page.", origine="proposition"),),
        acteurs=("élu",),
        vigilance=(Propos(texte="Trop.", origine="guide"),),
        outils=("flash",),
        decret=DemandeDuDecret(exige=numero == 1, texte="Recenser."),
        duree_indicative="une journée",
        petite_commune_en_bref="À deux.",
        commune_900=version(cout="aucun"),
        communaute_12000=version(),
        sources=("guide", "proposition"),
        confiance=Niveau.MOYENNE,
    )


@pytest.fixture
def small(corpus: Corpus) -> Corpus:
    tool = Outil(
        id="flash",
        nom="Pas à pas",
        quoi="une version courte",
        url="https://exemple.fr/flash",
        pour=Destinataire.COMMUNE,
        sources=("guide",),
        confiance=Niveau.MOYENNE,
    )
    return reduced(
        {
            "etapes": {numero: step(numero) for numero in range(1, 11)},
            "outils": {"flash": tool},
            "sources": {
                "guide": source("guide", "Guide <2023>", "https://exemple.fr/guide"),
                "proposition": source("proposition", "Notre proposition", None),
                "document_000": source("document_000", "Diaporama", None),
                "decret_reen": corpus.sources["decret_reen"],
            },
        }
    )


def test_chaque_action_porte_son_origine_en_toutes_lettres(small: Corpus) -> None:
    assert etapes.actions_etape(small, HERE, 1) == (
        '<ul class="cases">\n'
        f"<li>Nommer. {GUIDE}</li>\n"
        f"<li>Compter. {PROPOSITION}</li>\n"
        "</ul>\n"
        '<h3 id="points-de-vigilance">Points de vigilance</h3>\n'
        f"<ul>\n<li>Trop. {GUIDE}</li>\n</ul>\n"
        '<h3 id="outils-utiles">Outils utiles</h3>\n'
        '<ul>\n<li><a href="https://exemple.fr/flash">Pas à pas</a> : une version courte '
        f"(surtout pour une commune). {GUIDE}</li>\n</ul>"
    )


def test_la_fiche_donne_but_livrable_qui_temps_et_phase(small: Corpus) -> None:
    assert etapes.fiche_etape(small, HERE, 1) == (
        "# Étape 1 : Titre 1\n\n"
        '<div class="encadre">\n<dl class="faits">\n'
        "<div><dt>Phase</dt><dd>1 sur 3 : Se préparer</dd></div>\n"
        f"<div><dt>But</dt><dd>Savoir. {PROPOSITION}</dd></div>\n"
        f"<div><dt>Livrable</dt><dd>Une page. {PROPOSITION}</dd></div>\n"
        "<div><dt>Qui participe</dt><dd>élu</dd></div>\n"
        "<div><dt>Temps</dt><dd>une journée (estimation du guide)</dd></div>\n"
        f"<div><dt>Dans une petite commune</dt><dd>À deux. {PROPOSITION}</dd></div>\n"
        "<div><dt>Mots du diaporama</dt><dd><q>composer</q> "
        '<span class="etiquette etiquette--source">Source : Diaporama</span></dd></div>\n'
        "<div><dt>Confiance</dt><dd>moyenne : une partie vient de sources lues, "
        "le reste est notre proposition</dd></div>\n"
        "</dl>\n</div>\n"
    )


def test_la_petite_commune_a_ses_gestes_son_temps_et_son_cout(small: Corpus) -> None:
    assert etapes.petite_commune_etape(small, HERE, 1) == (
        '<div class="encadre">\n<dl class="faits">\n'
        "<div><dt>Qui</dt><dd>un élu</dd></div>\n"
        '<div><dt>Gestes</dt><dd><ul class="cases">\n<li>compter</li>\n'
        "</ul></dd></div>\n"
        "<div><dt>Résultat</dt><dd>Une page</dd></div>\n"
        "<div><dt>Temps</dt><dd>deux heures</dd></div>\n"
        "<div><dt>Coût</dt><dd>aucun</dd></div>\n"
        "<div><dt>À éviter</dt><dd>un comité</dd></div>\n"
        f"<div><dt>Origine</dt><dd>{PROPOSITION}</dd></div>\n"
        "</dl>\n</div>"
    )
    assert "Coût" not in etapes.grande_etape(small, HERE, 1)


@pytest.mark.parametrize(
    ("numero", "expected"),
    [
        (1, ["Étape suivante : Titre 2", "Les dix étapes"]),
        (5, ["Étape précédente : Titre 4", "Étape suivante : Titre 6", "Les dix étapes"]),
        (10, ["Étape précédente : Titre 9", "Les dix étapes"]),
    ],
)
def test_les_voisines_se_suivent(small: Corpus, numero: int, expected: list[str]) -> None:
    written = etapes.voisines_etape(small, HERE, numero)
    assert [part.partition("<")[0] for part in written.split('">')[2:]] == expected
    assert written.startswith('<nav class="voisines" aria-label="Étapes voisines">')


@pytest.mark.parametrize(
    ("numero", "label"), [(1, "Demandé au-dessus de 50 000 habitants"), (2, "Pas demandé par le décret")]
)
def test_le_decret_rappelle_qu_une_petite_commune_n_y_est_pas_tenue(
    small: Corpus, numero: int, label: str
) -> None:
    written = etapes.decret_etape(small, HERE, numero)
    assert written.startswith(f'<p><span class="etiquette etiquette--decret">{label}</span> Recenser.</p>')
    assert "Non obligatoire pour 900 ni pour 12 000 habitants" in written


def test_une_source_dit_ce_qui_en_a_ete_lu(small: Corpus) -> None:
    assert source_list(small, ["guide", "proposition"]) == (
        '<ul>\n<li><a href="https://exemple.fr/guide">Titre de guide</a>. Date : juin 2023. '
        'Vérifié le <time datetime="2026-11-21">21 novembre 2026</time>. '
        "Lecture : début de l&#39;article.</li>\n"
        "<li>Titre de proposition</li>\n</ul>"
    )


def test_une_affirmation_dit_ses_sources_et_sa_confiance(small: Corpus) -> None:
    written = claim(small, "Une phrase.", ["guide", "proposition"], Niveau.MEMOIRE)
    assert written == f"Une phrase. {GUIDE} {PROPOSITION} (non vérifié)"


def test_les_trois_phases_menent_aux_dix_etapes(corpus: Corpus) -> None:
    written = etapes.liste_etapes(corpus, Here("feuille-de-route/", date(2026, 11, 21)))
    assert written.count("<h3 ") == 3
    for item in corpus.etapes.values():
        assert f'<a href="{item.adresse}/">' in written


def test_une_obligation_de_l_etape_dit_son_statut_et_la_reponse_a_900_habitants(corpus: Corpus) -> None:
    sheet = corpus.obligation("achats_reemploi_agec")
    assert etapes.rule(sheet, HERE).unescape() == (
        '<a href="../../obligations/achats-reemploi-agec/">Achat de matériel reconditionné</a> (en vigueur). '
        'À 900 habitants : <span class="etiquette etiquette--s_applique">S\'applique</span> '
        f"{sheet.premier_geste}"
    )


def test_une_etape_montre_les_fiches_qui_la_nomment_et_elles_seules(corpus: Corpus) -> None:
    for numero in corpus.etapes:
        naming = [it for it in corpus.obligations.values() if numero in it.etapes]
        told = etapes.obligations_etape(corpus, HERE, numero)
        assert naming and told.count("<li>") == len(naming)
        assert all(it.nom_court in told.unescape() for it in naming)


def test_la_strategie_n_est_obligatoire_qu_au_dessus_de_50_000_habitants() -> None:
    text = (ROOT / "docs/feuille-de-route/index.md").read_text(encoding="utf-8")
    assert "obligatoire que pour les communes et les intercommunalités à fiscalité propre" in text
    assert '{{ a_savoir("guide_inr_2023") }}' in text


def test_les_limites_de_ce_qui_a_ete_lu_suivent_les_sources_d_une_etape(corpus: Corpus) -> None:
    written = etapes.sources_etape(corpus, HERE, 1)
    assert "n&#39;a pu être lu que dans son ouverture" in written
    assert "Toutes les durées, tous les coûts" in written
