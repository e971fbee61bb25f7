"""Les documents d'accessibilité : rien d'appuyé sur une source que le fichier ne décrit pas."""

import pytest

from macros.corpus.facts import Corpus
from macros.models.accessibilite import Accessibilite, Partie, supported
from macros.reading.loading import Source, read_yaml
from macros.reading.problems import Problems
from macros.reading.validation import validate
from tests.conftest import ROOT, Write

PARTIE = {
    "niveau_de_titre": 2,
    "titre_impose": "État de conformité",
    "contenu": ["le mot imposé"],
    "regle": "Une phrase.",
    "si_jamais_audite": "Non conforme.",
    "sources": ["rgaa"],
    "confiance": "elevee",
}


def test_une_source_citee_mais_pas_decrite_est_refusee(guide: Write) -> None:
    text = (ROOT / "data" / "accessibilite.yml").read_text(encoding="utf-8")
    root = guide({"data/accessibilite.yml": text.replace("- id: rgaa_champ", "- id: autre")})
    with pytest.raises(Problems, match="« rgaa_champ » est cité mais pas décrit"):
        validate(Accessibilite, source := read_yaml(root, root / "data/accessibilite.yml"), source.value)


@pytest.mark.parametrize("missing", ["niveau_de_titre", "titre_impose"])
def test_un_titre_impose_va_avec_son_niveau(missing: str) -> None:
    with pytest.raises(Problems, match=r"essai\.yml:1: niveau_de_titre : un titre imposé va avec son niveau"):
        validate(Partie, Source("essai.yml", None), PARTIE | {missing: None})


def test_le_plan_de_la_declaration_a_seize_parties_dans_l_ordre_officiel(corpus: Corpus) -> None:
    imposed = [part.titre_impose for part in corpus.accessibilite.declaration.parties]
    assert len(imposed) == 16
    assert [title for title in imposed if title][:4] == [
        "État de conformité",
        "Résultat des tests",
        "Contenus non accessibles",
        "Non conformité",
    ]
    assert imposed[-2:] == ["Retour d'information et contact", "Voies de recours"]


def test_toute_partie_dit_ses_sources(corpus: Corpus) -> None:
    assert len(list(supported(corpus.accessibilite))) > 30
