"""Le calendrier : chaque date des textes, à venir ou passée depuis un an, sur la page et dans les agendas."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from macros.corpus import Corpus
from macros.models.obligations import Echeance, Obligation, Rythme
from macros.models.profils import Profil
from tests.site.phrases.lecture import Guide, on, sheet, thousands
from tests.site.phrases.profils import LISTES, article, expected

PAGE = "calendrier/"
ANNEE = timedelta(days=365)
A_VENIR, PASSEES = "les dates à venir", "les dates de l'année passée"


def pages(corpus: Corpus) -> Iterable[str]:
    """La page, et l'agenda de chaque tranche."""
    return (PAGE, *(agenda(profile) for profile in corpus.profils()))


def agenda(profile: Profil) -> str:
    """L'adresse de l'agenda d'une tranche."""
    return f"calendrier/{profile.slug}.ics"


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les dates qui manquent, en trop, en désordre ou mal accompagnées."""
    yield from of_page(guide) if address == PAGE else of_agenda(guide, address)


def of_page(guide: Guide) -> Iterator[str]:
    """La page : à venir du plus proche au plus lointain, passées du plus récent au plus ancien."""
    known = [(item, it) for item in guide.corpus.obligations.values() for it in item.echeances]
    coming = sorted(
        (day, item.nom_court, it.objet) for item, it in known if (day := following(it, guide.today))
    )
    past = [
        (it.date, item.nom_court, it.objet)
        for item, it in known
        if guide.today - ANNEE <= it.date < guide.today
    ]
    yield from of_list(guide, A_VENIR, coming)
    yield from of_list(guide, PASSEES, sorted(past, reverse=True))


def of_list(guide: Guide, title: str, wanted: list[tuple[date, str, str]]) -> Iterator[str]:
    """Une liste de la page, ligne à ligne."""
    read = guide.reader.sentence
    lines = [
        (row.name, *(cell.rstrip(".") for cell in row.cells.values()))
        for row in guide.rows(PAGE)
        if row.title == title
    ]
    expected_lines = [(read(on(day)), read(name), read(said)) for day, name, said in wanted]
    for line in expected_lines:
        if lines.count(line) != expected_lines.count(line):
            yield f"{title} : « {' | '.join(line)} » se lit {lines.count(line)} fois"
    if len(lines) != len(expected_lines):
        yield f"{title} : {len(lines)} lignes pour {len(expected_lines)} dates"
    if [line[0] for line in lines] != [line[0] for line in expected_lines]:
        yield f"{title} : les dates ne se suivent pas"


def following(deadline: Echeance, today: date) -> date | None:
    """Le prochain jour d'une échéance."""
    if deadline.date >= today:
        return deadline.date
    if deadline.rythme is None:
        return None
    years = (deadline.date.replace(year=today.year + later) for later in (0, 1))
    return next(day for day in years if day >= today)


def of_agenda(guide: Guide, address: str) -> Iterator[str]:
    """L'agenda d'une tranche : ses dates, et jamais celles de ce qui ne la concerne pas."""
    profile = next(it for it in guide.corpus.profils() if agenda(it) == address)
    letters = expected(profile)
    found = {str(event.uid).partition("@")[0]: event for event in events(guide.file(address))}
    wanted = {
        f"{item.id}.{it.id}": (item, it)
        for item in guide.corpus.obligations.values()
        for it in item.echeances
        if letters.get(item.id, "N") != "N" and (it.rythme or it.date >= item.verifie_le - ANNEE)
    }
    for uid in found.keys() ^ wanted.keys():
        yield f"{uid} : {'en trop' if uid in found else 'manque'}"
    for uid in found.keys() & wanted.keys():
        for fault in of_event(found[uid], *wanted[uid], letters):
            yield f"{uid} : {fault}"
    size = profile.population_min or (profile.population_max or 0) + 1
    if size > 1 and thousands(size) not in guide.reader.read(guide.file(address).replace("\r\n ", "")):
        yield f"le nom de l'agenda ne dit pas {thousands(size)} habitants"


def events(text: str) -> list[Event]:
    """Les événements d'un agenda, lus par une autre bibliothèque que celle qui les écrit."""
    return IcsCalendarStream.calendar_from_ics(text).events


def of_event(event: Event, item: Obligation, deadline: Echeance, letters: Mapping[str, str]) -> Iterator[str]:
    """Un événement : son jour, sa durée, sa réponse, son geste, son texte, son rythme."""
    said = f"{event.summary} {event.description}".casefold()
    wanted = {
        "objet": deadline.objet,
        "réponse": LISTES[letters[item.id]],
        "premier geste": item.premier_geste,
        "texte": article(item),
        "fiche": sheet(item.id),
        "vérifiée": f"{item.verifie_le:%d/%m/%Y}",
        "nom": item.nom_court,
    }
    for name, words in wanted.items():
        if words.casefold() not in said:
            yield f"{name} : « {words} » ne se lit pas"
    if event.dtstart != deadline.date or event.computed_duration != timedelta(days=1):
        yield f"tombe le {event.dtstart} au lieu du {deadline.date}"
    if bool(event.rrule) != (deadline.rythme is Rythme.CHAQUE_ANNEE):
        yield "son retour n'est pas celui du texte"
    if [alarm.trigger for alarm in event.alarm] != [timedelta(days=-30)]:
        yield "ne sonne pas trente jours avant"
