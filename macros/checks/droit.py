"""Les fautes de droit qu'une machine voit : nombre sans phrase, date annoncée à la main, lecture à venir."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from macros.checks.pages import WORD
from macros.corpus.facts import Corpus
from macros.models.obligations import AUCUN, Obligation
from macros.proofs.droit import faults, sentence
from macros.reading.loading import read_page, read_yaml
from macros.reading.problems import Problem
from macros.texts.numbers import coming
from macros.texts.vocabulary import strings
from macros.views.obligations import address

DATED = frozenset({"objet"})
"""Ce qui nomme une échéance : sa date est un champ, et la page en fait une phrase au bon temps."""


def problems(root: Path, corpus: Corpus, on: date) -> Iterator[Problem]:
    """Les fautes des fiches, puis celles des textes épinglés."""
    yield from unproved(root, corpus)
    yield from announced(root, corpus)
    yield from misfit(root, corpus)
    yield from unread(root, corpus, on)


def unproved(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """Chaque nombre qui nomme un article dont aucune phrase citée ne le porte."""
    for item in corpus.obligations.values():
        faulty = faults(item, corpus.articles)
        if faulty:
            source = read_yaml(root, root / f"data/obligations/{item.id}.yml")
            yield from (Problem(source.path, source.line(it.loc), sentence(it)) for it in faulty)


def misfit(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """Une règle ne propose qu'un modèle fait pour tous ceux qu'elle vise."""
    for item in corpus.obligations.values():
        for rank, rule in enumerate(item.concerne):
            modele = corpus.modeles.get(rule.modele or AUCUN)
            if modele and not all(
                modele.serves(it, rule.population_min, rule.population_max) for it in rule.structures
            ):
                source = read_yaml(root, root / f"data/obligations/{item.id}.yml")
                message = (
                    f"concerne.{rank}.modele : « {modele.id} » ne convient pas à tous ceux qu'elle vise ; "
                    "élargissez sa portée, ou retirez-le. Exemple : modele: aucun"
                )
                yield Problem(source.path, source.line(("concerne", rank, "modele")), message)


def announced(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """Une date à venir s'écrit dans `echeances`, et nulle part à la main : la phrase serait vite fausse."""
    for item in corpus.obligations.values():
        place = f"data/obligations/{item.id}.yml"
        source = read_yaml(root, root / place)
        for loc, text in strings(source.value, ()):
            if DATED.isdisjoint(loc):
                yield from (
                    Problem(place, source.line(loc), by_hand(item, day)) for day in future(item, text)
                )
        page = root / f"docs/{address(item).rstrip('/')}.md"
        if page.exists():
            body = read_page(root, page)
            for line, text in enumerate(body.body.splitlines(), body.body_line):
                said = WORD.sub(" ", text)
                yield from (Problem(body.path, line, by_hand(item, day)) for day in future(item, said))


def future(item: Obligation, text: str) -> Iterator[str]:
    """Les dates d'un texte qui suivent la relecture de sa fiche."""
    return coming(text, item.verifie_le)


def by_hand(item: Obligation, day: str) -> str:
    """La faute, et le mot qui écrit cette phrase au bon temps."""
    known = item.echeances[-1].id if item.echeances else "identifiant"
    return (
        f"date à venir annoncée à la main : « {day} » ; mettez-la dans echeances, et dites-la par un mot. "
        f'Exemple : {{{{ echeance("{item.id}", "{known}") }}}}'
    )


def unread(root: Path, corpus: Corpus, on: date) -> Iterator[Problem]:
    """Un article ne se lit pas demain."""
    for text in corpus.textes.values():
        for key, article in text.articles.items():
            if article.lu_le > on:
                source = read_yaml(root, root / f"data/textes/{text.id}.yml")
                message = f"articles.{key}.lu_le : jour à venir ; écrivez celui de la lecture. Exemple : {on}"
                yield Problem(source.path, source.line(("articles", key, "lu_le")), message)
