"""Le registre d'accessibilité : ce qu'il refuse, avec la ligne et la phrase ; les dates de la déclaration."""

from datetime import date

import pytest

from macros.corpus.loader import Loader
from macros.models.rgaa import (
    Constat,
    DeclarationDuGuide,
    LigneDeGrille,
    PointJuge,
    Referentiel,
    due,
    later,
)
from tests.conftest import Write

REFERENTIEL = """\
version: "9.9"
wcag: "2.1"
nombre: 2
source: Un dépôt public
source_url: https://exemple.fr/
lu_le: 2026-11-21
combinaison:
- aide_technique: NVDA
  navigateurs: [Firefox]
thematiques:
- numero: 1
  nom: Images
criteres:
- numero: "1.1"
  formulation: Une image a un texte.
  url: https://exemple.fr/#1.1
  wcag: ["1.1.1"]
- numero: "1.2"
  formulation: Une image de décoration se tait.
  url: https://exemple.fr/#1.2
  wcag: ["1.1.1"]
"""
EXEMPLE = "rgaa_9_1_titres_sans_saut"
CONSTAT = """\
page: lexique/index.md
empreintes:
  structure: "0123456789abcdef"
  texte: "0123456789abcdef"
  entourage: "0123456789abcdef"
  styles: "0123456789abcdef"
  scripts: "0123456789abcdef"
date: 2026-11-21
verdicts:
- critere: "1.1"
  verdict: c
  preuve: Chaque image a son texte.
  methode: lecture de la page
"""


def faults(guide: Write, text: str) -> list[str]:
    loader = Loader(guide({"data/rgaa/criteres.yml": text}))
    loader.document("data/rgaa/criteres.yml", Referentiel)
    return [str(problem) for problem in loader.problems]


def test_un_referentiel_juste_se_charge(guide: Write) -> None:
    assert faults(guide, REFERENTIEL) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "nombre: 2",
            "nombre: 3",
            '14: criteres : 2 critères écrits pour 3 annoncés. Exemple : numero: "1.1"',
        ),
        (
            'numero: "1.2"',
            'numero: "1.1"',
            '14: criteres : le critère 1.1 est écrit deux fois. Exemple : numero: "1.1"',
        ),
        (
            'numero: "1.2"',
            'numero: "2.2"',
            '14: criteres : le critère 2.2 n\'a pas de thématique. Exemple : numero: "1.1"',
        ),
        ('numero: "1.2"', "numero: 1.2", '18: criteres.1.numero : texte attendu. Exemple : "1.1"'),
        ('numero: "1.2"', 'numero: "1.02"', '18: criteres.1.numero : forme refusée. Exemple : "1.1"'),
        ('["1.1.1"]\n- n', '["9.1"]\n- n', '17: criteres.0.wcag.0 : forme refusée. Exemple : "1.1.1"'),
    ],
)
def test_un_referentiel_abime_est_refuse(guide: Write, before: str, after: str, expected: str) -> None:
    assert faults(guide, REFERENTIEL.replace(before, after, 1)) == [f"data/rgaa/criteres.yml:{expected}"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("sorte: machine", "controles : un critère décidé par une machine nomme ses contrôles"),
        (
            "sorte: sans_objet",
            "gardes : un critère sans objet, et lui seul, nomme les gardes qui le prouvent",
        ),
        (
            "sorte: page\n  gardes: [rgaa_garde_cadres]",
            "gardes : un critère sans objet, et lui seul, nomme les gardes qui le prouvent",
        ),
        (
            "sorte: sans_objet\n  gardes: [rgaa_garde_cadres]\n  controles: [nu]",
            "controles : un critère sans objet n'a que des gardes",
        ),
        (
            "sorte: machine\n  controles: [Titres]",
            "controles.0 : forme refusée",
        ),
    ],
)
def test_une_ligne_de_grille_dit_qui_decide(guide: Write, line: str, expected: str) -> None:
    root = guide({"data/rgaa/grille.yml": f'- critere: "1.1"\n  raison: Une raison.\n  {line}\n'})
    loader = Loader(root)
    loader.entries("data/rgaa/grille.yml", LigneDeGrille, key="critere")
    assert [problem.message for problem in loader.problems] == [f"{expected}. Exemple : {EXEMPLE}"]


