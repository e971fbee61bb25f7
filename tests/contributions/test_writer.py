"""L'écrivain : un texte reçu devient un fichier sûr et valide, ou des fautes ; jamais autre chose."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.contributions import cleaning
from macros.contributions.answers import Answers
from macros.contributions.choices import options
from macros.contributions.letters import slug
from macros.contributions.persons import person_names
from macros.contributions.writer import NAME, Story, compose, save
from macros.corpus.facts import Corpus
from macros.corpus.loader import announced
from macros.models.contribuer import Liste
from macros.models.retours import Retour
from macros.reading.loading import page_source
from macros.reading.problems import Problems
from macros.reading.validation import validate
from tests.conftest import ROOT

STORIES = json.loads((ROOT / "tests/contributions/recits.json").read_text(encoding="utf-8"))
ORDINARY: dict[str, str] = STORIES[0]["reponses"]

TODAY = date(2026, 11, 27)

LIVE = re.compile(r"\{\{(?! fiche_retour\(\) \}\})|\{%|\{#|[<>`|\\\[\]]|^#{1,6} (?!Le|Ce|# )", re.MULTILINE)
"""Ce qui, dans un récit, s'exécuterait ou sortirait de sa section."""


def composed(corpus: Corpus, **changed: str) -> Story:
    return compose(Answers("essai", ORDINARY | changed), corpus, TODAY)


def faults(corpus: Corpus, **changed: str) -> str:
    with pytest.raises(Problems) as caught:
        composed(corpus, **changed)
    return str(caught.value)


@pytest.mark.parametrize("told", STORIES, ids=[told["nom"] for told in STORIES])
def test_les_memes_reponses_donnent_le_meme_fichier(corpus: Corpus, told: dict[str, Any]) -> None:
    """Le formulaire de la page est tenu aux mêmes octets par tests/navigateur/retour.test.mjs."""
    story = compose(Answers("essai", told["reponses"]), corpus, TODAY)
    assert (story.path, story.text) == (told["fichier"], told["texte"])


@pytest.mark.parametrize("told", STORIES, ids=[told["nom"] for told in STORIES])
def test_rien_de_recu_ne_s_execute(told: dict[str, Any]) -> None:
    body = told["texte"].split("\n---\n", 1)[1]
    assert LIVE.search(body) is None
    assert not re.search(r"\{[{%#]|[<>\[\]`|]", told["texte"].split("\n---\n", 1)[0])


def test_une_etiquette_vaut_sa_valeur(corpus: Corpus) -> None:
    by_label = composed(corpus, structure="Commune", themes="- [x] Cybersécurité\n- [ ] Archives")
    assert by_label == composed(corpus)


@pytest.mark.parametrize("said", ["Ain", "01", "Ain (01)", "ain"])
def test_un_departement_se_dit_par_son_nom_ou_son_code(corpus: Corpus, said: str) -> None:
    assert '\ndepartement: "01"\n' in composed(corpus, departement=said).text


def test_aucun_intitule_ne_se_confond_avec_un_choix(corpus: Corpus) -> None:
    heads = {slug(question.etiquette) for question in corpus.formulaire.questions}
    for liste in Liste:
        labels = [slug(label) for label in options(corpus, liste).values()]
        assert not heads & set(labels)
        assert len(labels) == len(set(labels)), liste


@pytest.mark.parametrize(
    ("field", "said", "message"),
    [
        ("titre", "", "Titre du récit : cette réponse manque"),
        ("titre", "…", "Titre du récit : écrivez-le avec des lettres"),
        ("titre", "a" * 101, "Titre du récit : texte trop long ; 100 caractères au plus, ici 101"),
        ("structure", "Royaume", "Sorte de collectivité : « Royaume » n'est pas dans la liste"),
        ("structure", "Commune\nRégion", "Sorte de collectivité : gardez une seule réponse"),
        ("themes", "- [ ] Archives", "Sujets du récit : cette réponse manque"),
        ("date", "hier", "Quand était-ce ? : année, mois ou jour attendu. Exemple : 2026, 11/2026"),
        ("date", "31/02/2026", "Quand était-ce ? : cette date n'existe pas. Exemple : 21/11/2026"),
        ("accord_le", "2026", "Date de l'accord pour publier : date attendue. Exemple : 21/11/2026"),
        ("duree_jours", "0", "Temps passé, en jours : nombre attendu, 0,5 ou plus. Exemple : 2"),
        ("cout_euros", "beaucoup", "Coût en euros : nombre entier attendu. Exemple : 120"),
        ("cout_euros", "120", "Ce que le coût couvre : dites ce que la somme couvre"),
        ("document_joint", "javascript:alert(1)", "Adresse d'un document à partager : adresse attendue."),
        ("agents", "Mme Durand", "ne nommez personne : « Mme Durand » ; écrivez la fonction seule"),
        ("contexte", "Le maire Jean Dupont dit.", "ne nommez personne : « Jean Dupont »"),
        ("qui_a_aide", "Le CDG\nPaul Martin, élu", "ne nommez personne : « Paul Martin »"),
    ],
)
def test_une_faute_dit_sa_question_et_quoi_ecrire(
    corpus: Corpus, field: str, said: str, message: str
) -> None:
    given = ORDINARY | {field: said}
    if said == "…":
        given["collectivite"] = "…"
    with pytest.raises(Problems) as caught:
        compose(Answers("essai", given), corpus, TODAY)
    assert message in str(caught.value)


