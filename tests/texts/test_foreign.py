"""Les mots étrangers : vus quand rien ne les marque, laissés quand le guide les règle déjà."""

import pytest

from macros.corpus.facts import Corpus
from macros.models.lexique import Domaine, Langue, Sorte, Terme
from macros.models.mots_simples import MotEtranger
from macros.reading.loading import Source
from macros.texts.foreign import Foreign, unmarked


def term(form: str, long: str, *, usual: bool = False) -> Terme:
    return Terme(
        id=form.lower().replace(" ", "_"),
        ecriture=form,
        sorte=Sorte.TERME,
        developpe=long,
        langue_origine=Langue.ANGLAIS,
        entre_dans_l_usage=usual,
        explication="Une phrase.",
        theme=Domaine.DROIT,
    )


def word(form: str, plain: str) -> MotEtranger:
    return MotEtranger(mot=form, remplacement=plain, langue=Langue.ANGLAIS)


WORDS = Foreign.of(
    (
        term("chatbot", "robot conversationnel"),
        term("Data Act", "règlement européen sur les données"),
        term("webinaire", "séminaire en ligne", usual=True),
    ),
    (word("newsletter", "lettre d'information"), word("back-office", "outil des agents")),
    ["Back Office Magazine"],
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La newsletter de la mairie", "newsletter"),
        ("Deux Newsletters", "newsletters"),
        ("l’outil de back office", "back office"),
        ("Les chatbots répondent.", "chatbots"),
        ("Un CHATBOT répond.", "chatbot"),
        ("l'outil de back\u00a0office", "back\u00a0office"),
    ],
)
def test_un_mot_que_rien_ne_marque_est_vu(text: str, found: str) -> None:
    ((listed, said),) = WORDS.faults(text)
    assert said == (
        f"« {found} » : mot anglais que rien ne marque ; dites-le en français, "
        f"ou ajoutez-le à data/lexique.yml avec sa langue. Exemple : {listed.remplacement}"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Le chatbot et un Chatbot répondent, selon le Data Act.",
        "Deux webinaires par an, WEBINAIRE compris.",
        "Un article de Back Office Magazine",
        "https://exemple.fr/newsletter, [la lettre](newsletter.md), `newsletter`, newsletter@exemple.fr",
        "Un mot qui contient : newsletterisation, sous-newsletter",
    ],
)
def test_un_mot_deja_regle_passe(text: str) -> None:
    assert list(WORDS.faults(text)) == []


def test_les_champs_d_un_fichier_se_lisent_sauf_ceux_qui_ne_paraissent_pas() -> None:
    source = Source(
        "data/x.yml",
        {"geste": "Créer une newsletter.", "mots_cles": ["newsletter"]},
        {("geste",): 3, ("mots_cles",): 4, ("mots_cles", 0): 5},
    )
    assert [(problem.path, problem.line) for problem in unmarked(source, WORDS)] == [("data/x.yml", 3)]


@pytest.mark.parametrize(("path", "lines"), [("data/modeles/x.md", [5]), ("docs/x.md", [])])
def test_le_corps_d_un_modele_se_lit_celui_d_une_page_se_verifie_a_part(path: str, lines: list[int]) -> None:
    source = Source(path, {}, {}, "Un\nUne newsletter.\n", 4)
    assert [problem.line for problem in unmarked(source, WORDS)] == lines


def test_la_liste_ne_repete_pas_le_lexique(corpus: Corpus) -> None:
    known = {form.lower() for item in corpus.lexique.values() for form in (item.ecriture, *item.variantes)}
    assert known & corpus.mots_etrangers.keys() == set()
