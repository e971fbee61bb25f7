"""Le droit testé contre les textes : un nombre changé d'une fiche ne tient plus dans sa phrase de loi."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from macros.corpus.facts import Corpus
from macros.models.obligations import Obligation
from macros.proofs.droit import Nombre, debt, faults, numbers
from macros.reading.loading import Loc
from macros.texts.numbers import moments, quantities


def test_chaque_nombre_qui_nomme_une_preuve_y_est_ecrit(corpus: Corpus) -> None:
    items = corpus.obligations.values()
    found = [f"{item.id} : {it.field}" for item in items for it in faults(item, corpus.articles)]
    assert found == []


def test_un_nombre_change_dans_une_fiche_rend_le_test_rouge(corpus: Corpus) -> None:
    """La mutation : chaque seuil, montant, délai ou date qui a une preuve, changé à son tour."""
    tried = [
        (item, it, mutant)
        for item in corpus.obligations.values()
        for it in numbers(item)
        if it.preuve and not it.partage
        for mutant in mutants(item, it, cited(corpus, it))
    ]
    assert len(tried) > 100
    survivors = [
        f"{item.id} : {it.field} : {it.dit}"
        for item, it, mutant in tried
        if not faults(mutant, corpus.articles)
    ]
    assert survivors == []


def test_un_seuil_ne_bouge_pas_d_un_habitant_ni_d_un_agent(corpus: Corpus) -> None:
    bounds = [
        (item, it)
        for item in corpus.obligations.values()
        for it in numbers(item)
        if it.preuve and it.loc[-1] in ("population_min", "population_max", "agents_min")
    ]
    assert bounds
    for item, it in bounds:
        for step in (-1, 1):
            moved = changed(item, it.loc, at(item, it.loc) + step)
            assert faults(moved, corpus.articles), f"{item.id} : {it.field} {step:+}"


def test_un_nombre_sans_preuve_est_une_dette_pas_une_faute(corpus: Corpus) -> None:
    item = corpus.obligation("telerecours")
    bare = changed(item, ("concerne", 0, "preuve"), ())
    assert not faults(bare, corpus.articles)
    assert ("concerne", 0, "population_min") in [it.loc for it in debt(bare, corpus.articles)]
    assert ("concerne", 0, "population_min") not in [it.loc for it in debt(item, corpus.articles)]


def cited(corpus: Corpus, it: Nombre) -> list[str]:
    """Les phrases des preuves d'un nombre."""
    return [text for id in it.preuve for text in corpus.articles[id].article.citations]


def mutants(item: Obligation, it: Nombre, sentences: list[str]) -> Iterator[Obligation]:
    """La fiche, ce nombre changé pour un autre qu'aucune de ses preuves n'écrit."""
    given = at(item, it.loc)
    if isinstance(given, date):
        known = {moment for text in sentences for moment in moments(text)}
        days = (given + timedelta(days=step) for step in range(2, 400))
        yield changed(item, it.loc, next(day for day in days if (day.day, day.month, day.year) not in known))
    elif isinstance(given, int):
        yield changed(item, it.loc, given * 10 + 7)
    else:
        values = {found.value for text in sentences for found in quantities(text)}
        for found in quantities(given):
            other = next(new for new in range(int(found.value) + 1, 10**12) if new not in values)
            text = f"{given[: found.start]}{other}{given[found.end :]}"
            yield changed(item, it.loc, text)
        if not quantities(given):
            yield changed(
                item, it.loc, re.sub(r"(\d+)(?:er)?", lambda match: str(int(match[1]) + 1), given, count=1)
            )


def at(item: Obligation, loc: Loc) -> Any:
    """La valeur à une place d'une fiche."""
    here: Any = item
    for part in loc:
        here = here[part] if isinstance(part, int) else getattr(here, part)
    return here


def changed(fact: Any, loc: Loc, new: object) -> Any:
    """Une fiche, une valeur changée ; sans revalider le reste, qui n'est pas ce que l'on éprouve."""
    if not loc:
        return new
    first, *rest = loc
    if isinstance(first, int):
        return (*fact[:first], changed(fact[first], tuple(rest), new), *fact[first + 1 :])
    return fact.model_copy(update={first: changed(getattr(fact, first), tuple(rest), new)})


@pytest.mark.parametrize("step", [-1, 1])
def test_un_seuil_plante_hors_de_sa_phrase_se_dit(corpus: Corpus, step: int) -> None:
    item = corpus.obligation("telerecours")
    (found,) = faults(changed(item, ("concerne", 0, "population_min"), 3_500 + step), corpus.articles)
    assert found.field == "concerne.0.population_min"
