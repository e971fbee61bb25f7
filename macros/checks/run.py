"""Toutes les vérifications, d'affilée, sur toutes les pages et toutes les données."""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Collection as Group
from datetime import date
from pathlib import Path
from typing import TypeVar

from macros.building.addresses import lost, needless
from macros.building.guide import current_guide, settled
from macros.checks import (
    advice,
    annonces,
    claims,
    droit,
    gestes,
    guessing,
    language,
    links,
    markup,
    people,
    questions,
    residue,
    spelling,
    structure,
    tables,
)
from macros.checks.facts import a_venir, bruts, doublons, redites
from macros.checks.files import fichiers, non_lus
from macros.checks.keywords import mots_cles
from macros.checks.pages import SOME_DAY, Draft, Text, added, drafts, texts
from macros.checks.pairs import paires
from macros.corpus.facts import Corpus
from macros.corpus.local import edition_faults
from macros.models.edition import Ajouts
from macros.proofs.freshness import sources
from macros.reading.collections import collection, collections
from macros.reading.problems import Problem, Problems

Page = TypeVar("Page", bound=Text)
Check = Callable[[Page], Iterable[tuple[int, str]]]

ALONE: tuple[Check[Text], ...] = (
    language.images_muettes,
    language.textes_inacheves,
    language.modele_recopie,
    guessing.liens_obscurs,
    guessing.faux_titres,
    guessing.fausses_listes,
    guessing.reperes_visuels,
    guessing.legendes_vagues,
    guessing.phrases_etrangeres,
    guessing.citations_longues,
    guessing.contenus_cryptiques,
    structure.titres_sans_saut,
    structure.titres_entiers,
    structure.sections_pleines,
    structure.fiche_du_recit,
    structure.accolades,
    markup.balises,
    markup.attributs,
    markup.caracteres,
    residue.restes,
    residue.decales,
    links.adresses,
    tables.tableaux,
    tables.titres_de_tableaux,
    tables.notes,
    claims.affirmations,
    people.donnees_personnelles,
)
"""Ce qui se voit dans une page seule, même quand les données sont à corriger."""

WORDED: tuple[Check[Draft], ...] = (language.sigles, language.mots_etrangers)
"""Ce qu'un mot du lexique permet d'écrire, ou défend dès qu'on l'en retire."""

INFORMED: tuple[Check[Draft], ...] = (
    *WORDED,
    structure.mots_du_guide,
    links.liens,
)
"""Ce qui demande le corpus."""

CHECKS: tuple[Check[Draft], ...] = (*ALONE, *INFORMED)

LOCAL = (collection(Corpus, "edition"), *collections(Ajouts))
"""Les fichiers de faits d'une édition."""

ADVICE: tuple[Check[Draft], ...] = (advice.mots_administratifs, advice.phrases_longues, advice.lisibilite)
"""Ce qui rendrait une page plus facile à lire ; jamais une faute."""


def verify(root: Path, on: date, chosen: Group[str] = (), built_on: date = SOME_DAY) -> Iterator[Problem]:
    """Les fautes des fichiers choisis, ou de tous ; des données fausses taisent ce qui en dépend, pas plus.

    `on` est le jour où l'on vérifie, `built_on` celui que diront les pages. Une page sans son fait n'a pas de
    titre : les mots des autres pages, qui la listent, ne se jugent qu'une fois les deux réunis.
    """
    facts = list(sources(root))
    for problem in (
        *fichiers(root),
        *non_lus(root),
        *a_venir(facts, on),
        *doublons(facts),
        *redites(facts),
        *bruts(facts),
    ):
        if not chosen or problem.path in chosen:
            yield problem
    yield from applied(ALONE, texts(root, chosen))
    try:
        corpus = current_guide(root)
    except Problems as problems:
        yield from [problem for problem in problems.faults if problem.path in chosen] or problems.faults
        return
    if invented := list(questions.invented(root, corpus)):
        yield from invented
        return
    unpaired = list(paires(root, corpus))
    faults = (
        *unpaired,
        *mots_cles(root, corpus),
        *droit.problems(root, corpus, on),
        *annonces.problems(root, corpus),
        *questions.problems(root, corpus),
        *gestes.problems(root, corpus),
        *language.faits(root, collections(Corpus), corpus),
    )
    for problem in faults:
        if not chosen or problem.path in chosen:
            yield problem
    checks = [check for check in INFORMED if not unpaired or check is not structure.mots_du_guide]
    yield from applied(checks, drafts(root, corpus, chosen, built_on))
    if place := settled():
        pages = applied(CHECKS, added(place, corpus, built_on))
        yield from edition_faults(place, (*fichiers(place), *language.faits(place, LOCAL, corpus), *pages))
    if not chosen:
        yield from (*lost(root, corpus), *needless(root, corpus))


def worded(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """Les sigles et les mots étrangers que rien n'explique, dans tout le guide et dans l'édition choisie."""
    yield from language.faits(root, collections(Corpus), corpus)
    yield from applied(WORDED, drafts(root, corpus))
    if place := settled():
        pages = applied(WORDED, added(place, corpus))
        yield from edition_faults(place, (*language.faits(place, LOCAL, corpus), *pages))


def advise(root: Path, chosen: Group[str]) -> Iterator[Problem]:
    """Les conseils de langue pour quelques pages ; aucun tant que les données sont à corriger."""
    try:
        corpus = current_guide(root)
    except Problems:
        return
    pages = list(drafts(root, corpus, chosen))
    yield from applied(ADVICE, pages)
    check = spelling.quick(corpus)
    if check:
        yield from applied((lambda draft: spelling.orthographe(draft, check),), pages)
    elif pages:
        yield Problem(pages[0].source.path, 1, spelling.MISSING)


def applied(checks: Iterable[Check[Page]], pages: Iterable[Page]) -> Iterator[Problem]:
    """Ce que trouvent des vérifications sur des pages."""
    for draft in pages:
        for check in checks:
            for line, message in check(draft):
                yield Problem(draft.source.path, line, message)
