"""Qui aide, à l'écran : ce que nous ne savons pas se dit, personne d'inconnu n'est recommandé."""

from datetime import date

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.aides import Aide, CentreDeGestion, Csirt, Departement, Forme, Lecture
from macros.models.base import Niveau
from macros.models.sources import SourceLue
from macros.views import acteurs
from tests.conftest import reduced

HERE = Here("qui-aide/departements/", date(2026, 11, 21))
SOURCE = SourceLue(
    id="registre",
    nom_court="Registre",
    titre="Un registre",
    url=None,
    date=None,
    lu_le=date(2026, 11, 21),
    lecture="complète",
)


def region(name: str, rescue: str | None) -> Csirt:
    return Csirt(
        id=name.lower(),
        region=name,
        nom=rescue,
        url=f"https://{rescue.lower()}.fr/" if rescue else None,
        remarque="À confirmer.",
        source="registre",
        confiance=Niveau.ELEVEE,
    )


SYNDICAT = Aide(
    id="syndicat",
    nom="Le syndicat",
    type=Forme.SYNDICAT_MIXTE,
    departements=("01",),
    url="https://syndicat.fr/",
    services=("archives", "sites"),
    suite_territoriale="partenaire",
    sources=("registre",),
    lectures=(Lecture(titre="Un article", url="https://presse.fr/", media="Le Journal", date="2024-12"),),
    confiance=Niveau.MOYENNE,
    remarque="Périmètre à vérifier.",
)
CORPUS = reduced(
    {
        "aides": {"syndicat": SYNDICAT},
        "departements": {
            "01": Departement(code="01", nom="Ain", region="nord"),
            "02": Departement(code="02", nom="Aisne", region="sud"),
        },
        "centres_de_gestion": {
            "cdg02": CentreDeGestion(
                id="cdg02",
                nom="Centre de l'Aisne",
                departements=("02",),
                url="http://a.fr/",
                source="registre",
            )
        },
        "csirt": {
            "sud": region("Sud", None),
            "nord": region("Nord", "Secours"),
            "ailleurs": region("Ailleurs", "X"),
        },
        "sources": {"registre": SOURCE},
    }
)


def test_aides_par_departement() -> None:
    assert acteurs.aides_par_departement(CORPUS, HERE) == (
        '<h3 id="departement-01">Ain (01)</h3>\n'
        "<ul>\n<li>Centre de gestion : son adresse n&#39;est pas dans notre liste. "
        'Voyez l&#39;<a href="https://fncdg.com/annuaire_cdg/">annuaire des centres de gestion, pour Ain</a>.'
        "</li>\n"
        '<li><strong><a href="https://syndicat.fr/">Le syndicat</a></strong> : archives et sites.'
        ' D&#39;après : Registre ; <a href="https://presse.fr/">Un article</a> (Le Journal, décembre 2024).'
        " Confiance moyenne : statut ou périmètre à préciser. Périmètre à vérifier.</li>\n"
        "</ul>\n"
        '<h3 id="departement-02">Aisne (02)</h3>\n'
        '<ul>\n<li><a href="http://a.fr/">Centre de l&#39;Aisne</a></li>\n</ul>'
    )


def test_le_secours_de_chaque_region() -> None:
    shown = acteurs.secours_par_region(CORPUS, HERE)
    assert (
        '<h3 id="nord">Nord</h3>\n'
        '<p>Département 01. <a href="https://secours.fr/">Secours</a>. À confirmer.</p>\n'
        '<h3 id="sud">Sud</h3>\n'
        "<p>Département 02. Nous ne connaissons pas de centre régional de secours : utilisez"
        ' <a href="../#portes-nationales">les portes nationales</a>. À confirmer.</p>'
    ) in shown
    assert '<h3 id="ailleurs">Ailleurs</h3>' in shown, "un territoire sans département a sa ligne"


def test_les_departements_se_choisissent_par_leur_numero() -> None:
    assert acteurs.liste_des_departements(CORPUS, HERE) == (
        '<div class="legende">\n<nav class="voisines" aria-label="Départements">\n<ul>\n'
        '<li><a href="#departement-01">01 Ain</a></li>\n<li><a href="#departement-02">02 Aisne</a></li>\n'
        "</ul>\n</nav>\n</div>"
    )
    assert acteurs.nombre_de_departements(CORPUS, HERE) == "1 département sur 2"


def test_la_forme_de_memoire_et_le_statut_d_essai_ne_s_affichent_pas() -> None:
    shown = acteurs.aides_par_departement(CORPUS, HERE)
    assert "syndicat_mixte" not in shown
    assert "partenaire" not in shown


def test_un_acteur_non_identifie_n_est_montre_nulle_part(corpus: Corpus) -> None:
    shown = acteurs.acteurs_par_besoin(corpus, HERE) + acteurs.autres_acteurs(corpus, HERE)
    for actor in corpus.acteurs.values():
        assert (actor.nom.replace("'", "&#39;") in shown) == actor.identified, actor.id


def test_chaque_acteur_montre_dit_d_ou_nous_le_savons(corpus: Corpus) -> None:
    listed = acteurs.autres_acteurs(corpus, HERE)
    origins = [text.replace("'", "&#39;") for text in acteurs.ORIGINES.values()]
    assert all(any(origin in line for origin in origins) for line in listed.split("<li>")[1:])


def test_chaque_departement_a_quelqu_un_a_appeler(corpus: Corpus) -> None:
    """Un chemin ne finit jamais sur « nous ne connaissons pas » : un centre de gestion, ou son annuaire."""
    shown = acteurs.aides_par_departement(corpus, HERE)
    assert "Nous ne connaissons pas" not in shown
    places = shown.split('<h3 id="departement-')[1:]
    assert [it.partition('"')[0] for it in places] == [code.lower() for code in corpus.departements]
    for told in places:
        assert '<li><a href="http' in told or '<strong><a href="http' in told or acteurs.ANNUAIRE in told, (
            told[:30]
        )


def test_un_centre_de_gestion_ne_sert_que_ses_departements(corpus: Corpus) -> None:
    served = [code for centre in corpus.centres_de_gestion.values() for code in centre.departements]
    assert len(served) == len(set(served)) >= 94
