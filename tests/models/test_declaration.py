"""Le plan de la déclaration : un titre imposé et son niveau, seize parties dans l'ordre officiel."""

import pytest

from macros.corpus.facts import Corpus
from macros.models.declaration import PartieDeDeclaration
from macros.reading.loading import Source
from macros.reading.problems import Problems
from macros.reading.validation import validate

PARTIE = {
    "rang": 4,
    "niveau_de_titre": 2,
    "titre_impose": "État de conformité",
    "contenu": ["le mot imposé"],
    "regle": "Une phrase.",
    "si_jamais_audite": "Non conforme.",
}


@pytest.mark.parametrize("missing", ["niveau_de_titre", "titre_impose"])
def test_un_titre_impose_va_avec_son_niveau(missing: str) -> None:
    with pytest.raises(Problems, match=r"essai\.yml:1: niveau_de_titre : un titre imposé va avec son niveau"):
        validate(PartieDeDeclaration, Source("essai.yml", None), PARTIE | {missing: None})


def test_le_plan_de_la_declaration_a_seize_parties_dans_l_ordre_officiel(corpus: Corpus) -> None:
    parts = corpus.plan_declaration
    assert list(parts) == list(range(1, 17))
    imposed = [part.titre_impose for part in parts.values()]
    assert [title for title in imposed if title][:4] == [
        "État de conformité",
        "Résultat des tests",
        "Contenus non accessibles",
        "Non conformité",
    ]
    assert imposed[-2:] == ["Retour d'information et contact", "Voies de recours"]
