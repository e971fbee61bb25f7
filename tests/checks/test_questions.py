"""Les questions : une réponse inventée, un « non » sans raison, une question pour rien, un nombre faux."""

from pathlib import Path

import pytest

from macros.checks.questions import invented, problems
from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.reading.collections import collection
from tests.conftest import ROOT, Write, reduced

FICHE, QUESTIONS = "data/obligations/comedec.yml", "data/questions.yml"
ASKED = """\
- id: maternite
  texte: Avez-vous, ou avez-vous eu, une maternité ?
  ou_trouver: Dans vos registres.
  lieu: vie
  reponses: [{id: oui, texte: oui}, {id: non, texte: non}]
"""


def said(guide: Write, corpus: Corpus, sheet: str, asked: str = ASKED) -> list[str]:
    """Les fautes d'un guide qui n'a qu'une fiche et ses questions."""
    root = guide({FICHE: sheet, QUESTIONS: asked})
    facts = {field: read(root, field) for field in ("obligations", "questions")}
    given = reduced({"textes": corpus.textes, **facts})
    return [str(problem) for problem in [*invented(root, given)] or problems(root, given)]


def read(root: Path, field: str) -> object:
    loader = Loader(root)
    facts = loader.collection(collection(Corpus, field))
    assert loader.problems == []
    return facts


def test_la_vraie_fiche_n_a_pas_de_faute(guide: Write, corpus: Corpus) -> None:
    assert said(guide, corpus, sheet()) == []


def sheet() -> str:
    return (ROOT / FICHE).read_text(encoding="utf-8")


def line(text: str, word: str) -> int:
    return text[: text.index(word)].count("\n") + 1


def test_une_reponse_que_la_question_ne_propose_pas_est_refusee_a_sa_ligne(
    guide: Write, corpus: Corpus
) -> None:
    text = sheet().replace("maternite: [oui]", "maternite: [ouii]")
    assert said(guide, corpus, text) == [
        f"{FICHE}:{line(text, 'maternite:')}: concerne.0.si.maternite : « ouii » n'est pas une réponse "
        "possible ; écrivez oui ou non. Exemple : maternite: [oui]"
    ]


def test_un_non_sans_raison_est_refuse(guide: Write, corpus: Corpus) -> None:
    before, _, after = sheet().partition("    sinon:\n")
    text = before + "    preuve: [code_civil/article_101_1]\n" + after[after.index("hors_champ:") :]
    (found,) = said(guide, corpus, text)
    assert found.startswith(f"{FICHE}:{line(text, '- structures:')}: concerne : commune de 0 habitants")
    assert "qui répond « maternite : non » ne reçoit pas de raison" in found


def test_une_question_que_personne_n_attend_est_refusee(guide: Write, corpus: Corpus) -> None:
    lonely = ASKED + ASKED.replace("id: maternite", "id: inutile")
    assert said(guide, corpus, sheet(), lonely) == [
        f"{QUESTIONS}:6: « inutile » : aucune règle n'attend cette question ; "
        "retirez-la, ou nommez-la dans si. Exemple : inutile: [oui]"
    ]


@pytest.mark.parametrize(
    ("before", "after", "at"),
    [
        ("une maternité ?", "une maternité de 3 501 habitants ?", "2: texte : « 3 501 habitants »"),
        ("vos registres.", "les communes de 4 000 habitants.", "3: ou_trouver : « 4 000 habitants »"),
        ("texte: non", "texte: non à 12 habitants", "5: reponses.1.texte : « 12 habitants »"),
        (
            "lieu: vie",
            "lieu: vie\n  connue: {structures: [epci_fiscalite_propre], membre_min: 3501}",
            "5: connue.membre_min : « 3 501 habitants »",
        ),
    ],
)
def test_un_nombre_d_une_question_est_dans_son_article(
    guide: Write, corpus: Corpus, before: str, after: str, at: str
) -> None:
    proof = "  preuve: [code_general_collectivites_territoriales/l5211_36]\n"
    assert said(guide, corpus, sheet(), ASKED + proof) == []
    (found,) = said(guide, corpus, sheet(), ASKED.replace(before, after, 1) + proof)
    assert found.startswith(f"{QUESTIONS}:{at} n'est dans aucune phrase citée")
