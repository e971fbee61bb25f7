"""Le générateur de déclaration : ses questions, et le plan imposé dont les trous attendent les réponses."""

from datetime import date

import pytest
from markupsafe import escape

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.declaration import PartieDeDeclaration, PhraseImposee
from macros.models.generateur import Bloc, Choix, Forme, Generateur, Question
from macros.models.modeles import ModeleDeTexte
from macros.views import generateur, rgaa
from tests.conftest import ROOT, reduced
from tests.views.petit import TODAY

PLAN = {
    4: PartieDeDeclaration(
        rang=4,
        niveau_de_titre=2,
        titre_impose="État de conformité",
        contenu=("Un mot",),
        regle="Une phrase.",
        si_jamais_audite="Non conforme.",
        phrases_imposees=(PhraseImposee(id="etat", texte="Le site est [etat]"),),
    )
}
FORM = Generateur(
    dans_le_modele={},
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
        Bloc(partie=4),
        Bloc(texte="Le <site> respecte [taux] des critères.", si="oui"),
        Bloc(texte="Pas d'audit.", sauf="oui"),
        Bloc(phrase="etat", suite="."),
        Bloc(lignes="taux", sinon="Aucun."),
        Bloc(liste=("Le [taux]",)),
    ),
    sources=(),
    verifie_le=date(2026, 11, 21),
    revoir_avant=date(2027, 5, 20),
)


def test_une_question_fermee_a_ses_reponses_la_premiere_choisie_d_avance() -> None:
    assert generateur.question_field(FORM.questions[0]) == (
        '<fieldset class="champ" data-question="audit" aria-describedby="audit-aide">\n'
        "<legend>Un audit ?</legend>\n"
        '<p class="champ__aide" id="audit-aide">Dites vrai.</p>\n'
        '<p><input type="radio" id="audit-non" name="audit" value="non" checked> '
        '<label for="audit-non">Non</label></p>\n'
        '<p><input type="radio" id="audit-oui" name="audit" value="oui"> '
        '<label for="audit-oui">Oui</label></p>\n</fieldset>'
    )


def test_une_question_ne_parait_qu_avec_la_reponse_qui_l_appelle() -> None:
    shown = generateur.generateur_declaration(
        reduced({"generateur": FORM, "plan_declaration": PLAN}), Here("g/", TODAY)
    )
    form = shown.partition("<template")[0]
    assert '<div data-si="oui">\n<div class="champ" data-question="taux">' in form
    assert '<label for="taux">Le taux <span>(obligatoire)</span></label>' in form
    assert "Rien de ce que vous écrivez ne quitte votre appareil." in form


def test_le_plan_impose_garde_ses_titres_et_laisse_la_place_des_reponses() -> None:
    corpus = reduced({"plan_declaration": PLAN})
    assert [generateur.fillable_block(corpus, block) for block in FORM.blocs] == [
        "<h2>État de conformité</h2>",
        '<div data-si="oui">\n<p>Le &lt;site&gt; respecte '
        '<span data-champ="taux"></span> des critères.</p>\n</div>',
        '<div data-sauf="oui">\n<p>Pas d&#39;audit.</p>\n</div>',
        '<p>Le site est <span data-champ="etat"></span>.</p>',
        '<div data-lignes="taux"><p>Aucun.</p></div>',
        '<ul>\n<li>Le <span data-champ="taux"></span></li>\n</ul>',
    ]


def test_un_nombre_s_ecrit_en_texte_virgule_ou_point() -> None:
    assert 'type="text" inputmode="decimal"' in generateur.question_field(FORM.questions[1])


def test_une_seule_source_pour_les_phrases_imposees(corpus: Corpus) -> None:
    """Le générateur, le modèle à remplir et notre déclaration citent les mêmes phrases, mot pour mot."""
    modele = corpus.variantes["declaration-accessibilite"][0].modele
    assert isinstance(modele, ModeleDeTexte)
    page = generateur.generateur_declaration(corpus, Here("g/", TODAY))
    file = "\n".join(modele.texte)
    for id in ("contenus", "environnement", "contact", "procedure", "cas", "courrier"):
        assert str(escape(corpus.phrases[id])) in page
        assert corpus.phrases[id] in file
    for id in ("defenseur", "delegues"):
        said, address = corpus.phrases[id][1:-1].split("](")
        assert f'<a href="{address}">{said}</a>' in page
        assert corpus.phrases[id] in file
    ours = (ROOT / "docs/accessibilite/index.md").read_text(encoding="utf-8")
    for id in ("strategie", "contenus", "contact", "procedure", "cas", "defenseur", "courrier"):
        assert f'phrase_imposee("{id}"' in ours
    said = rgaa.engagement_d_accessibilite(corpus, Here("accessibilite/", TODAY))
    assert "publiera cette copie du guide s&#39;engagera à rendre ses sites internet" in said


def test_le_plan_du_generateur_est_le_plan_impose(corpus: Corpus) -> None:
    titled = [part.rang for part in corpus.plan_declaration.values() if part.titre_impose]
    assert [block.partie for block in corpus.generateur.blocs if block.partie] == titled
    used = {block.phrase for block in corpus.generateur.blocs if block.phrase}
    assert used == set(corpus.phrases)


@pytest.mark.parametrize(
    "words", ["[siege]", "[telephone]", "[directeur]", "[hebergeur_adresse]", "[hebergeur_telephone]"]
)
def test_les_mentions_demandent_ce_que_demande_l_article_1_1(corpus: Corpus, words: str) -> None:
    said = " ".join(block.texte or "" for block in corpus.mentions.blocs)
    assert words in said
    (question,) = (it for it in corpus.mentions.questions if it.id == words.strip("[]"))
    assert question.obligatoire
