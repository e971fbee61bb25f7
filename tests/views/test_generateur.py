"""Le générateur de déclaration : ses questions, et le plan imposé dont les trous attendent les réponses."""

from datetime import date

from macros.markup.here import Here
from macros.models.generateur import Bloc, Choix, Forme, Generateur, Question
from macros.views import generateur
from tests.conftest import reduced
from tests.views.petit import TODAY

FORM = Generateur(
    referentiel="RGAA <4>",
    questions=(
        Question(
            id="audit",
            etiquette="Un audit ?",
            aide="Dites vrai.",
            forme=Forme.CHOIX,
            choix=(Choix(valeur="non", nom="Non"), Choix(valeur="oui", nom="Oui")),
        ),
        Question(
            id="taux",
            etiquette="Le taux",
            aide="En pour cent.",
            forme=Forme.NOMBRE,
            obligatoire=True,
            si="oui",
        ),
    ),
    blocs=(
        Bloc(titre="État de conformité", niveau=2),
        Bloc(texte="Le site suit le [referentiel] à [taux] %.", si="oui"),
        Bloc(lignes="taux", sinon="Aucun."),
        Bloc(liste=("Le [taux]",)),
    ),
    sources=(),
    verifie_le=date(2026, 11, 21),
    revoir_avant=date(2027, 5, 20),
)


def test_une_question_fermee_a_ses_reponses_la_premiere_choisie_d_avance() -> None:
    assert generateur.asked(FORM.questions[0]) == (
        '<fieldset class="champ" data-question="audit" aria-describedby="audit-aide">\n'
        "<legend>Un audit ?</legend>\n"
        '<p class="champ__aide" id="audit-aide">Dites vrai.</p>\n'
        '<p><input type="radio" id="audit-non" name="audit" value="non" checked> '
        '<label for="audit-non">Non</label></p>\n'
        '<p><input type="radio" id="audit-oui" name="audit" value="oui"> '
        '<label for="audit-oui">Oui</label></p>\n</fieldset>'
    )


def test_une_question_ne_parait_qu_avec_la_reponse_qui_l_appelle() -> None:
    shown = generateur.generateur_declaration(reduced({"generateur": FORM}), Here("g/", TODAY))
    form = shown.partition("<template")[0]
    assert '<div data-si="oui">\n<div class="champ" data-question="taux">' in form
    assert '<label for="taux">Le taux <span>(obligatoire)</span></label>' in form
    assert "Rien de ce que vous écrivez ne quitte votre appareil." in form


def test_le_plan_impose_garde_ses_titres_et_laisse_la_place_des_reponses() -> None:
    assert [generateur.written(block, FORM.referentiel) for block in FORM.blocs] == [
        "<h2>État de conformité</h2>",
        '<div data-si="oui">\n<p>Le site suit le RGAA &lt;4&gt; à '
        '<span data-champ="taux"></span> %.</p>\n</div>',
        '<div data-lignes="taux"><p>Aucun.</p></div>',
        '<ul>\n<li>Le <span data-champ="taux"></span></li>\n</ul>',
    ]
