"""Les retours à l'écran : d'où vient le récit, ce qui n'est pas précisé, et ce qui manque, calculé."""

import re
from datetime import date
from typing import Any

import pytest

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.aides import Csirt, Departement
from macros.models.base import Niveau
from macros.models.documents import Document
from macros.models.obligations import Obligation
from macros.models.retours import CONSEIL, SECTIONS, Cout, Detail, Duree, Publication, Retour, Sujet
from macros.reading.problems import Unknown
from macros.views import retours
from tests.conftest import reduced

HERE = Here("retours/essai/", date(2026, 11, 21))
INDEX = Here("retours/", date(2026, 11, 21))
SOURCE = {
    "titre": "Une page & son titre",
    "media": "Un média",
    "url": "https://www.exemple.fr/a",
    "date": "2023-11",
}
NOTE = (
    '<p class="note">« Non précisé » veut dire que nous ne le savons pas, jamais que la réponse est non. '
    "Une expérience n&#39;est pas une preuve de conformité.</p>"
)


def told(slug: str = "essai", **more: Any) -> Retour:
    """Un retour réduit au nécessaire, d'après une source publique."""
    given: dict[str, Any] = {
        "chemin": f"retours/{slug}.md",
        "sections": (*SECTIONS, CONSEIL),
        "description": "La commune teste.",
        "titre": f"Titre de {slug}",
        "collectivite": "Essai",
        "structure": "commune",
        "tranche": "de_500_a_999",
        "themes": ("cybersecurite",),
        "source": SOURCE,
        "confiance": "moyenne",
    }
    return Retour.model_validate(given | more)


def library(*found: Retour, **more: Any) -> Corpus:
    """Un corpus de ces retours, avec deux départements et leurs régions."""
    counties = {
        "40": Departement(code="40", nom="Landes", region="nouvelle-aquitaine"),
        "56": Departement(code="56", nom="Morbihan", region="bretagne"),
    }
    names = {"nouvelle-aquitaine": "Nouvelle-Aquitaine", "bretagne": "Bretagne", "loin": "Sans département"}
    regions = {name: region(name, label) for name, label in names.items()}
    pages = {retour.chemin: retour for retour in found}
    return reduced({"pages": pages, "departements": counties, "csirt": regions, **more})


def region(name: str, label: str) -> Csirt:
    return Csirt(
        id=name, region=label, nom=None, url=None, remarque=None, source="s", confiance=Niveau.ELEVEE
    )


def test_fiche_retour_dit_l_origine_et_ce_qui_n_est_pas_precise() -> None:
    assert retours.fiche_retour(library(told()), HERE) == (
        "# Titre de essai\n\n"
        '<div class="origine">\n'
        "<p><strong>D&#39;après une source publique : </strong>"
        '<a href="https://www.exemple.fr/a">Une page &amp; son titre</a>, Un média, novembre 2023</p>\n'
        f"{NOTE}\n</div>\n\n"
        '<div class="encadre">\n<dl class="faits">\n'
        "<div><dt>Collectivité</dt><dd>Essai</dd></div>\n"
        "<div><dt>Sorte</dt><dd>Commune</dd></div>\n"
        "<div><dt>Habitants</dt><dd>De 500 à 999 habitants</dd></div>\n"
        "<div><dt>Où</dt><dd>non précisé</dd></div>\n"
        "<div><dt>Quand</dt><dd>non précisé</dd></div>\n"
        "<div><dt>Temps passé</dt><dd>non précisé</dd></div>\n"
        "<div><dt>Coût</dt><dd>non précisé</dd></div>\n"
        "<div><dt>Personnes mobilisées</dt><dd>non précisé</dd></div>\n"
        "<div><dt>Qui a aidé</dt><dd>non précisé</dd></div>\n"
        "<div><dt>Confiance</dt><dd>moyenne : une partie reste à vérifier</dd></div>\n"
        "</dl>\n</div>\n"
    )


