"""Deux calendriers ICS par tranche, ses échéances et ses douze mois : à télécharger, ou à suivre."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from macros.corpus.facts import Corpus
from macros.models.confiance import reference
from macros.models.obligations import Destinataire, Echeance, Obligation, Reponse, Resultat, Rythme
from macros.models.profils import Profil
from macros.models.textes import ArticleEpingle
from macros.proofs.droit import trust
from macros.texts.french import in_words
from macros.views.obligations import RESULTATS, THEMES, address
from macros.views.profils import title
from macros.views.textes import CONFIANCES

MARQUE = "guide-pratique-numerique"
SCOPE = "Information générale, sans valeur de conseil juridique."
RAPPEL = timedelta(days=30)
DOUZE_MOIS = "douze-mois/"
DEBUT = 2026
"""L'année où commencent les douze mois ; ils reviennent ensuite chaque année."""

TITLE = 70
"""Les lettres qu'un agenda montre d'un titre."""

Articles = Mapping[str, ArticleEpingle]


def content(profile: Profil, obligations: tuple[Obligation, ...], articles: Articles, base: str = "") -> str:
    """Le calendrier d'une tranche : ses dates à elle, ni celles des fournisseurs, ni ce qui ne la vise pas.

    Ses liens sont complets quand l'adresse du guide est connue : un agenda n'a pas de page d'où partir.
    """
    calendar = started(f"Obligations numériques : {title(profile)}")
    for obligation in obligations:
        answer = profile.answer(obligation)
        if answer.resultat is not Resultat.NE_S_APPLIQUE_PAS:
            for deadline in ahead(obligation):
                told = [f"{day_of(deadline)} : {deadline.objet}.", *details(obligation, answer, articles)]
                sheet = f"{base}/{address(obligation)}"
                day, before = event(obligation, deadline), reminder(obligation, deadline)
                described(day, [*told, f"Fiche du guide : {sheet}", SCOPE], sheet if base else "")
                described(before, [told[0], f"Fiche du guide : {sheet}"], sheet if base else "")
                for entry in (day, before):
                    entry.add("categories", [THEMES[obligation.theme]])
                    calendar.add_component(entry)
    return str(calendar.to_ical(), "utf-8")


def months(profile: Profil, corpus: Corpus, base: str = "") -> str:
    """Les douze mois d'une tranche : chaque année, le premier du mois, ses gestes à cocher."""
    calendar = started(f"Trente minutes par mois : {title(profile)}")
    page = f"{base}/{DOUZE_MOIS}"
    for rank, month in enumerate(corpus.douze_mois.mois, start=1):
        gestures = [one for one in month.gestes if concerned(profile, corpus, one.obligations)]
        if gestures:
            first = date(DEBUT, rank, 1)
            entry = all_day(f"mois-{rank:02d}", first, short(f"{month.nom} : {month.titre}", month.titre))
            entry.add("dtstamp", datetime.combine(first, time(), UTC))
            entry.add("rrule", {"freq": "yearly"})
            boxes = [f"☐ {one.geste} ({one.minutes} minutes)" for one in gestures]
            described(entry, [*boxes, f"Page du guide : {page}#{month.id}", SCOPE], page if base else "")
            entry.add("categories", ["Douze mois"])
            calendar.add_component(entry)
    return str(calendar.to_ical(), "utf-8")


def started(name: str) -> Calendar:
    """Un calendrier vide, que les agendas relisent chaque semaine."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{MARQUE}//FR")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(days=7), {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P7D")
    return calendar


def concerned(profile: Profil, corpus: Corpus, obligations: tuple[str, ...]) -> bool:
    """Vrai si l'une de ces obligations vise la tranche, ou peut la viser."""
    answers = (profile.answer(corpus.obligation(id)).resultat for id in obligations)
    return any(answer is not Resultat.NE_S_APPLIQUE_PAS for answer in answers)


def ahead(obligation: Obligation) -> list[Echeance]:
    """Les échéances de la collectivité qui reviennent, ou à venir le jour où la fiche a été lue."""
    return [
        it
        for it in obligation.echeances
        if it.pour is Destinataire.COLLECTIVITE and (it.rythme or it.date >= obligation.verifie_le)
    ]


def event(obligation: Obligation, deadline: Echeance) -> Event:
    """Une échéance. Son `UID` ne change jamais ; sa `SEQUENCE` monte quand sa date change."""
    title = short(f"{obligation.nom_court} : {deadline.objet}", obligation.nom_court)
    entry = all_day(f"{obligation.id}.{deadline.id}", deadline.date, title)
    entry.add_component(alarm(obligation))
    return dated(entry, obligation, deadline)


def reminder(obligation: Obligation, deadline: Echeance) -> Event:
    """Le rappel, trente jours avant : un agenda que l'on suit ne sonne pas toujours, il montre."""
    title = short(f"Dans trente jours : {obligation.nom_court}", obligation.nom_court)
    entry = all_day(f"{obligation.id}.{deadline.id}.j30", deadline.date - RAPPEL, title)
    return dated(entry, obligation, deadline)


def dated(entry: Event, obligation: Obligation, deadline: Echeance) -> Event:
    """Le même événement, avec le jour où on l'a lu, le rang de sa date et son retour."""
    entry.add("sequence", len(deadline.dates_precedentes))
    entry.add("dtstamp", datetime.combine(obligation.verifie_le, time(), UTC))
    if deadline.rythme is Rythme.CHAQUE_ANNEE:
        entry.add("rrule", {"freq": "yearly"})
    return entry


def all_day(id: str, day: date, title: str) -> Event:
    """Un événement d'une journée, qui n'occupe personne."""
    entry = Event()
    entry.add("uid", f"{id}@{MARQUE}")
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    entry.add("summary", title)
    entry.add("transp", "TRANSPARENT")
    entry.add("x-microsoft-cdo-busystatus", "FREE")
    return entry


def short(title: str, otherwise: str) -> str:
    """Un titre qu'un agenda montre en entier : le premier s'il tient, sinon l'autre, coupé à un mot."""
    chosen = title if len(title) <= TITLE else otherwise
    return chosen if len(chosen) <= TITLE else f"{chosen[: TITLE - 1].rsplit(' ', 1)[0]}…"


def day_of(deadline: Echeance) -> str:
    """Le jour d'une échéance, en toutes lettres."""
    said = in_words(deadline.date)
    return f"Chaque année, le {said.rsplit(' ', 1)[0]}" if deadline.rythme else f"Le {said}"


def described(entry: Event, lines: list[str], url: str) -> None:
    """Donne à un événement son texte, et son adresse si l'on sait où est le guide."""
    entry.add("description", "\n".join(lines))
    if url:
        entry.add("url", url)


def details(obligation: Obligation, answer: Reponse, articles: Articles) -> list[str]:
    """Ce que dit l'événement : la réponse, le premier geste, l'article et la confiance."""
    return [
        f"{RESULTATS[answer.resultat]}. Premier geste : {obligation.gesture(answer)}",
        f"Texte : {reference(obligation.base_legale[0], articles)}",
        f"Confiance {CONFIANCES[trust(obligation, articles)]}",
    ]


def alarm(obligation: Obligation) -> Alarm:
    """La sonnerie d'un calendrier téléchargé, trente jours avant."""
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", f"Dans trente jours : {obligation.nom_court}")
    made.add("trigger", -RAPPEL)
    return made
