"""Une réponse qui change s'annonce : ce que chaque fiche répondait la dernière fois qu'on l'a dit."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from macros.models.base import Fait, IdObligation, Jour
from macros.models.nouveautes import Nouveaute
from macros.models.obligations import Obligation
from macros.reading.digest import digest


class Annonce(Fait):
    """Ce que répondait une fiche, résumé, et le jour où on l'a noté."""

    obligation: IdObligation
    empreinte: str
    le: Jour


def answers(item: Obligation) -> str:
    """L'empreinte de ce que répond une fiche : à qui, à quelle taille, sous quelles réponses."""
    rules = (rule.model_dump_json(include=DECIDES) for rule in item.concerne)
    return digest([item.statut, *rules])


DECIDES = {"structures", "population_min", "population_max", "agents_min", "si", "portee"}
"""Les champs d'une règle qui décident d'une réponse ; ses phrases peuvent se récrire."""


def unannounced(
    obligations: Iterable[Obligation], noted: Mapping[str, Annonce], news: Iterable[Nouveaute]
) -> Iterator[str]:
    """Une phrase par fiche dont la réponse a changé sans qu'une nouveauté datée la nomme."""
    told = {id: item.date for item in sorted(news, key=lambda item: item.date) for id in item.faits}
    for item in obligations:
        before = noted.get(item.id)
        if before and before.empreinte == answers(item):
            continue
        since = before.le if before else date.min
        if told.get(item.id, date.min) <= since:
            yield (
                f"data/obligations/{item.id}.yml : sa réponse a changé sans être annoncée ; ajoutez à "
                f"data/nouveautes.yml un changement daté qui la nomme. Exemple : faits: [{item.id}]"
            )


def noted_again(
    obligations: Iterable[Obligation], noted: Mapping[str, Annonce], on: date
) -> tuple[Annonce, ...]:
    """Ce que chaque fiche répond à présent ; le jour ne change que pour celles qui ont changé."""
    return tuple(
        before
        if (before := noted.get(item.id)) and before.empreinte == answers(item)
        else Annonce(obligation=item.id, empreinte=answers(item), le=on)
        for item in obligations
    )