def test_toutes_les_fautes_se_disent_a_la_fois(corpus: Corpus) -> None:
    assert "3 problèmes à corriger." in faults(corpus, titre="", date="hier", accord_le="demain")


def test_un_fichier_n_est_jamais_ecrase(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "docs/retours").mkdir(parents=True)
    story = composed(corpus)
    written = save(story, tmp_path)
    assert written.read_bytes() == story.text.encode("utf-8")
    with pytest.raises(Problems, match="un retour porte déjà ce nom"):
        save(Story(story.name, "autre"), tmp_path)
    assert written.read_bytes() == story.text.encode("utf-8")


@pytest.mark.parametrize("name", ["../x", "a/b", ".", "", "A", "é", "a b", "index.md", "a\n"])
def test_un_nom_hors_de_l_alphabet_est_refuse(tmp_path: Path, name: str) -> None:
    (tmp_path / "docs/retours").mkdir(parents=True)
    with pytest.raises(Problems, match="nom de fichier refusé"):
        save(Story(name, "x"), tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_le_nom_index_est_garde_pour_l_accueil(corpus: Corpus) -> None:
    assert "écrivez-le avec des lettres" in faults(corpus, collectivite="…", titre="Index")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from([*sorted(ORDINARY), "date", "cout_euros", "qui_a_aide"]), st.text()))
def test_quoi_qu_on_reponde_le_fichier_est_valide_ou_refuse(corpus: Corpus, changed: dict[str, str]) -> None:
    try:
        story = composed(corpus, **changed)
    except Problems:
        return
    assert NAME.fullmatch(story.name)
    assert "{{" not in story.text.replace("{{ fiche_retour() }}", "", 1)
    source = page_source(story.text, story.path)
    validate(Retour, source, announced(source, f"retours/{story.name}.md"))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="{}%#[]<>()`|\\!&;:/-=*_~.@ \n\tab0123456789é\u200b\u2028\ufeff"))
def test_un_texte_nettoye_ne_porte_plus_aucun_signe_actif(text: str) -> None:
    for told in (cleaning.clean(text), cleaning.line(text), cleaning.story(text)):
        assert not set(told) & set("{}[]<>`|\\\u200b\u2028\ufeff")
    for line in cleaning.story(text).split("\n"):
        assert not line.startswith(("#", " ", "~"))
        assert not re.fullmatch(r"[-=]{2,}", line)


@pytest.mark.parametrize(
    "text",
    [
        "a@b.fr",
        "Jean.Dupont [at] mairie.example.org",
        "x arobase y.fr",
        "01 02 03 04 05",
        "+33 6 12 34 56 78",
    ],
)
def test_aucune_coordonnee_ne_reste(text: str) -> None:
    assert re.search(r"retiré\)$", cleaning.clean(f"Écrivez à {text}"))
    assert "12" not in cleaning.clean(text) and "b.fr" not in cleaning.clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "12 500 habitants",
        "le 3939",
        "24 000 euros en 2026",
        "du 01/02/2026 au 03/04/2026",
        "article L. 2131-1",
    ],
)
def test_un_nombre_ordinaire_reste(text: str) -> None:
    assert cleaning.clean(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Le maire de Boé a signé.",
        "M. le maire",
        "La secrétaire de mairie et un élu",
        "Sainte Colombe, commune",
    ],
)
def test_une_fonction_seule_passe(text: str) -> None:
    assert list(person_names(text)) == []
