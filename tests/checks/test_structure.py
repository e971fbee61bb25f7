"""Les fautes de construction d'une page : chacune est vue à sa ligne, et une page juste passe."""

from datetime import date
from itertools import product

import pytest

from macros.building.words import say
from macros.checks import structure
from macros.checks.pages import address
from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.markup.registry import WORDS
from macros.reading.braces import CALL, HEAD, TAG
from macros.reading.problems import Unknown
from tests.conftest import Drafted, reduced

HEAD_OF = "---\ndescription: Une phrase.\n---\n"


@pytest.mark.parametrize(
    "text",
    [
        "# Un\n\n## Deux\n\n### Trois\n\n## Deux\n",
        "## La vue donne le premier titre\n",
        "# Un\n\n```\n#### Du code\n```\n",
        "#pas-un-titre\n",
    ],
)
def test_des_titres_qui_descendent_pas_a_pas_passent(draft: Drafted, text: str) -> None:
    assert list(structure.titres_sans_saut(draft(HEAD_OF + text))) == []


def test_un_titre_qui_saute_un_niveau_est_refuse(draft: Drafted) -> None:
    page = draft(HEAD_OF + "# Un\n\n### Trois\n\n###### Six\n")
    assert list(structure.titres_sans_saut(page)) == [
        (6, "titre de niveau 3 après un niveau 1. Exemple : ## Titre"),
        (8, "titre de niveau 6 après un niveau 3. Exemple : #### Titre"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "start"),
    [
        ("# Un\n\n## Deux\n\n# Encore", 8, "second titre principal"),
        ("# Un\n\n##", 6, "titre sans mots"),
        ("Un titre\n====", 5, "titre souligné ; écrivez-le avec des dièses. Exemple : ## Un titre"),
        ("# Un\n\nDeux\n---", 7, "titre souligné"),
    ],
)
def test_un_titre_mal_fait_est_dit(draft: Drafted, text: str, line: int, start: str) -> None:
    page = draft(HEAD_OF + text + "\n")
    ((found, said),) = [*structure.titres_sans_saut(page), *structure.titres_entiers(page)]
    assert (found, said[: len(start)]) == (line, start)


@pytest.mark.parametrize(
    "text", ["Un\n\n---\n\nDeux", "| a |\n| --- |\n| 1 |", "- un\n- deux", "```\nx\n---\n```"]
)
def test_un_trait_qui_ne_souligne_rien_passe(draft: Drafted, text: str) -> None:
    assert list(structure.titres_entiers(draft(HEAD_OF + text + "\n"))) == []


def test_un_mot_du_guide_bien_employe_passe(draft: Drafted) -> None:
    text = "{{ nombre_obligations() }} fiches.\n"
    assert list(structure.mots_du_guide(draft(HEAD_OF + text, reduced({})))) == []


@pytest.mark.parametrize(
    ("text", "line", "start"),
    [
        ("{{ nombre_obligation() }}", 4, "mot inconnu : « nombre_obligation » ; "),
        (
            "\n\n{{ fiche_obligation() }}",
            6,
            '« fiche_obligation » s\'emploie autrement. Exemple : {{ fiche_obligation("id") }}',
        ),
        (
            '{{ nombre_obligations("trop") }}',
            4,
            "« nombre_obligations » s'emploie autrement. Exemple : {{ nombre_obligations() }}",
        ),
        ('{{ fiche_obligation("inconnue") }}', 4, "obligation inconnue : « inconnue »"),
        ("{{ fiche_obligation(open_data) }}", 4, "« fiche_obligation » : entre ses parenthèses, seulement"),
        ("{{ nombre_obligations }}", 4, CALL),
        ("a\n{% raw %}{{ exemple }}", 5, TAG),
        ("a\n\n{{ nombre_obligations( }}", 6, "accolades mal fermées"),
        ("a\n{{ nombre_obligations()", 5, "accolades mal fermées"),
        ("Le code `{{ inconnu() }}`.", 4, "mot inconnu : « inconnu » ; "),
    ],
)
def test_un_mot_mal_employe_est_dit_a_sa_ligne(draft: Drafted, text: str, line: int, start: str) -> None:
    page = draft(HEAD_OF + text, reduced({}))
    ((found, sentence),) = (*structure.accolades(page), *structure.mots_du_guide(page))
    assert found == line
    assert sentence.startswith(start)


def test_un_modele_a_copier_garde_ses_exemples_mais_aucun_autre_signe(draft: Drafted) -> None:
    text = HEAD_OF + '{{ fiche_obligation("mon_obligation") }}\n{% set x = 1 %}\n'
    assert list(structure.accolades(draft(text, reduced({}), "docs/retours/_modele.md"))) == [(5, TAG)]


def test_l_en_tete_ne_porte_aucun_mot(draft: Drafted) -> None:
    """MkDocs prend pour du texte un en-tête qu'il ne sait pas lire, et l'exécuterait."""
    page = draft('---\ndescription: "{{ nombre_obligations() }}"\n---\nTexte.\n', reduced({}))
    assert list(structure.accolades(page)) == [(2, HEAD)]


def test_chaque_mot_mal_employe_d_une_page_est_dit(draft: Drafted) -> None:
    page = draft(HEAD_OF + "{{ un() }}\n{{ deux() }} {{ trois() }}\n", reduced({}))
    assert [line for line, _ in structure.mots_du_guide(page)] == [4, 5, 5]


def test_aucun_mot_ne_plante_sur_un_mauvais_argument(corpus: Corpus) -> None:
    """Une faute de frappe donne une phrase française, jamais une trace de programme."""
    here = Here("essai/", date(2026, 11, 21))
    for word, argument in product(WORDS, ("zzz", 42, -1, None, ["zzz"])):
        for args in ([argument], [argument, argument]):
            try:
                assert isinstance(say(word, corpus, here, args), str), word
            except Unknown as error:
                assert "\n" not in str(error), word


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("docs/index.md", ""),
        ("docs/lexique/index.md", "lexique/"),
        ("docs/obligations/open-data.md", "obligations/open-data/"),
    ],
)
def test_l_adresse_d_une_page_vient_de_son_fichier(path: str, url: str) -> None:
    assert address(path) == url
