"""L'état d'accessibilité : de petits registres donnent l'état exact, et le vrai registre est complet."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.corpus.facts import Corpus
from macros.models.rgaa import (
    Constat,
    Critere,
    DeclarationDuGuide,
    Empreintes,
    FormatDeDocument,
    Gabarit,
    LecteurDeReference,
    LigneDeGrille,
    PageVerifiee,
    Referentiel,
    Regard,
    ResultatDeControle,
    Resultats,
    Sorte,
    Thematique,
    Verdict,
    VerdictLu,
)
from macros.proofs.ledger import Construction, Ledger
from macros.proofs.rgaa import Bilan, Niveau, grid_csv, judge, judged
from macros.proofs.validity import fallen, stale
from tests.conftest import ROOT

TODAY = date(2026, 11, 21)
FRESH = Empreintes(**dict.fromkeys(Regard, "0123456789abcdef"))
OLD = FRESH.model_copy(update={"texte": "fedcba9876543210"})
C, NC, NA, NT = Verdict.CONFORME, Verdict.NON_CONFORME, Verdict.NON_APPLICABLE, Verdict.NON_TESTE
Checks = Mapping[str, tuple[str, ...]]


def criterion(number: str) -> Critere:
    return Critere(numero=number, formulation=f"Règle {number}.", url="https://exemple.fr/", wcag=("1.1.1",))


def line(number: str, kind: Sorte, *checks: str) -> LigneDeGrille:
    guards, decisive = (checks, ()) if kind is Sorte.SANS_OBJET else ((), checks)
    looks = (Regard.STRUCTURE, Regard.TEXTE) if kind in (Sorte.PAGE, Sorte.GABARIT) else ()
    return LigneDeGrille(
        critere=number, sorte=kind, regarde=looks, controles=decisive, gardes=guards, raison="Une raison."
    )


def finding(
    target: str, number: str, verdict: Verdict, looks: Empreintes = FRESH, day: date = TODAY
) -> Constat:
    seen = VerdictLu(critere=number, verdict=verdict, preuve="Les liens se lisent.", methode="lecture")
    where = {"page": target} if target.endswith(".md") else {"gabarit": target}
    return Constat(id="essai", empreintes=looks, date=day, verdicts=(seen,), **where)


def ledger(
    grid: Sequence[LigneDeGrille],
    checks: Checks | None = None,
    findings: Sequence[Constat] = (),
    pages: Sequence[str] = ("a.md", "b.md"),
) -> Ledger:
    """Un petit registre : deux pages, un gabarit, les résultats et les constats qu'on lui donne."""
    return Ledger(
        referentiel=Referentiel(
            version="9.9",
            wcag="2.1",
            nombre=len(grid),
            source="Un dépôt",
            source_url="https://exemple.fr/",
            lu_le=TODAY,
            combinaison=(LecteurDeReference(aide_technique="NVDA", navigateurs=("Firefox",)),),
            thematiques=(Thematique(numero=1, nom="Images"),),
            criteres=tuple(criterion(item.critere) for item in grid),
        ),
        grille={item.critere: item for item in grid},
        gabarits={"charpente": Gabarit(id="charpente", nom="Charpente", temoin="a/", partie="main")},
        echantillon={page: PageVerifiee(page=page, raison="Une raison.") for page in pages},
        constats={str(rank): item for rank, item in enumerate(findings)},
        resultats=Resultats(
            le=TODAY,
            pages=2,
            outils=(),
            controles=tuple(ResultatDeControle(id=id_, echecs=bad) for id_, bad in (checks or {}).items()),
        ),
        juges={},
        construction=Construction(
            pages=2, sans_preuve=(), cibles={"a.md": FRESH, "b.md": FRESH, "charpente": FRESH}
        ),
        declaration=DeclarationDuGuide(
            etablie_le=TODAY,
            mise_a_jour_le=TODAY,
            technologies=("HTML",),
            environnements=(),
            derogations=(),
            exemptions=(),
            audit=None,
            graine=None,
            outils_des_documents=(),
            non_prouve=(),
            limites=("Tout.",),
        ),
    )


