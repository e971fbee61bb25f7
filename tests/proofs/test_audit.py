"""Le mot de la loi : un registre parfait dit « totalement » ; chaque chose qui le dément l'abaisse."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from macros.corpus.facts import Corpus
from macros.models.base import Fait
from macros.models.hebergement import Publication
from macros.models.rgaa import (
    Constat,
    Empreintes,
    Environnement,
    FormatDeDocument,
    OutilDeDocument,
    PageDemandee,
    Regard,
    Reserve,
    ResultatDeControle,
    Resultats,
    Signature,
    Sorte,
    Verdict,
    VerdictLu,
)
from macros.proofs.audit import drawn
from macros.proofs.documents import of_documents
from macros.proofs.ledger import Construction, Ledger
from macros.proofs.rgaa import Bilan, Niveau, assess, judge, on_page

TODAY = date(2026, 11, 27)
PUBLISHED = Publication(entite="Centre de gestion d'Exemple", contact="mailto:guide@exemple.fr")
MADE = "fedcba9876543210"
LOOKS = Empreintes(**dict.fromkeys(Regard, "0123456789abcdef"))
AUDIT = Signature(nom="Une personne", competence="formée à l'audit RGAA", le=date(2026, 11, 20))


def tried(reader: str | None, browser: str) -> Environnement:
    return Environnement(aide_technique=reader, navigateur=browser, systeme="Windows 11", moyen="à la main")


NVDA, JAWS, VOICEOVER = READERS = (
    tried("NVDA 2026.1", "Firefox 153"),
    tried("JAWS 2026", "Firefox 153"),
    tried("VoiceOver", "Safari 27"),
)


def changed(fact: Fait, **values: object) -> Any:
    return fact.model_copy(update=values)


@pytest.fixture(scope="module")
def perfect(corpus: Corpus) -> Ledger:
    """Le vrai registre, où tout serait fait : contrôles, lectures, audit, lecteur d'écran, documents."""
    ledger = corpus.rgaa
    checks = sorted({check for line in ledger.grille.values() for check in line.checks})
    results = Resultats(
        le=date(2026, 11, 25),
        pages=300,
        outils=("axe-core 4",),
        controles=tuple(ResultatDeControle(id=check, echecs=()) for check in checks),
    )
    pages = (reading(ledger, Sorte.PAGE, page=name) for name in ledger.echantillon)
    templates = (reading(ledger, Sorte.GABARIT, gabarit=name) for name in ledger.gabarits)
    tools = tuple(
        OutilDeDocument(format=kind, outil="PAC 2026", empreinte=MADE, le=TODAY) for kind in FormatDeDocument
    )
    declaration = changed(
        ledger.declaration,
        etablie_le=date(2026, 11, 21),
        mise_a_jour_le=date(2026, 11, 26),
        audit=AUDIT,
        environnements=READERS,
        outils_des_documents=tools,
        non_prouve=(),
    )
    return replace(
        ledger,
        resultats=results,
        constats={item.target: item for item in (*pages, *templates)},
        declaration=declaration,
        construction=Construction(
            pages=300, sans_preuve=(), cibles={}, documents=dict.fromkeys(FormatDeDocument, MADE)
        ),
    )


def reading(ledger: Ledger, kind: Sorte, **where: str) -> Constat:
    proof = {"preuve": "Les liens se lisent.", "methode": "Lecture du code."}
    verdicts = tuple(
        VerdictLu(critere=number, verdict=Verdict.CONFORME, **proof)
        for number, line in ledger.grille.items()
        if line.sorte is kind
    )
    return Constat(id="essai", empreintes=LOOKS, date=date(2026, 11, 22), verdicts=verdicts, **where)


def assessed(ledger: Ledger, publication: Publication = PUBLISHED, on: date = TODAY) -> Bilan:
    return assess(ledger, publication, on)


def test_un_registre_ou_tout_est_fait_dit_totalement_conforme(perfect: Ledger) -> None:
    review = assessed(perfect)
    assert (review.niveau, review.taux, review.manques) == (Niveau.TOTALE, 100, ())


def results(**values: object) -> Callable[[Ledger], Ledger]:
    return lambda ledger: replace(ledger, resultats=changed(ledger.resultats, **values))


def declaration(**values: object) -> Callable[[Ledger], Ledger]:
    return lambda ledger: replace(ledger, declaration=changed(ledger.declaration, **values))


