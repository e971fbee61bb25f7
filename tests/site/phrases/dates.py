"""Le calendrier : chaque date des textes, à venir ou passée depuis un an, sur la page et dans les agendas."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from macros.corpus.facts import Corpus
from macros.models.obligations import Echeance, Obligation, Rythme
from macros.models.profils import Profil
from macros.views.obligations import THEMES
from tests.site.phrases.droit import first, trust
from tests.site.phrases.lecture import Guide, on, sheet, thousands
from tests.site.phrases.profils import LISTES, expected, falls, gesture

PAGE = "calendrier/"
A_VENIR, AUTRES, PASSEES = "les dates à venir", "pour information", "les dates de l'année passée"


TITRE = 70
"""Les lettres qu'un agenda montre d'un titre."""

BEFORE = ".j30"
"""La fin du nom d'un rappel, trente jours avant sa date."""


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
    today, known = (
        guide.today,
        [(it, item) for item in guide.corpus.obligations.values() for it in item.echeances],
    )
    ours = [pair for pair in known if pair[0].pour == "collectivite"]
    since = a_year_before(today)
    past = [(it.date, item.nom_court, it.objet) for it, item in ours if since <= str(it.date) < str(today)]
    lead = {"jour": f"Au {on(today)}", "autres": "Ces dates visent vos fournisseurs"}
    yield from guide.missing(guide.text(PAGE), lead)
    yield from of_list(guide, A_VENIR, coming(ours, today))
    yield from of_list(guide, AUTRES, coming([pair for pair in known if pair not in ours], today))
    yield from of_list(guide, PASSEES, sorted(past, reverse=True))


def a_year_before(today: date) -> str:
    """Le même jour de l'an passé, tel que les données l'écrivent."""
    return f"{today.year - 1}{str(today)[4:]}"


def coming(known: Iterable[tuple[Echeance, Obligation]], today: date) -> list[tuple[date, str, str]]:
    """Les dates à venir, dans l'ordre."""
    return sorted((day, item.nom_court, it.objet) for it, item in known if (day := falls(it, today)))


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


def of_agenda(guide: Guide, address: str) -> Iterator[str]:
    """L'agenda d'une tranche : ses dates, et jamais celles de ce qui ne la concerne pas."""
    profile = next(it for it in guide.corpus.profils() if agenda(it) == address)
    letters = expected(profile)
    every = {str(event.uid).partition("@")[0]: event for event in events(guide.file(address))}
    found = {uid: event for uid, event in every.items() if not uid.endswith(BEFORE)}
    wanted = {
        f"{item.id}.{it.id}": (item, it)
        for item in guide.corpus.obligations.values()
        for it in item.echeances
        if it.pour == "collectivite" and letters.get(item.id, "N") != "N"
        if (it.rythme or it.date >= item.verifie_le)
    }
    for uid in {f"{uid}{BEFORE}" for uid in found} ^ (every.keys() - found.keys()):
        yield f"{uid} : un rappel n'a pas sa date, ou une date son rappel"
    for uid in found.keys() ^ wanted.keys():
        yield f"{uid} : {'en trop' if uid in found else 'manque'}"
    for uid in found.keys() & wanted.keys():
        item, deadline = wanted[uid]
        told = answers(guide.corpus, profile, item, letters)
        yield from (f"{uid} : {fault}" for fault in of_event(found[uid], item, deadline, told))
        for fault in of_reminder(every.get(f"{uid}{BEFORE}"), item, deadline):
            yield f"{uid}, rappel : {fault}"
    size = profile.population_min or (profile.population_max or 0) + 1
    if size > 1 and thousands(size) not in guide.reader.read(guide.file(address).replace("\r\n ", "")):
        yield f"le nom de l'agenda ne dit pas {thousands(size)} habitants"


def answers(
    corpus: Corpus, profile: Profil, item: Obligation, letters: Mapping[str, str]
) -> Mapping[str, str]:
    """Ce qu'un événement dit de sa fiche : la réponse, le premier geste, l'article, la confiance."""
    return {
        "réponse": f"{LISTES[letters[item.id]]}.",
        "premier geste": gesture(item, profile.answer(item).regles),
        "texte": first(corpus, item),
        "confiance": f"confiance {trust(corpus, item)}",
    }


def events(text: str) -> list[Event]:
    """Les événements d'un agenda, lus par une autre bibliothèque que celle qui les écrit."""
    return IcsCalendarStream.calendar_from_ics(text).events


def of_event(event: Event, item: Obligation, deadline: Echeance, told: Mapping[str, str]) -> Iterator[str]:
    """Un événement : son jour, sa durée, sa réponse, son geste, son texte, son rythme."""
    yield from absent(event, {**shared(item, deadline), **told, "portée": "sans valeur de conseil juridique"})
    whole = f"{item.nom_court} : {deadline.objet}"
    if len(whole) <= TITRE and event.summary != whole:
        yield f"s'intitule « {event.summary} » au lieu de « {whole} »"
    family = ",".join(event.categories).replace("\\", "")  # cette bibliothèque coupe aux virgules protégées
    if family != THEMES[item.theme]:
        yield f"se range sous {family} au lieu de {THEMES[item.theme]}"
    if event.dtstart != deadline.date or event.computed_duration != timedelta(days=1):
        yield f"tombe le {event.dtstart} au lieu du {deadline.date}"
    if bool(event.rrule) != (deadline.rythme is Rythme.CHAQUE_ANNEE):
        yield "son retour n'est pas celui du texte"
    if [alarm.trigger for alarm in event.alarm] != [timedelta(days=-30)]:
        yield "ne sonne pas trente jours avant"


def of_reminder(event: Event | None, item: Obligation, deadline: Echeance) -> Iterator[str]:
    """Un rappel : la date qu'il annonce, sa fiche, trente jours avant."""
    if event is None:
        return
    yield from absent(event, {**shared(item, deadline), "annonce": "Dans trente jours"})
    if event.dtstart != deadline.date - timedelta(days=30):
        yield f"tombe le {event.dtstart}"


def shared(item: Obligation, deadline: Echeance) -> Mapping[str, str]:
    """Ce que disent un événement et son rappel : la fiche, ce qui se passe, le jour, et s'il revient."""
    day = on(deadline.date)
    said = f"Chaque année, le {day.rpartition(' ')[0]} :" if deadline.rythme else f"Le {day} :"
    return {"jour": said, "objet": deadline.objet, "fiche": sheet(item.id), "nom": item.nom_court}


def absent(event: Event, wanted: Mapping[str, str]) -> Iterator[str]:
    """Ce qu'un événement devait dire et ne dit pas, par nom."""
    said = f"{event.summary} {event.description}".casefold()
    for name, words in wanted.items():
        if words.casefold() not in said:
            yield f"{name} : « {words} » ne se lit pas"