def verdict(registry: Ledger) -> Verdict:
    return judge(registry, registry.referentiel.criteres[0]).verdict


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ({}, NT),
        ({"nu": ()}, NT),
        ({"nu": (), "axe:label": ()}, C),
        ({"nu": (), "axe:label": ("lexique/",)}, NC),
        ({"nu": ("lexique/",)}, NC),
    ],
)
def test_une_machine_decide_quand_tous_ses_controles_ont_parle(checks: Checks, expected: Verdict) -> None:
    assert verdict(ledger([line("1.1", Sorte.MACHINE, "nu", "axe:label")], checks)) is expected


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ({"rgaa_garde_cadres": ()}, NA),
        ({"rgaa_garde_cadres": ("lexique/",)}, NT),
        ({}, NT),
    ],
)
def test_une_garde_qui_echoue_fait_revenir_le_critere(checks: Checks, expected: Verdict) -> None:
    assert verdict(ledger([line("1.1", Sorte.SANS_OBJET, "rgaa_garde_cadres")], checks)) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (C, C, C),
        (C, NA, C),
        (NA, NA, NA),
        (C, NC, NC),
        (NT, NC, NC),
        (C, NT, NT),
    ],
)
def test_une_page_en_defaut_suffit(first: Verdict, second: Verdict, expected: Verdict) -> None:
    findings = [finding("a.md", "1.1", first), finding("b.md", "1.1", second)]
    assert verdict(ledger([line("1.1", Sorte.PAGE)], findings=findings)) is expected


def test_une_page_de_l_echantillon_sans_constat_laisse_le_critere_non_verifie() -> None:
    assert verdict(ledger([line("1.1", Sorte.PAGE)], findings=[finding("a.md", "1.1", C)])) is NT


def test_un_echantillon_vide_ne_prouve_rien() -> None:
    assert verdict(ledger([line("1.1", Sorte.PAGE)], pages=())) is NT


def test_le_controle_d_un_critere_humain_peut_l_ecarter_pas_le_valider() -> None:
    grid = [line("1.1", Sorte.GABARIT, "nu")]
    seen = [finding("charpente", "1.1", C)]
    assert verdict(ledger(grid, {"nu": ()}, seen)) is C
    assert verdict(ledger(grid, {"nu": ("a/",)}, seen)) is NC
    assert verdict(ledger(grid, {}, seen)) is NT
    assert verdict(ledger(grid, {"nu": ()})) is NT


def test_un_constat_perime_ne_compte_plus() -> None:
    outdated = finding("charpente", "1.1", C, OLD)
    registry = ledger([line("1.1", Sorte.GABARIT)], findings=[outdated])
    assert verdict(registry) is NT
    assert list(stale(registry)) == [outdated]


def test_un_jugement_ne_tombe_que_si_ce_qu_il_regarde_a_change() -> None:
    outdated = finding("charpente", "1.1", C, OLD)
    registry = ledger([line("1.1", Sorte.GABARIT)], findings=[outdated])
    blind = registry.grille["1.1"].model_copy(update={"regarde": (Regard.STRUCTURE, Regard.STYLES)})
    assert fallen(registry, outdated) == ("1.1",)
    assert verdict(replace(registry, grille={"1.1": blind})) is C


def test_sans_site_construit_un_constat_est_presume_tenir() -> None:
    """`make site` vérifie ensuite cette présomption, et reconstruit si elle est fausse."""
    registry = ledger([line("1.1", Sorte.GABARIT)], findings=[finding("charpente", "1.1", C, OLD)])
    assert verdict(replace(registry, construction=None)) is C


def test_un_defaut_perime_ne_compte_plus_non_plus() -> None:
    findings = [finding("charpente", "1.1", NC, OLD), finding("charpente", "1.1", C)]
    assert verdict(ledger([line("1.1", Sorte.GABARIT)], findings=findings)) is C


def test_le_dernier_constat_l_emporte() -> None:
    later, earlier = finding("charpente", "1.1", C), finding("charpente", "1.1", NC, day=date(2026, 1, 1))
    assert verdict(ledger([line("1.1", Sorte.GABARIT)], findings=[later, earlier])) is C


@pytest.mark.parametrize(
    ("failed", "level", "share"),
    [
        ((), Niveau.TOTALE, 100),
        (("a",), Niveau.PARTIELLE, 75),
        (("a", "b"), Niveau.PARTIELLE, 50),
        (("a", "b", "c"), Niveau.NON, 25),
    ],
)
def test_le_mot_de_la_loi_sur_quatre_criteres_applicables(
    failed: tuple[str, ...], level: Niveau, share: int
) -> None:
    names = ("a", "b", "c", "d")
    grid = [line(f"1.{rank}", Sorte.MACHINE, f"rgaa_{name}") for rank, name in enumerate(names, start=1)]
    grid.append(line("1.5", Sorte.SANS_OBJET, "rgaa_garde"))
    checks = {f"rgaa_{name}": ("x/",) if name in failed else () for name in names}
    review = Bilan(judged(ledger(grid, {**checks, "rgaa_garde": ()})), manques=())
    assert (review.niveau, review.taux, review.applicables) == (level, share, 4)
    assert Bilan(review.jugements, ("Il manque une chose.",)).niveau is Niveau.NON