def test_fiche_retour_neutralise_le_html_d_un_contributeur() -> None:
    page = retours.fiche_retour(library(told(collectivite="<script>", agents="<b>tous</b>")), HERE)
    assert "<dd>&lt;script&gt;</dd>" in page and "<dd>&lt;b&gt;tous&lt;/b&gt;</dd>" in page


def test_fiche_retour_du_compte_rendu_dit_sa_date_et_que_personne_n_est_nomme() -> None:
    minutes = Document(
        id="doc_001",
        titre="Compte rendu",
        editeur="Un réseau",
        date=date(2025, 6, 19),
        nature="Notes",
        precaution="Rien n'est cité.",
    )
    corpus = library(told(source=None, compte_rendu="doc_001"), documents={"doc_001": minutes})
    assert (
        '<p><strong>D&#39;après le compte rendu du <time datetime="2025-06-19">19 juin 2025</time></strong>. '
        "Aucune personne n&#39;est nommée ni citée.</p>"
    ) in retours.fiche_retour(corpus, HERE)


def test_fiche_retour_ne_s_emploie_que_dans_un_retour() -> None:
    with pytest.raises(Unknown, match="ne va que dans un retour"):
        retours.fiche_retour(library(told()), Here("lexique/", date(2026, 11, 21)))


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (None, "non précisé"),
        ("2022", "2022"),
        ("2023-11", "novembre 2023"),
        ("2022-02-01", "1er février 2022"),
    ],
)
def test_une_date_s_ecrit_avec_la_precision_connue(moment: str | None, words: str) -> None:
    assert retours.when(moment) == words


@pytest.mark.parametrize(
    ("duree", "words"),
    [
        (None, "non précisé"),
        (Duree(jours=1), "1 jour"),
        (Duree(jours=1.5), "1,5 jour"),
        (Duree(jours=8, precision="sur deux mois"), "8 jours : sur deux mois"),
        (Duree(precision="un an"), "un an"),
    ],
)
def test_la_duree_donne_les_jours_puis_la_precision(duree: Duree | None, words: str) -> None:
    assert retours.duration(duree) == words


@pytest.mark.parametrize(
    ("cout", "words"),
    [
        (None, "non précisé"),
        (Cout(euros=0), "gratuit"),
        (Cout(euros=0, precision="pour la mairie"), "gratuit : pour la mairie"),
        (Cout(euros=690, precision="hébergement"), "690 euros : hébergement"),
        (Cout(precision="montants non lus"), "montants non lus"),
    ],
)
def test_le_cout_distingue_gratuit_et_non_precise(cout: Cout | None, words: str) -> None:
    assert retours.cost(cout) == words


def test_une_source_sans_date_ni_adresse_le_dit() -> None:
    source = Publication(titre="Un article", media="Un journal", url=None, date=None)
    assert str(retours.publication(source)) == "Un article, Un journal, date non précisée"


def test_une_source_dit_le_detail_de_ce_qui_a_ete_lu() -> None:
    source = Publication(titre="Un article", media="Un journal", url=None, date="2022", detail=Detail.PARTIEL)
    assert str(retours.publication(source)) == "Un article, Un journal, 2022, lu : une partie"


def test_retours_de_l_obligation_ne_montre_que_les_siens(corpus: Corpus) -> None:
    sheets = {"open_data": corpus.obligation("open_data")}
    library_of_two = library(told("a", obligations=("open_data",)), told("b"), obligations=sheets)
    here = Here("obligations/open-data/", date(2026, 11, 21))
    assert str(retours.retours_de_l_obligation(library_of_two, here, "open_data")) == (
        '<div class="recits">\n<ul>\n'
        '<li><a href="../../retours/a/">Titre de a</a> (Essai, de 500 à 999 habitants)</li>\n</ul>\n</div>'
    )


def test_retours_de_l_obligation_invite_quand_personne_n_a_raconte(corpus: Corpus) -> None:
    sheets: dict[str, Obligation] = {"open_data": corpus.obligation("open_data")}
    here = Here("obligations/open-data/", date(2026, 11, 21))
    assert str(retours.retours_de_l_obligation(library(obligations=sheets), here, "open_data")) == (
        "<p>Aucune collectivité n&#39;a encore raconté cela.</p>\n<p>Vous l&#39;avez fait ? "
        '<a href="../../contribuer/raconter/">Racontez votre expérience</a>.</p>'
    )


