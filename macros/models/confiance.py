"""La confiance d'une fiche : elle se calcule de ce qui a été lu, personne ne l'écrit."""

from collections.abc import Iterator, Mapping

from macros.models.base import Niveau
from macros.models.obligations import BaseLegale, Obligation, ReferenceEpinglee
from macros.models.textes import ArticleEpingle, Lecture


def cited(obligation: Obligation) -> Iterator[str]:
    """Les articles épinglés que nomme la base légale d'une fiche, dans l'ordre."""
    for basis in obligation.base_legale:
        if isinstance(basis, ReferenceEpinglee):
            yield basis.article


def reference(basis: BaseLegale, articles: Mapping[str, ArticleEpingle]) -> str:
    """Le texte et l'article d'une référence, épinglée ou non."""
    if isinstance(basis, ReferenceEpinglee):
        return articles[basis.article].reference
    return f"{basis.texte}, {basis.reference}"


def brief_reference(basis: BaseLegale, articles: Mapping[str, ArticleEpingle]) -> str:
    """La même au plus court, pour une page où la place manque."""
    if isinstance(basis, ReferenceEpinglee):
        return articles[basis.article].breve
    return reference(basis, articles)


def confidence(obligation: Obligation, articles: Mapping[str, ArticleEpingle]) -> Niveau:
    """Élevée si tout a été lu dans un texte en vigueur, faible si le texte principal n'a pas été lu."""
    read = [articles[id] for id in cited(obligation)]
    if not isinstance(obligation.base_legale[0], ReferenceEpinglee):
        return Niveau.MEMOIRE
    whole = len(read) == len(obligation.base_legale) and not obligation.confiance.de_memoire
    sound = all(
        it.article.lecture is Lecture.TEXTE and it.article.in_force() and it.change is None for it in read
    )
    return Niveau.ELEVEE if whole and sound else Niveau.MOYENNE
