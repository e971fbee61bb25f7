"""Écrire sa déclaration : chaque partie imposée dans sa colonne."""

from collections.abc import Iterable, Iterator, Mapping

from macros.corpus.facts import Corpus
from tests.site.phrases.lecture import Guide, Row

PAGE = "declaration-accessibilite/"


def pages(corpus: Corpus) -> Iterable[str]:
    """La page de la déclaration."""
    return (PAGE,)


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les cases vides, ou échangées."""
    plan = guide.corpus.plan_declaration.values()
    parts = [row for row in guide.rows(address) if "comment l'écrire" in row.cells]
    if len(parts) != len(plan):
        yield f"{len(parts)} lignes pour {len(plan)} parties imposées"
        return
    for part, row in zip(plan, parts, strict=True):
        level = f"niveau {part.niveau_de_titre}" if part.niveau_de_titre else "pas de titre"
        named = {"titre_impose": part.titre_impose or "Sans titre"}
        yield from guide.missing(row.name, named)
        yield from in_column(guide, row, "niveau du titre", {"niveau": level})
        yield from in_column(guide, row, "ce qu'on y met", {text: text for text in part.contenu})
        yield from in_column(guide, row, "comment l'écrire", {"regle": part.regle})
        yield from in_column(
            guide, row, "si vous n'avez jamais été audité", {"si_jamais_audite": part.si_jamais_audite}
        )


def in_column(guide: Guide, row: Row, header: str, expected: Mapping[str, str | None]) -> Iterator[str]:
    """Ce qui manque à une case."""
    for fault in guide.missing(row.cells.get(header, ""), expected):
        yield f"{row.name}, colonne « {header} » : {fault}"
