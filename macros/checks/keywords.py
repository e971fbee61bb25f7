"""Les mots-clés d'une fiche : qui les tape doit lire, sur la page, une réponse à ce qu'il cherche."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.corpus.facts import Corpus
from macros.models.obligations import Obligation
from macros.reading.loading import read_text
from macros.reading.problems import Problem
from macros.search.synonyms import synonyms
from macros.search.words import roots
from macros.texts.vocabulary import strings

UNANSWERED = (
    "mots_cles : la page ne dit rien de « {} » ; retirez ce mot, répondez-y dans la fiche, ou donnez-lui un "
    "équivalent dans data/synonymes.yml. Exemple : cantine"
)


def mots_cles(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """Les mots-clés dont la fiche et sa page ne portent aucun mot, ni aucun équivalent."""
    groups = [
        [" ".join(roots(form)) for form in group]
        for group in synonyms(corpus.lexique.values(), corpus.synonymes.values())
    ]
    for item in corpus.obligations.values():
        known = known_roots(text(root, item), groups)
        place = f"data/obligations/{item.id}.yml"
        for word in item.mots_cles:
            if known.isdisjoint(roots(word)):
                yield Problem(place, line(root, place, word), UNANSWERED.format(word))


def text(root: Path, item: Obligation) -> str:
    """Tout ce que la fiche et sa page écrivent, sauf les mots-clés."""
    fact = item.model_dump(mode="json", exclude={"mots_cles", "id"})
    page = root / "docs" / "obligations" / f"{item.id.replace('_', '-')}.md"
    return "\n".join(
        [*(written for _, written in strings(fact, ())), read_text(root, page) if page.exists() else ""]
    )


def known_roots(text: str, groups: Iterable[Iterable[str]]) -> frozenset[str]:
    """Les racines d'un texte, et celles des équivalents de ses expressions."""
    read = roots(text)
    whole = f" {' '.join(read)} "
    equal = (form for group in groups if any(f" {one} " in whole for one in group) for form in group)
    return frozenset(read) | {root for form in equal for root in form.split()}


def line(root: Path, place: str, word: str) -> int:
    """La ligne où s'écrit un mot-clé."""
    lines = read_text(root, root / place).splitlines()
    written = (one.strip().removeprefix("- ").strip("'\"").replace("''", "'") for one in lines)
    return next((rank for rank, one in enumerate(written, start=1) if one == word), 1)
