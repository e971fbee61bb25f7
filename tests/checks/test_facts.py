"""Les faits les uns à côté des autres : ni jour à venir, ni copie."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from macros.checks.facts import a_venir, bruts, doublons, redites
from macros.proofs.freshness import sources
from macros.reading.problems import Problem
from tests.conftest import Write

TODAY = date(2026, 11, 27)
STORY = "Nous avons installé un disque, puis testé la copie chaque mois avec la secrétaire de mairie. " * 4


def late(root: Path) -> Iterator[Problem]:
    return a_venir(sources(root), TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "verifie_le: 2026-11-27\nrevoir_avant: 2031-06-01",
        "echeances:\n  - id: a\n    date: 2032-01-01",
        "depuis: 2030-01-01",
        "date: 2026",
        "date: 2026-11",
        "base_legale:\n  - date: 1881-07-29",
        "le_referiez_vous: oui",
    ],
)
def test_un_jour_passe_ou_une_echeance_passent(guide: Write, text: str) -> None:
    assert list(late(guide({"data/essai.yml": text}))) == []


@pytest.mark.parametrize(
    ("place", "text", "line", "field"),
    [
        (
            "data/obligations/nis2.yml",
            "nom: x\nverifie_le: 2031-01-01\nrevoir_avant: 2031-06-01",
            2,
            "verifie_le",
        ),
        ("data/textes/loi.yml", "lu_le: 2026-11-28", 1, "lu_le"),
        ("data/a-instruire.yml", "- id: a\n  vu_le: 2027-01-01", 2, "0.vu_le"),
        ("data/nouveautes.yml", "- titre: x\n  date: 2031-01-01", 2, "0.date"),
        ("docs/retours/a.md", "---\naccord:\n  donne_le: 2031-01-01\n---\nx", 3, "accord.donne_le"),
        ("data/sources.yml", "- date: juin 2093", 1, "0.date"),
        ("docs/retours/a.md", "---\ndate: 2031\n---\nx", 2, "date"),
        ("docs/retours/a.md", "---\ndate: 2026-12\n---\nx", 2, "date"),
        ("docs/retours/a.md", '---\nsource:\n  date: "2031-05"\n---\nx', 3, "source.date"),
    ],
)
def test_un_jour_a_venir_est_dit_a_sa_ligne(
    guide: Write, place: str, text: str, line: int, field: str
) -> None:
    (problem,) = late(guide({place: text}))
    assert (problem.path, problem.line) == (place, line)
    assert problem.message == (
        f"{field} : ce jour n'est pas encore venu ; nous sommes le 27 novembre 2026. Exemple : 2026-11-27"
    )


def test_une_directive_de_1822_est_une_faute_de_frappe(guide: Write) -> None:
    (problem,) = late(guide({"data/x.yml": "base_legale:\n  - texte: directive\n    date: 1822-12-14"}))
    assert (problem.line, problem.message[:23]) == (3, "base_legale.0.date : da")


def test_deux_obligations_de_meme_contenu_se_disent(guide: Write) -> None:
    body = f"resume: {STORY}\nverifie_le: 2026-11-21\n"
    root = guide(
        {"data/obligations/a.yml": f"nom: Un\n{body}", "data/obligations/b.yml": f"nom: Deux\n{body}"}
    )
    (problem,) = doublons(sources(root))
    assert (problem.path, problem.line) == ("data/obligations/b.yml", 1)
    assert problem.message.startswith("même contenu que data/obligations/a.yml:1 ; ")


def test_un_recit_copie_sous_un_autre_titre_se_dit(guide: Write) -> None:
    root = guide(
        {
            "docs/retours/a.md": f"---\ntitre: Un\n---\n\n## Le contexte\n\n{STORY}\n",
            "docs/retours/b.md": f"---\ntitre: Deux\n---\n\n## Le contexte\n\n{STORY.replace('. ', '.  ')}\n",
            "docs/retours/c.md": f"---\ntitre: Trois\n---\n\n## Le contexte\n\n{STORY} Enfin.\n",
        }
    )
    assert [(problem.path, problem.line) for problem in doublons(sources(root))] == [("docs/retours/b.md", 4)]


def test_deux_entrees_de_meme_contenu_se_disent(guide: Write) -> None:
    told = {"a": STORY, "b": STORY, "c": "court", "d": "court"}
    text = "".join(f"- id: {id}\n  sens: {said}\n" for id, said in told.items())
    assert [problem.line for problem in doublons(sources(guide({"data/lexique.yml": text})))] == [3]


@pytest.mark.parametrize(
    "said",
    [
        "<script>x</script>",
        "Un <b>mot</b>",
        "<!-- x -->",
        "{{ nombre_obligations() }}",
        "{% raw %}",
        "[ici](javascript:alert(1))",
        "[ici](https://exemple.fr)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "Appelez le 05 58 51 60 12",
        "jean@mairie.fr",
        "Mme Durand a relu",
    ],
)
def test_un_champ_est_du_texte_sans_personne(guide: Write, said: str) -> None:
    (problem,) = bruts(sources(guide({"data/x.yml": f"- id: a\n  nom: '{said}'\n"})))
    assert (problem.path, problem.line) == ("data/x.yml", 2)
    assert "Exemple : " in problem.message


@pytest.mark.parametrize(
    "said", ["3 < 4 > 2", "l'accord (partiel)", "https://exemple.fr/a_(b)", "les données : x"]
)
def test_un_champ_ordinaire_passe(guide: Write, said: str) -> None:
    assert list(bruts(sources(guide({"data/x.yml": f'nom: "{said}"\n'})))) == []


def test_deux_fiches_ne_portent_pas_le_meme_nom(guide: Write) -> None:
    root = guide(
        {
            "data/obligations/a.yml": "nom_court: Adresses",
            "data/obligations/b.yml": "id: b\nnom_court: adresses",
        }
    )
    (fault,) = redites(sources(root))
    assert (fault.path, fault.line) == ("data/obligations/b.yml", 2)
    assert "déjà celui de data/obligations/a.yml" in fault.message
