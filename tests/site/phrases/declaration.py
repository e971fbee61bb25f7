"""Écrire sa déclaration : chaque partie imposée dans sa colonne, chaque réserve à sa place."""

from collections.abc import Iterable, Iterator, Mapping

from macros.corpus.facts import Corpus
from macros.models.accessibilite import Aide
from tests.site.phrases.lecture import Guide, Row, on

PAGE = "declaration-accessibilite/"
LECTURES: Mapping[str, str | None] = {
    "elevee": None,
    "moyenne": "(lu en partie, à vérifier)",
    "memoire": "(non vérifié)",
}


def pages(corpus: Corpus) -> Iterable[str]:
    """La page de la déclaration."""
    return (PAGE,)


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les cases vides, échangées, ou séparées de leur réserve."""
    facts, blocks, rows = guide.corpus.accessibilite, guide.blocks(address), guide.rows(address)
    parts = [row for row in rows if "comment l'écrire" in row.cells]
    if len(parts) != len(facts.declaration.parties):
        yield f"{len(parts)} lignes pour {len(facts.declaration.parties)} parties imposées"
        return
    for part, row in zip(facts.declaration.parties, parts, strict=True):
        level = f"niveau {part.niveau_de_titre}" if part.niveau_de_titre else "pas de titre"
        named = {"titre_impose": part.titre_impose or "Sans titre"}
        yield from guide.missing(row.name, named)
        yield from in_column(guide, row, "niveau du titre", {"niveau": level})
        yield from in_column(guide, row, "ce qu'on y met", {text: text for text in part.contenu})
        yield from in_column(guide, row, "comment l'écrire", {"regle": part.regle})
        yield from in_column(
            guide, row, "si vous n'avez jamais été audité", {"si_jamais_audite": part.si_jamais_audite}
        )
    for piece in facts.pieces:
        sheet = guide.corpus.obligations[piece.obligation].nom_court
        yield from guide.apart(
            blocks, piece.nom, {"où": piece.ou, "validité": piece.validite, "fiche": sheet}
        )
    for formula in facts.mention.formules:
        yield from guide.apart(blocks, formula.formule, {"condition": formula.condition})
    for mistake in facts.declaration.erreurs:
        yield from guide.apart(blocks, mistake.erreur, {"juste": mistake.juste})
    for exempt in facts.exemptions:
        yield from guide.apart(
            blocks, exempt.contenu, {"sauf": exempt.sauf or "Pas d'exception dans la page lue"}
        )
    for move in facts.premiere_fois.gestes:
        yield from guide.apart(blocks, move.geste, {"minutes": f"{move.minutes} minute"})
    for helper in (*facts.outils, *facts.exemples):
        yield from of_helper(guide, blocks, helper)
    for source in facts.sources:
        if source.url:
            known = {"date": source.date, "lecture": source.lecture, "lu le": on(source.lu_le)}
            yield from guide.apart(blocks, source.titre, known)


def in_column(guide: Guide, row: Row, header: str, expected: Mapping[str, str | None]) -> Iterator[str]:
    """Ce qui manque à une case."""
    for fault in guide.missing(row.cells.get(header, ""), expected):
        yield f"{row.name}, colonne « {header} » : {fault}"


def of_helper(guide: Guide, blocks: list[str], helper: Aide) -> Iterator[str]:
    """Un outil ou un exemple, avec sa réserve quand tout n'a pas été lu."""
    yield from guide.apart(blocks, helper.quoi, {"nom": helper.nom, "lecture": LECTURES[helper.confiance]})
