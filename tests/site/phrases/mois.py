"""Douze mois : chaque geste dit sa durée, son résultat, son risque et sa confiance."""

from collections.abc import Iterable, Iterator, Mapping

from macros.corpus.facts import Corpus
from tests.site.phrases.lecture import Guide

CONFIANCES: Mapping[str, str] = {
    "elevee": "confiance élevée",
    "moyenne": "confiance moyenne",
    "memoire": "non vérifié",
}


def pages(corpus: Corpus) -> Iterable[str]:
    """La page des douze mois."""
    return ("douze-mois/",)


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les gestes et les questions mal accompagnés."""
    blocks, year = guide.blocks(address), guide.corpus.douze_mois
    for month in year.mois:
        yield from guide.apart(
            blocks, month.pourquoi_maintenant, {"durée": f"{month.minutes} minute", "mois": None}
        )
        for move in month.gestes:
            sheets = {id: guide.corpus.obligations[id].nom_court for id in move.obligations}
            expected = {
                "durée": f"({move.minutes} minute",
                "résultat": f"Résultat : {move.resultat}",
                "aide": f"Aide : {move.aide}",
                "risque": f"risque {move.risque_si_rien}",
                "confiance": CONFIANCES[move.confiance],
            }
            yield from guide.apart(blocks, move.geste, sheets | expected)
    for item in year.en_reserve:
        sheet = guide.corpus.obligations[item.obligation].nom_court
        yield from guide.apart(blocks, item.question, {"fiche": sheet})
    titles = [guide.said(title) for title in guide.page(address).iter("h2")]
    for month in year.mois:
        if guide.reader.sentence(f"{month.nom} : {month.titre}") not in titles:
            yield f"le titre du mois « {month.nom} : {month.titre} » manque"