def sample(*kept: str) -> Callable[[Ledger], Ledger]:
    return lambda ledger: replace(ledger, echantillon={page: ledger.echantillon[page] for page in kept})


def readings(change: Callable[[Constat], Constat]) -> Callable[[Ledger], Ledger]:
    return lambda ledger: replace(ledger, constats={name: change(it) for name, it in ledger.constats.items()})


def verdicts(**values: str) -> Callable[[Ledger], Ledger]:
    return readings(lambda it: changed(it, verdicts=tuple(changed(one, **values) for one in it.verdicts)))


def without(kind: PageDemandee) -> Callable[[Ledger], Ledger]:
    def change(ledger: Ledger) -> Ledger:
        pages = {
            name: changed(page, demandee=tuple(one for one in page.demandee if one is not kind))
            for name, page in ledger.echantillon.items()
        }
        return replace(ledger, echantillon=pages)

    return change


def chosen_not_drawn(ledger: Ledger) -> Ledger:
    pages = {name: changed(page, tiree=name == "index.md") for name, page in ledger.echantillon.items()}
    return replace(ledger, echantillon=pages)


def built(**values: object) -> Callable[[Ledger], Ledger]:
    def change(ledger: Ledger) -> Ledger:
        assert ledger.construction
        return replace(ledger, construction=changed(ledger.construction, **values))

    return change


ABSURD: dict[str, Callable[[Ledger], Ledger]] = {
    "des résultats de 2019": results(le=date(2019, 9, 20)),
    "des résultats à venir": results(le=TODAY + timedelta(days=1)),
    "aucun passage": results(le=None),
    "des résultats sur trois pages": results(pages=3),
    "aucun outil nommé": results(outils=()),
    "une déclaration de 2019": declaration(etablie_le=date(2019, 9, 20), mise_a_jour_le=date(2019, 9, 20)),
    "une mise à jour à venir": declaration(mise_a_jour_le=TODAY + timedelta(days=1)),
    "un référentiel remplacé depuis deux ans": declaration(nouvelle_version_le=date(2024, 11, 1)),
    "aucun environnement": declaration(environnements=()),
    "aucun audit": declaration(audit=None),
    "un audit de 2023": declaration(audit=changed(AUDIT, le=date(2023, 11, 26))),
    "un audit à venir": declaration(audit=changed(AUDIT, le=TODAY + timedelta(days=1))),
    "un échantillon d'une page": sample("index.md"),
    "un échantillon d'une page qui n'est pas l'accueil": sample("barometre/index.md"),
    **{f"un échantillon sans {kind}": without(kind) for kind in PageDemandee},
    "des pages choisies dites tirées au sort": chosen_not_drawn,
    "un tirage sans graine": declaration(graine=None),
    "une autre graine": declaration(graine="celle qui arrange"),
    "des lectures de 2010": readings(lambda it: changed(it, date=date(2010, 1, 1))),
    "des lectures à venir": readings(lambda it: changed(it, date=TODAY + timedelta(days=1))),
    "des preuves vides": verdicts(preuve="."),
    "des verdicts au jugé": verdicts(methode="Au jugé."),
    "aucune lecture": lambda ledger: replace(ledger, constats={}),
    "des contrôles jamais passés": results(controles=()),
    "des contrôles passés sur une seule page": lambda ledger: results(
        controles=tuple(changed(one, pages=("",)) for one in ledger.resultats.controles)
    )(ledger),
    "des pages changées depuis": built(sans_preuve=("lexique/",)),
    "un site plus grand que ce qui a été vu": built(pages=301),
    "ce qui était lu a changé": lambda ledger: built(
        cibles=dict.fromkeys(ledger.constats, changed(LOOKS, texte="f" * 16, structure="f" * 16))
    )(ledger),
}


@pytest.mark.parametrize("name", ABSURD)
def test_un_registre_absurde_dit_non_conforme_et_pourquoi(perfect: Ledger, name: str) -> None:
    review = assessed(ABSURD[name](perfect))
    assert review.niveau is Niveau.NON
    assert review.manques and all(said.endswith(".") for said in review.manques)


@pytest.mark.parametrize("unset", [("entite",), ("contact",), ("entite", "contact")])
def test_sans_entite_ou_sans_contact_le_mot_est_non_conforme(perfect: Ledger, unset: tuple[str, ...]) -> None:
    given = changed(PUBLISHED, **dict.fromkeys(unset, ""))
    assert assessed(perfect, given).niveau is Niveau.NON


