"""Une réponse qui change s'annonce : ce que chaque fiche répondait la dernière fois qu'on l'a dit."""

from collections.abc import Iterable, Iterator, Mapping

from macros.models.base import Fait, Identifiant
from macros.models.nouveautes import Nouveaute
from macros.models.obligations import Obligation
from macros.reading.digest import digest


class Annonce(Fait):
    """Ce que répondait une fiche, résumé, et la dernière nouveauté qui la nommait quand on l'a noté.

    La fiche a pu changer de nom depuis : le relevé, qu'une machine écrit, ne l'apprend qu'à la publication.
    """

    obligation: Identifiant
    empreinte: str
    nouveaute: Identifiant | None


def answers(item: Obligation) -> str:
    """L'empreinte de ce que répond une fiche : à qui, à quelle taille, sous quelles réponses."""
    rules = (rule.model_dump_json(include=DECIDES) for rule in item.concerne)
    return digest([item.statut, *rules])


DECIDES = {"structures", "population_min", "population_max", "agents_min", "si", "portee"}
"""Les champs d'une règle qui décident d'une réponse ; ses phrases peuvent se récrire."""


def unannounced(
    obligations: Iterable[Obligation], noted: Mapping[str, Annonce], news: Iterable[Nouveaute]
) -> Iterator[str]:
    """Les fiches dont la réponse a changé sans qu'une nouveauté de plus les nomme."""
    told = latest(news)
    for item in obligations:
        before = noted.get(item.id)
        if before and before.empreinte == answers(item):
            continue
        if told.get(item.id) in (None, before.nouveaute if before else None):
            yield item.id


def latest(news: Iterable[Nouveaute]) -> dict[str, str]:
    """La dernière nouveauté qui nomme chaque fiche ; le même jour, celle du haut du fichier."""
    newest_first = sorted(news, key=lambda item: item.date, reverse=True)
    return {id: item.id for item in reversed(newest_first) for id in item.faits}


def noted_again(
    obligations: Iterable[Obligation], noted: Mapping[str, Annonce], news: Iterable[Nouveaute]
) -> tuple[Annonce, ...]:
    """Ce que chaque fiche répond à présent ; une fiche qui n'a pas changé garde sa ligne."""
    told = latest(news)
    return tuple(
        before
        if (before := noted.get(item.id)) and before.empreinte == answers(item)
        else Annonce(obligation=item.id, empreinte=answers(item), nouveaute=told.get(item.id))
        for item in obligations
    )
