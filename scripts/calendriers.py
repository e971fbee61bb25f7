"""Écrit un calendrier ICS par tranche, avant la construction : à télécharger, ou à suivre par son adresse."""

import os
import sys
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from macros.corpus import load_profiles, load_rules
from macros.models.obligations import Echeance, Obligation, Resultat, Rythme
from macros.models.profils import Profil
from macros.views.calendrier import ANNEE, file
from macros.views.obligations import RESULTATS, address
from macros.views.profils import title
from scripts.profils import stale_removed, write
from scripts.verifier import ROOT

FOLDER = ROOT / "docs" / "calendrier"
MARQUE = "guide-pratique-numerique"
RAPPEL = timedelta(days=30)
BASE = os.environ.get("ADRESSE_DU_GUIDE", "").rstrip("/")
"""L'adresse où le guide sera servi, celle que lit aussi `mkdocs.yml` ; vide tant qu'elle n'est pas connue."""


def main() -> int:
    """Écrit les calendriers des tranches que donnent les règles d'aujourd'hui."""
    obligations = tuple(load_rules(ROOT).values())
    profiles = load_profiles(ROOT)
    wanted = {ROOT / "docs" / file(profile): content(profile, obligations, BASE) for profile in profiles}
    stale_removed(FOLDER, "*.ics", wanted)
    for path, text in wanted.items():
        write(path, text)
    return 0


def content(profile: Profil, obligations: tuple[Obligation, ...], base: str = "") -> str:
    """Le calendrier d'une tranche : toutes ses dates, sauf celles de ce qui ne la concerne pas.

    Ses liens sont complets quand l'adresse du guide est connue : un agenda n'a pas de page d'où partir.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{MARQUE}//FR")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Obligations numériques : {title(profile)}")
    calendar.add("refresh-interval", timedelta(days=7), {"VALUE": "DURATION"})
    for obligation in obligations:
        result = profile.answer(obligation).resultat
        if result is not Resultat.NE_S_APPLIQUE_PAS:
            for deadline in recent(obligation):
                calendar.add_component(event(obligation, deadline, result, base))
    return str(calendar.to_ical(), "utf-8")


def recent(obligation: Obligation) -> list[Echeance]:
    """Les échéances à venir, qui reviennent, ou passées depuis un an au plus à la vérification."""
    return [it for it in obligation.echeances if it.rythme or it.date >= obligation.verifie_le - ANNEE]


def event(obligation: Obligation, deadline: Echeance, result: Resultat, base: str) -> Event:
    """Une échéance d'une journée. Son `UID` ne change jamais ; sa `SEQUENCE` monte quand sa date change."""
    entry = Event()
    entry.add("uid", f"{obligation.id}.{deadline.id}@{MARQUE}")
    entry.add("sequence", len(deadline.dates_precedentes))
    entry.add("dtstamp", datetime.combine(obligation.verifie_le, time(), UTC))
    entry.add("dtstart", deadline.date)
    entry.add("dtend", deadline.date + timedelta(days=1))
    entry.add("summary", f"{obligation.nom_court} : {deadline.objet}")
    sheet = f"{base}/{address(obligation)}"
    entry.add("description", "\n".join(details(obligation, result, sheet)))
    if base:
        entry.add("url", sheet)
    if deadline.rythme is Rythme.CHAQUE_ANNEE:
        entry.add("rrule", {"freq": "yearly"})
    entry.add_component(reminder(obligation))
    return entry


def details(obligation: Obligation, result: Resultat, sheet: str) -> list[str]:
    """Ce que dit l'événement : la réponse, le premier geste, l'article et la fiche."""
    basis = obligation.base_legale[0]
    return [
        f"{RESULTATS[result]}. Premier geste : {obligation.premier_geste}",
        f"Texte : {basis.texte}, {basis.reference}",
        f"Fiche du guide : {sheet} (vérifiée le {obligation.verifie_le:%d/%m/%Y})",
        "Information générale, sans valeur de conseil juridique.",
    ]


def reminder(obligation: Obligation) -> Alarm:
    """Un rappel trente jours avant."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Dans trente jours : {obligation.nom_court}")
    alarm.add("trigger", -RAPPEL)
    return alarm


if __name__ == "__main__":
    sys.exit(main())
