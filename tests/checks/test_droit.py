"""Un nombre que sa preuve ne porte pas, une lecture à venir : dits au fichier et à la ligne."""

import re
from datetime import date

import pytest

from macros.checks.droit import problems
from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.reading.collections import collection
from tests.conftest import ROOT, Write, reduced

TODAY = date(2026, 11, 27)
JUGE = "data/textes/code_justice_administrative.yml"


def said(guide: Write, place: str, text: str, corpus: Corpus) -> list[str]:
    """Les fautes du guide dont un seul fichier, fiche ou texte, a changé."""
    root = guide({place: text})
    field = place.split("/")[1]
    read = Loader(root).collection(collection(Corpus, field))
    kept = {
        "obligations": {"telerecours": corpus.obligation("telerecours")},
        "textes": corpus.textes,
        "modeles": corpus.modeles,
    }
    if field == "textes":
        guide({"data/obligations/telerecours.yml": real("data/obligations/telerecours.yml")})
    facts = {**kept, field: read if field == "obligations" else {**corpus.textes, **read}}
    return [str(problem) for problem in problems(root, reduced(facts), TODAY)]


def real(place: str) -> str:
    return (ROOT / place).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("sheet", "before", "after", "field", "number"),
    [
        ("open_data", "agents_min: 50", "agents_min: 51", "concerne.0.agents_min", "51 agents"),
        ("telerecours", "deux jours ouvrés", "quinze jours", "actions.3.faire", "quinze jours"),
    ],
)
def test_un_nombre_que_sa_preuve_ne_porte_pas_est_refuse_a_sa_ligne(
    guide: Write, corpus: Corpus, sheet: str, before: str, after: str, field: str, number: str
) -> None:
    place = f"data/obligations/{sheet}.yml"
    text = real(place)
    assert said(guide, place, text, corpus) == []
    (found,) = said(guide, place, text.replace(before, after, 1), corpus)
    line = text[: text.index(before)].count("\n") + 1
    assert found.startswith((f"{place}:{line}: {field} : ", f"{place}:{line - 1}: {field} : "))
    assert f" : « {number} » n'est dans aucune phrase citée de code_" in found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("La part passera à 25 % le 1er janvier 2027.", "1er janvier 2027"),
        ("De nouvelles règles arrivent le 2 décembre 2026.", "2 décembre 2026"),
        ("Les frais cesseront en mars 2027.", "mars 2027"),
        ("La mesure viendra à partir de 2028.", "2028"),
    ],
)
@pytest.mark.parametrize("place", ["docs/obligations/telerecours.md", "data/obligations/telerecours.yml"])
def test_une_date_a_venir_ne_s_annonce_pas_a_la_main(
    guide: Write, corpus: Corpus, place: str, text: str, day: str
) -> None:
    sheet = "data/obligations/telerecours.yml"
    guide(
        {"docs/obligations/telerecours.md": f"# Essai\n\n{text if place.startswith('docs') else 'Rien.'}\n"}
    )
    changed = real(sheet).replace(
        "a_suivre: []", "a_suivre: []" if place != sheet else f"a_suivre:\n  - {text}"
    )
    (found,) = said(guide, sheet, changed, corpus)
    line = 3 if place.startswith("docs") else changed[: changed.index(text)].count("\n") + 1
    assert found == (
        f"{place}:{line}: date à venir annoncée à la main : « {day} » ; mettez-la dans echeances,"
        " et dites-la "
        'par un mot. Exemple : {{ echeance("telerecours", "identifiant") }}'
    )


@pytest.mark.parametrize(
    "text",
    [
        "La règle vaut depuis le 1er janvier 2017.",
        'La suite : {{ echeance("telerecours", "2027") }}',
        "Le règlement (UE) 2030/12 et l'article 2027.",
        "Chaque année avant le 31 mars.",
    ],
)
def test_une_date_passee_ou_sans_annee_s_ecrit(guide: Write, corpus: Corpus, text: str) -> None:
    guide({"docs/obligations/telerecours.md": f"# Essai\n\n{text}\n"})
    sheet = "data/obligations/telerecours.yml"
    assert said(guide, sheet, real(sheet), corpus) == []


def test_une_regle_ne_propose_pas_un_modele_qui_n_est_pas_fait_pour_elle(
    guide: Write, corpus: Corpus
) -> None:
    place = "data/obligations/publicite_actes.yml"
    changed = real(place).replace("    population_max: 3499\n", "", 1)
    line = changed[: changed.index("modele: deliberation-publicite-actes")].count("\n") + 1
    (found,) = said(guide, place, changed, corpus)
    assert found.startswith(f"{place}:{line}: concerne.")
    assert ".modele : « deliberation-publicite-actes » ne convient pas à tous ceux qu'elle vise ; " in found


def test_une_citation_retouchee_ne_porte_plus_son_nombre(guide: Write, corpus: Corpus) -> None:
    changed = real(JUGE).replace("deux jours ouvrés", "trois jours ouvrés")
    found = said(guide, JUGE, changed, corpus)
    assert any("« deux jours » n'est dans aucune phrase citée" in line for line in found)


def test_une_lecture_a_venir_est_refusee_a_sa_ligne(guide: Write, corpus: Corpus) -> None:
    text = real(JUGE)
    line = text[: text.index("lu_le:")].count("\n") + 1
    (found,) = said(guide, JUGE, re.sub(r"lu_le: \S+", "lu_le: 2026-11-28", text, count=1), corpus)
    assert found.startswith(f"{JUGE}:{line}: articles.")
    assert found.endswith("lu_le : jour à venir ; écrivez celui de la lecture. Exemple : 2026-11-27")