def test_trois_ans_et_un_jour_apres_l_audit_ne_vaut_plus(perfect: Ledger) -> None:
    assert not any("L'audit" in said for said in assessed(perfect, on=date(2029, 11, 20)).manques)
    assert any("L'audit" in said for said in assessed(perfect, on=date(2029, 11, 21)).manques)


RESERVE = Reserve(texte="Rien n'a été vérifié par une personne.", criteres=("3.1", "9.1"))
LOWERED: dict[str, tuple[Callable[[Ledger], Ledger], tuple[str, ...]]] = {
    "une réserve": (declaration(non_prouve=(RESERVE,)), ("3.1", "9.1")),
    "un lecteur d'écran hors de la base": (
        declaration(environnements=(tried("Orca 43.1", "Firefox 153"),)),
        ("1.6", "7.1"),
    ),
    "deux lignes sur trois de la combinaison": (declaration(environnements=(NVDA, JAWS)), ("1.6", "7.1")),
    "un seul lecteur d'écran de la combinaison": (declaration(environnements=(NVDA,)), ("1.6", "7.1")),
    "le bon lecteur d'écran avec un autre navigateur": (
        declaration(environnements=(tried("NVDA 2026.1", "Chromium"), JAWS, VOICEOVER)),
        ("1.6", "7.1"),
    ),
    "un navigateur seul": (declaration(environnements=(tried(None, "Firefox 153"),)), ("1.6", "7.1")),
    "des documents sans outil": (declaration(outils_des_documents=()), ("13.3", "13.4")),
    "un format sans outil": (
        lambda ledger: declaration(outils_des_documents=ledger.declaration.outils_des_documents[1:])(ledger),
        ("13.3", "13.4"),
    ),
}


@pytest.mark.parametrize("name", LOWERED)
def test_ce_qui_dement_un_critere_l_abaisse_lui_et_lui_seul(perfect: Ledger, name: str) -> None:
    change, criteria = LOWERED[name]
    ledger = change(perfect)
    review = assessed(ledger)
    waiting = {item.critere.numero for item in review.with_verdict(Verdict.NON_TESTE)}
    assert (waiting, review.niveau, review.manques) == (set(criteria), Niveau.PARTIELLE, ())
    assert all(item.manques for item in review.jugements if item.critere.numero in criteria)


def test_un_fichier_a_telecharger_qui_change_fait_tomber_13_3_et_13_4(
    perfect: Ledger, tmp_path: Path
) -> None:
    (tmp_path / "modeles").mkdir()
    for kind in FormatDeDocument:
        (tmp_path / f"modeles/x.{kind.lower()}").write_bytes(b"tel que l'outil l'a lu")
    checked = of_documents(tmp_path)
    tools = tuple(
        changed(one, empreinte=checked[one.format]) for one in perfect.declaration.outils_des_documents
    )
    ledger = declaration(outils_des_documents=tools)(perfect)

    def waiting() -> set[str]:
        site = Construction(pages=300, sans_preuve=(), cibles={}, documents=of_documents(tmp_path))
        review = assessed(replace(ledger, construction=site))
        return {item.critere.numero for item in review.with_verdict(Verdict.NON_TESTE)}

    assert waiting() == set()
    (tmp_path / "modeles/x.pdf").write_bytes(b"un octet de plus")
    assert waiting() == {"13.3", "13.4"}
    (tmp_path / "modeles/x.pdf").unlink()
    assert waiting() == {"13.3", "13.4"}


def test_la_grille_ne_dit_conforme_que_la_ou_le_controle_a_tourne(perfect: Ledger) -> None:
    driven = next(line for line in perfect.grille.values() if line.controles == ("rgaa_12_9_pas_de_piege",))
    once = tuple(
        changed(one, pages=("",)) if one.id in driven.checks else one for one in perfect.resultats.controles
    )
    ledger = results(controles=once)(perfect)
    item = judge(ledger, next(one for one in ledger.referentiel.criteres if one.numero == driven.critere))
    assert on_page(ledger, item, "index.md") is Verdict.CONFORME
    assert on_page(ledger, item, "barometre/index.md") is Verdict.NON_TESTE


def test_les_pages_tirees_au_sort_le_sont_vraiment(corpus: Corpus) -> None:
    chance = [page.page for page in corpus.rgaa.echantillon.values() if page.tiree]
    everything = [page for page in corpus.pages if drawn(str(corpus.rgaa.declaration.graine), page)]
    assert set(chance) <= set(everything)
    assert len(everything) < len(corpus.pages) / 20
