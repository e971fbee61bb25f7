"""Une question : ce que le modèle refuse, et comment une règle la dit."""

import pytest

from macros.models.questions import Question, conditions
from macros.reading.loading import read_yaml
from macros.reading.problems import Problems
from macros.reading.validation import validate
from tests.conftest import Write
from tests.views.petit import AGENTS

QUESTION = """\
id: agents
texte: Comptez-vous au moins 50 agents ?
ou_trouver: La paie le dit.
lieu: vie
reponses: [{id: oui, texte: oui}, {id: non, texte: non}]
"""

REFUSES = [
    ("50 agents ?", "50 agents.", "2: texte : forme refusée. Exemple : Avez-vous un site internet ?"),
    (
        ", {id: non, texte: non}",
        "",
        "5: reponses : liste trop courte ; au moins 2. Exemple : texte: Une phrase courte.",
    ),
    (
        "id: non,",
        "id: oui,",
        "5: reponses : deux réponses ont le même id. Exemple : texte: Une phrase courte.",
    ),
    (
        "id: non,",
        "id: je_ne_sais_pas,",
        "5: reponses : « je ne sais pas » est toujours permis : ne l'écrivez pas."
        " Exemple : texte: Une phrase courte.",
    ),
    (
        "lieu: vie",
        "lieu: mairie",
        "4: lieu : valeur attendue : site, argent, fichiers, batiments, urbanisme ou vie. Exemple : site",
    ),
    ("id: non,", "id: Non,", "5: reponses.1.id : forme refusée. Exemple : oui"),
    (
        "id: non,",
        "id: peu, texte: peu}]\nconnue: {structures: [commune], membre_min: 3500}\n# ",
        "6: connue : une réponse que les territoires connaissent se dit oui ou non."
        " Exemple : structures: [commune]",
    ),
]


@pytest.mark.parametrize(("before", "after", "expected"), REFUSES)
def test_une_question_fausse_est_refusee_a_sa_ligne(
    guide: Write, before: str, after: str, expected: str
) -> None:
    root = guide({"essai.yml": QUESTION.replace(before, after, 1)})
    source = read_yaml(root, root / "essai.yml")
    with pytest.raises(Problems) as caught:
        validate(Question, source, source.value)
    assert [str(problem).removeprefix("essai.yml:") for problem in caught.value.faults] == [expected]


def test_ce_que_demande_une_regle_se_dit_avec_les_mots_de_la_question() -> None:
    assert conditions({"agents": ("oui", "non")}, {"agents": AGENTS}) == (
        "Comptez-vous au moins 50 agents ? « oui » ou « non »",
    )