@pytest.mark.parametrize("numero", [2, 7])
def test_retours_de_l_etape_suit_les_numeros_du_recit(corpus: Corpus, numero: int) -> None:
    listed = retours.retours_de_l_etape(corpus, INDEX, numero)
    told_there = [retour for retour in corpus.retours.values() if numero in retour.etapes]
    assert listed.count("<li>") == min(len(told_there), retours.SHOWN) > 0
    assert (f"Le guide en a {len(told_there)} " in listed) == (len(told_there) > retours.SHOWN)
    assert set(re.findall(r'<li><a href="([^"]+)', listed)) <= {
        INDEX.to(retour.address) for retour in told_there
    }
    with pytest.raises(Unknown, match="étape inconnue : « 11 »"):
        retours.retours_de_l_etape(corpus, INDEX, 11)


def test_une_longue_liste_montre_les_plus_petites_et_renvoie_aux_autres(corpus: Corpus) -> None:
    sizes = ("a_partir_de_50000", "de_500_a_999", "moins_de_500", *["de_3500_a_9999"] * 4)
    sheets = {"open_data": corpus.obligation("open_data")}
    every = [told(f"r{rank}", tranche=size, obligations=("open_data",)) for rank, size in enumerate(sizes)]
    here = Here("obligations/open-data/", date(2026, 11, 21))
    page = str(retours.retours_de_l_obligation(library(*every, obligations=sheets), here, "open_data"))
    listed, *near = page.split("<template ")
    assert listed.count("<li>") == retours.SHOWN
    assert listed.index("Titre de r2") < listed.index("Titre de r1") < listed.index("Titre de r3")
    assert listed.strip().endswith(
        '<p>Le guide en a 7 sur ce sujet. <a href="../../retours/">Tous les retours d&#39;expérience</a></p>'
    )
    largest = next(text for text in near if text.startswith('data-de="50000" data-a=""'))
    assert largest.index("Titre de r0") < largest.index("Titre de r3")


def test_retours_manquants_se_calcule_sur_les_petites_communes() -> None:
    page = str(retours.retours_manquants(library(told(departement="56")), INDEX))
    assert "<li>Cybersécurité</li>" not in page
    assert page.startswith(
        "<p>Aucun retour d&#39;une commune de moins de 1 000 habitants sur ces sujets :</p>\n"
        "<ul>\n<li>Site internet</li>\n"
    )
    assert "<p>Aucun retour de ces régions : Nouvelle-Aquitaine.</p>" in page


def test_une_grande_commune_ne_comble_pas_le_manque() -> None:
    big = told(tranche="de_1000_a_3499")
    assert "<li>Cybersécurité</li>" in str(retours.retours_manquants(library(big), INDEX))


def test_une_petite_intercommunalite_ne_comble_pas_le_manque() -> None:
    other = told(structure="communaute_de_communes")
    assert "<li>Cybersécurité</li>" in str(retours.retours_manquants(library(other), INDEX))


def test_retours_manquants_se_tait_quand_rien_ne_manque() -> None:
    everything = tuple(Sujet)
    corpus = library(
        told("a", departement="40", themes=everything), told("b", departement="56", themes=everything)
    )
    assert str(retours.retours_manquants(corpus, INDEX)) == ""


def test_l_invitation_mene_au_formulaire() -> None:
    assert '<a href="../contribuer/raconter/">' in str(retours.retours_manquants(library(), INDEX))


def test_un_lieu_se_dit_avec_son_departement_et_sa_region() -> None:
    assert retours.place(library(), told(departement="40")) == "Landes (40), Nouvelle-Aquitaine"
    assert retours.place(library(), told()) == "non précisé"


def test_nombre_retours() -> None:
    assert retours.nombre_retours(library(told("a"), told("b")), INDEX) == "2"
