"""Qui aide, à l'écran : ce que nous ne savons pas se dit, personne d'inconnu n'est recommandé."""

from datetime import date

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.aides import Aide, Csirt, Departement, Forme, Lecture
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
        '<h2 id="nord">Nord</h2>\n'
        '<p>En cas d&#39;attaque informatique : <a href="https://secours.fr/">Secours</a>. À confirmer.</p>\n'
        '<h3 id="departement-01">Ain (01)</h3>\n'
        '<ul>\n<li><strong><a href="https://syndicat.fr/">Le syndicat</a></strong> : archives et sites.'
        ' D&#39;après : Registre ; <a href="https://presse.fr/">Un article</a> (Le Journal, décembre 2024).'
        " Confiance moyenne : statut ou périmètre à préciser. Périmètre à vérifier.</li>\n</ul>\n"
        '<h2 id="sud">Sud</h2>\n'
        "<p>Nous ne connaissons pas de centre régional de secours : utilisez"
        ' <a href="../#portes-nationales">les portes nationales</a>. À confirmer.</p>\n'
        '<h3 id="departement-02">Aisne (02)</h3>\n'
        "<p>Nous ne connaissons pas d&#39;organisme public qui aide ici : il en existe peut-être. Voyez"
        ' <a href="../#portes-nationales">les portes nationales</a>,'
        " votre centre de gestion et votre intercommunalité.</p>"
    )


def test_la_forme_de_memoire_et_le_statut_d_essai_ne_s_affichent_pas() -> None:
    shown = acteurs.aides_par_departement(CORPUS, HERE)
    assert "syndicat_mixte" not in shown
    assert "partenaire" not in shown


def test_un_territoire_sans_departement_a_sa_ligne() -> None:
    assert acteurs.autres_territoires(CORPUS, HERE).count("<li>") == 1
    assert acteurs.nombre_de_departements(CORPUS, HERE) == "1 département sur 2"


def test_un_acteur_non_identifie_n_est_montre_nulle_part(corpus: Corpus) -> None:
    shown = acteurs.acteurs_par_besoin(corpus, HERE) + acteurs.autres_acteurs(corpus, HERE)
    for actor in corpus.acteurs.values():
        assert (actor.nom.replace("'", "&#39;") in shown) == actor.identified, actor.id


def test_chaque_acteur_montre_dit_d_ou_nous_le_savons(corpus: Corpus) -> None:
    listed = acteurs.autres_acteurs(corpus, HERE)
    origins = [text.replace("'", "&#39;") for text in acteurs.ORIGINES.values()]
    assert all(any(origin in line for origin in origins) for line in listed.split("<li>")[1:])


def test_chaque_departement_du_guide_a_sa_place(corpus: Corpus) -> None:
    shown = acteurs.aides_par_departement(corpus, HERE)
    for code in corpus.departements:
        assert shown.count(f'id="departement-{code.lower()}"') == 1
    helped = {code for helper in corpus.aides.values() for code in helper.departements}
    silent = corpus.departements.keys() - helped
    assert shown.count("Nous ne connaissons pas d&#39;organisme public") == len(silent)
