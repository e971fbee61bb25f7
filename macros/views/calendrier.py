"""Le calendrier : les dates que fixent les textes, passées depuis un an ou à venir."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from markupsafe import Markup

from macros.corpus.facts import Corpus, find_fact
from macros.markup import html
from macros.markup.here import Here
from macros.markup.registry import inventory, word
from macros.models.obligations import Destinataire, Echeance, Obligation
from macros.models.profils import Profil
from macros.texts.french import capital, lowered
from macros.views.obligations import AUDIENCES, STRUCTURES, address
from macros.views.profils import title

Deadline = tuple[Obligation, Echeance]
Entry = tuple[date, Obligation, Echeance]


@inventory
def tableau_calendrier(corpus: Corpus, here: Here) -> Markup:
    """Les dates à venir, celles qui visent d'autres que vous, puis celles de l'année passée."""
    ours, others = partition(deadlines(corpus))
    return html.join(
        [
            html.heading(2, "Les dates à venir"),
            html.paragraph(html.join(["Au ", html.as_of(here), ", voici ce qui vient."])),
            dated_table("echeances", "Dates à venir", coming(ours, here), here),
            html.heading(2, "Pour information"),
            html.paragraph("Ces dates visent vos fournisseurs, ou personne en particulier."),
            dated_table("echeances-autres", "Dates pour information", coming(others, here), here),
            html.heading(2, "Les dates de l'année passée"),
            dated_table("echeances-passees", "Dates passées depuis un an", past(ours, here), here),
        ],
        "\n",
    )


@inventory
def liste_calendriers(corpus: Corpus, here: Here) -> Markup:
    """Deux calendriers par tranche, à suivre ou à prendre ; une structure de plusieurs tailles se replie."""
    kinds = [list(group) for _, group in groupby(corpus.profils(), key=lambda it: it.structure)]
    folds = (
        html.folded(capital(STRUCTURES[first.structure]), calendars([first, *others], here))
        for first, *others in kinds
        if others
    )
    rest = calendars([first for first, *others in kinds if not others], here)
    return html.join([*folds, rest], "\n")


def calendars(profiles: Iterable[Profil], here: Here) -> Markup:
    """Les deux calendriers de chaque tranche : ses échéances, et les gestes des douze mois."""
    return html.bullets(
        html.join(
            [
                html.link(f"{title(profile)}, échéances (ICS)", here.to(file(profile))),
                " ; ",
                html.link(f"{title(profile)}, douze mois (ICS)", here.to(months_file(profile))),
            ]
        )
        for profile in profiles
    )


@word
def echeance(corpus: Corpus, here: Here, fiche: str, id: str) -> Markup:
    """Une échéance en une phrase, vraie avant ce jour comme après."""
    item = corpus.obligation(fiche)
    deadline = find_fact("échéance", id, {it.id: it for it in item.echeances})
    what = deadline.objet if deadline.objet[1:2].isupper() else lowered(deadline.objet)
    often = " Chaque année depuis." if deadline.rythme else ""
    return html.join(["Le ", html.day(deadline.date), f" : {what}{AUDIENCES[deadline.pour]}.", often])


def file(profile: Profil) -> str:
    """L'adresse du calendrier d'une tranche."""
    return f"calendrier/{profile.slug}.ics"


def months_file(profile: Profil) -> str:
    """L'adresse du calendrier des douze mois d'une tranche."""
    return f"calendrier/{profile.slug}-douze-mois.ics"


def deadlines(corpus: Corpus) -> list[Deadline]:
    """Toutes les échéances datées, avec leur fiche."""
    return [(item, deadline) for item in corpus.obligations.values() for deadline in item.echeances]


def partition(pairs: list[Deadline]) -> tuple[list[Deadline], list[Deadline]]:
    """Les échéances des collectivités, et les autres."""
    return (
        [pair for pair in pairs if pair[1].pour is Destinataire.COLLECTIVITE],
        [pair for pair in pairs if pair[1].pour is not Destinataire.COLLECTIVITE],
    )


def coming(pairs: list[Deadline], here: Here) -> list[Entry]:
    """Celles qui tombent aujourd'hui ou plus tard, dans l'ordre."""
    return sorted(((day, item, it) for item, it in pairs if (day := it.next(here.today))), key=order)


def past(pairs: list[Deadline], here: Here) -> list[Entry]:
    """Celles qui sont tombées depuis un an, la plus récente d'abord."""
    fallen = sorted(((day, item, it) for item, it in pairs if (day := it.last(here.today))), key=order)
    return sorted((it for it in fallen if it[0] >= year_ago(here.today)), key=lambda it: it[0], reverse=True)


def year_ago(day: date) -> date:
    """Le même jour, un an plus tôt ; un 29 février, le 1er mars. Le navigateur compte de même."""
    leap = (day.month, day.day) == (2, 29)
    return date(day.year - 1, 3, 1) if leap else day.replace(year=day.year - 1)


def order(entry: Entry) -> tuple[date, str]:
    """L'ordre du calendrier : la date, puis le nom de la fiche."""
    return entry[0], entry[1].nom_court


def dated_table(kind: str, caption: str, entries: list[Entry], here: Here) -> Markup:
    """Un tableau de dates, que le navigateur tient à jour, ou la phrase qui dit qu'il n'y en a pas."""
    if not entries:
        return html.paragraph("Aucune date connue.")
    rows = [
        (
            html.yearly(day) if deadline.rythme else html.day(day),
            html.link(item.nom_court, here.to(address(item))),
            deadline.objet,
        )
        for day, item, deadline in entries
    ]
    return html.section(kind, html.table(caption, ("Date", "Fiche", "Ce qui se passe"), rows))