@pytest.mark.parametrize("line", ["sorte: page", "sorte: machine\n  controles: [nu]\n  regarde: [texte]"])
def test_une_ligne_de_grille_dit_ce_qu_une_personne_regarde(guide: Write, line: str) -> None:
    root = guide({"data/rgaa/grille.yml": f'- critere: "1.1"\n  raison: Une raison.\n  {line}\n'})
    loader = Loader(root)
    loader.entries("data/rgaa/grille.yml", LigneDeGrille, key="critere")
    assert [problem.message for problem in loader.problems] == [
        "regarde : un critère que juge une personne, et lui seul, dit ce qu'elle regarde. "
        "Exemple : [structure, texte]"
    ]


@pytest.mark.parametrize("target", ["", "page: a.md\ngabarit: charpente\n"])
def test_un_constat_a_une_cible_et_une_seule(guide: Write, target: str) -> None:
    text = CONSTAT.replace("page: lexique/index.md\n", target)
    loader = Loader(guide({"data/rgaa/constats/essai.yml": text}))
    loader.folder("data/rgaa/constats", lambda _: Constat)
    assert [problem.message for problem in loader.problems] == [
        "page : nommez une page ou un gabarit, pas les deux. Exemple : lexique/index.md"
    ]


def test_un_verdict_inconnu_est_refuse_a_sa_ligne(guide: Write) -> None:
    root = guide({"data/rgaa/constats/essai.yml": CONSTAT.replace("verdict: c\n", "verdict: oui\n")})
    loader = Loader(root)
    loader.folder("data/rgaa/constats", lambda _: Constat)
    assert [str(problem) for problem in loader.problems] == [
        "data/rgaa/constats/essai.yml:11: verdicts.0.verdict : valeur attendue : c, nc, na ou nt. Exemple : c"
    ]


POINT = """\
- id: dessins
  regle: axe:color-contrast
  quoi: Les mots d'un dessin
  element: ^svg
  message: trop court
  verdict: c
  raison: Vu en clair et en sombre.
  date: 2026-11-22
"""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("axe:color-contrast", "nu", "2: regle : forme refusée. Exemple : axe:color-contrast"),
        (
            "^svg",
            "'svg('",
            "4: element : motif illisible ; vérifiez ses parenthèses et ses crochets. Exemple : ^text\\[",
        ),
        ("verdict: c", "verdict: nt", "6: verdict : jugement attendu : c ou nc. Exemple : c"),
    ],
)
def test_un_point_juge_est_lisible_et_tranche(guide: Write, before: str, after: str, expected: str) -> None:
    loader = Loader(guide({"data/rgaa/a_juger.yml": POINT.replace(before, after)}))
    loader.entries("data/rgaa/a_juger.yml", PointJuge)
    assert [f"{problem.line}: {problem.message}".replace("0.", "", 1) for problem in loader.problems] == [
        expected
    ]


def declared(established: date, new_version: date | None) -> DeclarationDuGuide:
    return DeclarationDuGuide(
        etablie_le=established,
        mise_a_jour_le=established,
        nouvelle_version_le=new_version,
        technologies=("HTML",),
        environnements=(),
        derogations=(),
        exemptions=(),
        audit=None,
        graine=None,
        outils_des_documents=(),
        non_prouve=(),
        limites=(),
    )


@pytest.mark.parametrize(
    ("new_version", "expected"),
    [
        (None, date(2029, 11, 21)),
        (date(2027, 1, 15), date(2028, 7, 15)),
        (date(2029, 1, 1), date(2029, 11, 21)),
    ],
)
def test_la_declaration_vaut_trois_ans_ou_dix_huit_mois(new_version: date | None, expected: date) -> None:
    assert due(declared(date(2026, 11, 21), new_version)) == expected


def test_un_mois_trop_court_s_arrete_au_28() -> None:
    assert later(date(2026, 8, 31), 18) == date(2028, 2, 28)