def test_un_taux_ne_s_arrondit_jamais_vers_le_haut() -> None:
    grid = [line(f"1.{rank}", Sorte.MACHINE, f"rgaa_{rank}") for rank in range(1, 4)]
    assert Bilan(judged(ledger(grid, {"rgaa_1": (), "rgaa_2": (), "rgaa_3": ("x/",)})), ()).taux == 66


def test_la_grille_a_une_ligne_par_critere_et_une_colonne_par_page() -> None:
    grid = [
        line("1.1", Sorte.MACHINE, "nu"),
        line("1.2", Sorte.PAGE),
        line("1.10", Sorte.SANS_OBJET, "axe:x"),
    ]
    registry = ledger(grid, {"nu": (), "axe:x": ()}, [finding("b.md", "1.2", NC)])
    assert grid_csv(registry, {"a.md": "Accueil", "b.md": "Lexique, A à Z"}) == (
        'Critères,Accueil,"Lexique, A à Z"\n1.1,C,C\n1.2,NT,NC\n1.10,NA,NA\n'
    )


def test_le_vrai_referentiel_a_ses_106_criteres_et_chacun_sa_ligne(corpus: Corpus) -> None:
    numbers = [item.numero for item in corpus.rgaa.referentiel.criteres]
    assert len(numbers) == corpus.rgaa.referentiel.nombre == 106
    assert numbers == sorted(numbers, key=lambda text: tuple(map(int, text.split("."))))
    assert list(corpus.rgaa.grille) == numbers


def test_chaque_formulation_est_une_phrase_et_aucune_ne_se_repete(corpus: Corpus) -> None:
    said = [item.formulation for item in corpus.rgaa.referentiel.criteres]
    assert len(set(said)) == len(said)
    assert all(text.endswith(".") and "?" not in text for text in said)


def test_la_version_du_referentiel_n_est_ecrite_qu_une_fois(corpus: Corpus) -> None:
    """Ni dans le code, ni dans les gabarits, ni dans les pages d'accessibilité."""
    places = ("macros", "scripts", "overrides/partials", "docs/accessibilite", "data/rgaa")
    files = [path for place in places for path in (ROOT / place).rglob("*") if path.is_file()]
    texts = {path: path.read_bytes().decode("utf-8", "ignore") for path in files if path.suffix != ".pyc"}
    version = corpus.rgaa.referentiel.version
    assert [path.name for path, text in texts.items() if version in text] == ["criteres.yml"]


def test_chaque_controle_nomme_par_la_grille_existe(corpus: Corpus) -> None:
    """Un critère ne peut pas se réclamer d'un contrôle que personne n'a écrit."""
    python = texts("tests/site/rgaa", "*.py")
    driven = texts("tests/navigateur", "*.mjs")
    named = {check for item in corpus.rgaa.grille.values() for check in item.checks if ":" not in check}
    named |= {
        check
        for item in (*corpus.rgesn.criteres, *corpus.wcag.criteres, *corpus.wcag.engagements)
        for check in item.checks
        if ":" not in check
    }
    named -= {kind.controle for kind in FormatDeDocument}
    missing = {
        check
        for check in named
        if f"def test_{check}(" not in python and f'"{check}"' not in driven and f"'{check}'" not in driven
    }
    assert missing == set()


def test_chaque_regle_d_axe_nommee_par_le_registre_existe(corpus: Corpus) -> None:
    source = ROOT / "node_modules/axe-core/locales/fr.json"
    if not source.exists():
        pytest.skip("axe-core n'est pas installé ; make test l'installe")
    rules = json.loads(source.read_text("utf-8"))["rules"]
    named = {check for item in corpus.rgaa.grille.values() for check in item.checks if ":" in check}
    named |= {item.regle for item in corpus.rgaa.juges.values()}
    assert {check for check in named if check.removeprefix("axe:") not in rules} == set()


def texts(folder: str, pattern: str) -> str:
    """Tout le texte des fichiers d'un dossier."""
    return "\n".join(path.read_text("utf-8") for path in sorted(Path(ROOT / folder).rglob(pattern)))
