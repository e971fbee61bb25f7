"""Raconter une expérience : chaque question avec son aide, ses choix, et ce qui est obligatoire."""

from macros.markup.here import Here
from macros.models.contribuer import Forme, Formulaire, Liste, Question
from macros.views import contribuer
from tests.views.petit import TODAY, guide

HERE = Here("contribuer/raconter/", TODAY)
QUESTIONS = (
    Question(id="titre", etiquette="Le titre", aide="Une phrase.", forme=Forme.LIGNE, obligatoire=True),
    Question(id="recit", etiquette="Le récit", aide="Ce qui s'est passé.", forme=Forme.RECIT, longueur=2000),
    Question(
        id="fiches",
        etiquette="Les fiches",
        aide="Une ou plusieurs.",
        forme=Forme.PLUSIEURS,
        liste=Liste.OBLIGATIONS,
    ),
)
SHOWN = contribuer.formulaire_retour(guide(formulaire=Formulaire(questions=QUESTIONS)), HERE)


def test_le_formulaire_dit_d_abord_que_rien_ne_part() -> None:
    assert SHOWN.index("Ce site n&#39;envoie rien.") < SHOWN.index("Le titre")
    assert "N&#39;écrivez ni nom de personne, ni courriel, ni téléphone." in SHOWN


def test_une_question_obligatoire_le_dit_et_une_autre_non() -> None:
    assert '<label for="titre">Le titre <span>(obligatoire)</span></label>' in SHOWN
    assert '<label for="recit">Le récit</label>' in SHOWN
    assert '<p class="champ__aide" id="recit-aide">Ce qui s&#39;est passé.</p>' in SHOWN


def test_une_longue_liste_se_replie_et_propose_toutes_les_fiches() -> None:
    assert "<details>\n<summary>Les fiches</summary>" in SHOWN
    for id, name in (("pour_tous", "Réponse"), ("au_dessus", "Publication"), ("a_verifier", "Déclaration")):
        assert f'<label for="fiches-{id}">{name}</label>' in SHOWN
