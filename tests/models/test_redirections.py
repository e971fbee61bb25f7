"""Les renvois d'adresse et l'hébergement : ce qui est faux se dit avec sa ligne."""

import pytest

from macros.corpus.loader import Loader
from macros.models.hebergement import Hebergement
from macros.models.redirections import Redirection
from tests.conftest import Write

GOOD = """\
- ancienne: vieux/nom/
  nouvelle: une/
  depuis: 2026-11-21
  raison: Nom plus simple.
"""


def faults(guide: Write, text: str) -> list[str]:
    """Ce que dit la lecture des renvois."""
    loader = Loader(guide({"data/redirections.yml": text}))
    loader.entries("data/redirections.yml", Redirection, key="ancienne")
    return [str(problem) for problem in loader.problems]


def test_un_renvoi_juste_se_lit(guide: Write) -> None:
    assert faults(guide, GOOD) == []
    assert faults(guide, "[]\n") == []


@pytest.mark.parametrize("address", ["/vieux/nom/", "vieux/nom", "Vieux/", "vieux/.ics"])
def test_une_adresse_mal_ecrite(guide: Write, address: str) -> None:
    (said,) = faults(guide, GOOD.replace("vieux/nom/", address))
    assert said.startswith("data/redirections.yml:1: ancienne : ")
    assert "obligations/declaration-accessibilite/" in said


def test_une_ancienne_adresse_ne_mene_qu_a_un_endroit(guide: Write) -> None:
    assert faults(guide, GOOD + GOOD) == [
        "data/redirections.yml:5: ancienne : « vieux/nom/ » est déjà pris ; choisissez-en un autre."
        " Exemple : obligations/declaration-accessibilite/"
    ]


@pytest.mark.parametrize("contact", ["mailto:securite@exemple.fr", "https://exemple.fr/faille", "null"])
def test_un_contact_est_une_page_un_courriel_ou_rien(guide: Write, contact: str) -> None:
    loader = Loader(guide({"data/hebergement.yml": f"contact_securite: {contact}\n"}))
    assert loader.document("data/hebergement.yml", Hebergement) is not None
    assert loader.problems == []


def test_un_contact_sans_protocole_est_refuse(guide: Write) -> None:
    loader = Loader(guide({"data/hebergement.yml": "contact_securite: securite@exemple.fr\n"}))
    loader.document("data/hebergement.yml", Hebergement)
    assert len(loader.problems) == 1
    assert str(loader.problems[0]).startswith("data/hebergement.yml:1: contact_securite : ")


def test_un_fichier_mene_a_un_fichier_du_meme_format(guide: Write) -> None:
    moved = GOOD.replace("vieux/nom/", "modeles/fichiers/vieux.odt")
    (said,) = faults(guide, moved)
    assert "une page mène à une page, un fichier à un fichier du même format" in said
    line = next(line for line in moved.splitlines() if "nouvelle:" in line)
    assert faults(guide, moved.replace(line, "  nouvelle: modeles/fichiers/neuf.odt")) == []
