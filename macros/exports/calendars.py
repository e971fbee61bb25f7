"""Un calendrier ICS par tranche : à télécharger, ou à suivre par son adresse."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from macros.models.confiance import reference
from macros.models.obligations import Destinataire, Echeance, Obligation, Reponse, Resultat, Rythme
from macros.models.profils import Profil
from macros.models.textes import ArticleEpingle
from macros.proofs.droit import trust
from macros.views.calendrier import ANNEE
from macros.views.obligations import RESULTATS, address
from macros.views.profils import title
from macros.views.textes import CONFIANCES

MARQUE = "guide-pratique-numerique"
SCOPE = "Information générale, sans valeur de conseil juridique."
RAPPEL = timedelta(days=30)
Articles = Mapping[str, ArticleEpingle]


def content(profile: Profil, obligations: tuple[Obligation, ...], articles: Articles, base: str = "") -> str:
    """Le calendrier d'une tranche : ses dates à elle, ni celles des fournisseurs, ni ce qui ne la vise pas.

    Ses liens sont complets quand l'adresse du guide est connue : un agenda n'a pas de page d'où partir.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{MARQUE}//FR")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Obligations numériques : {title(profile)}")
    calendar.add("refresh-interval", timedelta(days=7), {"VALUE": "DURATION"})
    for obligation in obligations:
        answer = profile.answer(obligation)
        if answer.resultat is not Resultat.NE_S_APPLIQUE_PAS:
            for deadline in recent(obligation):
                entry = event(obligation, deadline)
                said = details(obligation, answer, articles)
                sheet = f"{base}/{address(obligation)}"
                entry.add("description", "\n".join([*said, f"Fiche du guide : {sheet}", SCOPE]))
                if base:
                    entry.add("url", sheet)
                calendar.add_component(entry)
    return str(calendar.to_ical(), "utf-8")


def recent(obligation: Obligation) -> list[Echeance]:
    """Les échéances à venir, qui reviennent, ou passées depuis un an au plus à la vérification."""
    return [
        it
        for it in obligation.echeances
        if it.pour is Destinataire.COLLECTIVITE and (it.rythme or it.date >= obligation.verifie_le - ANNEE)
    ]


def event(obligation: Obligation, deadline: Echeance) -> Event:
    """Une échéance d'une journée. Son `UID` ne change jamais ; sa `SEQUENCE` monte quand sa date change."""
    entry = Event()
    entry.add("uid", f"{obligation.id}.{deadline.id}@{MARQUE}")
    entry.add("sequence", len(deadline.dates_precedentes))
    entry.add("dtstamp", datetime.combine(obligation.verifie_le, time(), UTC))
    entry.add("dtstart", deadline.date)
    entry.add("dtend", deadline.date + timedelta(days=1))
    entry.add("summary", f"{obligation.nom_court} : {deadline.objet}")
    if deadline.rythme is Rythme.CHAQUE_ANNEE:
        entry.add("rrule", {"freq": "yearly"})
    entry.add_component(reminder(obligation))
    return entry


def details(obligation: Obligation, answer: Reponse, articles: Articles) -> list[str]:
    """Ce que dit l'événement : la réponse, le premier geste, l'article et la confiance."""
    return [
        f"{RESULTATS[answer.resultat]}. Premier geste : {obligation.gesture(answer)}",
        f"Texte : {reference(obligation.base_legale[0], articles)}",
        f"Confiance {CONFIANCES[trust(obligation, articles)]}",
    ]


def reminder(obligation: Obligation) -> Alarm:
    """Un rappel trente jours avant."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Dans trente jours : {obligation.nom_court}")
    alarm.add("trigger", -RAPPEL)
    return alarm
