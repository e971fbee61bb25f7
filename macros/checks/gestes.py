"""Les étapes d'une fiche : de trois à six, à l'impératif, sans redite entre elles ni avec la page."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from macros.corpus.facts import Corpus
from macros.models.obligations import Obligation
from macros.reading.loading import Loc, Source, field_name, read_page, read_yaml
from macros.reading.problems import Problem
from macros.texts.french import folded
from macros.views.obligations import address

FEWEST, MOST = 2, 5
"""Les gestes qui suivent le premier : avec lui, de trois à six étapes."""

STEM = 5
"""Les premières lettres d'un mot : « délégué » et « délégués » se ressemblent, « délai » non."""

SHORTEST = 4
"""En dessous, un mot ne dit pas de quoi l'on parle."""

ALIKE = 0.6
"""La part commune au-delà de laquelle deux textes disent la même chose."""

IMPERATIVE = re.compile(r"(?:n['e]\s*(?:[a-z]+ )?)?(?:[a-z]+ez\b|faites|dites)")
COUNT = (
    "actions : {} gestes ; il en faut de {} à {} après le premier geste. "
    "Exemple : - faire: Déclarez-le à la CNIL."
)
MOOD = "{} : « {}… » n'est pas à l'impératif ; parlez au lecteur. Exemple : Déclarez-le à la CNIL."
REPEAT = "{} : redit {} ; n'en gardez qu'un. Exemple : une fois dans la fiche, et pas dans sa page"


def problems(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """Les fautes de chaque fiche."""
    for item in corpus.obligations.values():
        source = read_yaml(root, root / f"data/obligations/{item.id}.yml")
        yield from counted(item, source)
        yield from moods(item, source)
        yield from repeats(item, source)
        page = root / f"docs/{address(item).rstrip('/')}.md"
        if page.exists():
            yield from told_again(item, source, read_page(root, page))


def counted(item: Obligation, source: Source) -> Iterator[Problem]:
    """Trop peu d'étapes n'aident pas, trop d'étapes ne se font pas."""
    if not FEWEST <= len(item.actions) <= MOST:
        said = COUNT.format(len(item.actions), FEWEST, MOST)
        yield Problem(source.path, source.line(("actions",)), said)


def moods(item: Obligation, source: Source) -> Iterator[Problem]:
    """Un geste qui commence par un infinitif, ou par personne."""
    for loc, text in steps(item):
        if not commanding(text):
            yield Problem(source.path, source.line(loc), MOOD.format(field_name(loc), text[:30]))


def commanding(text: str) -> bool:
    """Vrai si un texte dit de faire, après une condition ou une date au plus."""
    parts = re.split(r" ?[,:;.?] ", folded(text))
    return any(IMPERATIVE.match(part.strip()) for part in parts[:3])


def repeats(item: Obligation, source: Source) -> Iterator[Problem]:
    """Deux étapes qui disent la même chose."""
    for (first, one), (second, other) in combinations(steps(item), 2):
        if alike(one, other):
            yield Problem(
                source.path, source.line(second), REPEAT.format(field_name(second), field_name(first))
            )


def told_again(item: Obligation, source: Source, page: Source) -> Iterator[Problem]:
    """Une étape que la page redit, dans une liste ou dans une réponse."""
    for line in filter(None, map(str.strip, page.body.splitlines())):
        for loc, text in steps(item):
            if not line.startswith(("{{", "#")) and alike(text, line):
                yield Problem(
                    source.path, source.line(loc), REPEAT.format(field_name(loc), f"« {line[:40]}… »")
                )


def steps(item: Obligation) -> Iterator[tuple[Loc, str]]:
    """Les étapes d'une fiche, chacune à sa place : le premier geste, puis les autres."""
    yield ("premier_geste",), item.premier_geste
    yield from ((("actions", rank, "faire"), it.faire) for rank, it in enumerate(item.actions))


def alike(one: str, other: str) -> bool:
    """Vrai si l'essentiel des mots de l'un se retrouve dans l'autre."""
    words, others = stems(one), stems(other)
    shorter = min(len(words), len(others))
    return shorter > 2 and len(words & others) / max(len(words), len(others)) >= ALIKE


def stems(text: str) -> frozenset[str]:
    """Les débuts des mots d'un texte, sans les petits mots."""
    return frozenset(word[:STEM] for word in re.findall(r"[a-z0-9]+", folded(text)) if len(word) >= SHORTEST)
