"""Le calendrier : les dates que fixent les textes, passées depuis un an ou à venir."""

from datetime import date, timedelta

from markupsafe import Markup

from macros.corpus.facts import Corpus, named
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.models.obligations import Destinataire, Echeance, Obligation
from macros.models.profils import Profil
from macros.texts.french import counted
from macros.views.obligations import AUDIENCES, address
from macros.views.profils import title

ANNEE = timedelta(days=365)

Deadline = tuple[Obligation, Echeance]
Entry = tuple[date, Obligation, Echeance]


def tableau_calendrier(corpus: Corpus, here: Here) -> Markup:
    """Les dates à venir, celles qui visent d'autres que vous, puis celles de l'année passée."""
    ours, others = partition(deadlines(corpus))
    past = [(it.date, item, it) for item, it in ours if here.today - ANNEE <= it.date < here.today]
    return html.join(
        [
            html.heading(2, "Les dates à venir"),
            dated_table("Dates à venir", coming(ours, here), here),
            html.heading(2, "Pour information"),
            html.paragraph("Ces dates visent vos fournisseurs, ou personne en particulier."),
            dated_table("Dates pour information", coming(others, here), here),
            html.heading(2, "Les dates de l'année passée"),
            dated_table("Dates passées depuis un an", sorted(past, key=order, reverse=True), here),
        ],
        "\n",
    )


def liste_calendriers(corpus: Corpus, here: Here) -> Markup:
    """Un calendrier par tranche, à télécharger ou à suivre par son adresse."""
    return html.bullets(
        html.join([html.link(f"{title(profile)} (ICS)", here.to(file(profile)))])
        for profile in corpus.profils()
    )


def echeance(corpus: Corpus, here: Here, fiche: str, id: str) -> Markup:
    """Une échéance en une phrase, au temps juste le jour de la construction."""
    item = corpus.obligation(fiche)
    found = named("échéance", id, {it.id: it for it in item.echeances})
    what = found.objet if found.objet[1:2].isupper() else f"{found.objet[:1].lower()}{found.objet[1:]}"
    coming = found.next(here.today)
    return html.join([*tense(found, coming, here), f" : {what}{AUDIENCES[found.pour]}."])


def tense(deadline: Echeance, coming: date | None, here: Here) -> list[Content]:
    """Le début de la phrase : passé, aujourd'hui, à venir, ou chaque année."""
    if coming is None:
        return ["C'était le ", html.day(deadline.date)]
    if coming == here.today:
        return ["C'est aujourd'hui, le ", html.day(coming)]
    if deadline.rythme:
        return ["C'est chaque année, la prochaine fois le ", html.day(coming)]
    return ["Ce sera le ", html.day(coming)]


def file(profile: Profil) -> str:
    """L'adresse du calendrier d'une tranche."""
    return f"calendrier/{profile.slug}.ics"


def deadlines(corpus: Corpus) -> list[Deadline]:
    """Toutes les échéances datées, avec leur fiche."""
    return [(item, deadline) for item in corpus.obligations.values() for deadline in item.echeances]


def partition(found: list[Deadline]) -> tuple[list[Deadline], list[Deadline]]:
    """Les échéances des collectivités, et les autres."""
    return (
        [pair for pair in found if pair[1].pour is Destinataire.COLLECTIVITE],
        [pair for pair in found if pair[1].pour is not Destinataire.COLLECTIVITE],
    )


def coming(found: list[Deadline], here: Here) -> list[Entry]:
    """Celles qui tombent aujourd'hui ou plus tard, dans l'ordre."""
    return sorted(((day, item, it) for item, it in found if (day := it.next(here.today))), key=order)


def order(entry: Entry) -> tuple[date, str]:
    """L'ordre du calendrier : la date, puis le nom de la fiche."""
    return entry[0], entry[1].nom_court


def dated_table(caption: str, entries: list[Entry], here: Here) -> Markup:
    """Un tableau de dates, ou la phrase qui dit qu'il n'y en a pas."""
    if not entries:
        return html.paragraph("Aucune date connue.")
    rows = [
        (html.day(day), html.link(item.nom_court, here.to(address(item))), deadline.objet)
        for day, item, deadline in entries
    ]
    return html.table(f"{caption} : {counted(len(rows), 'date')}", ("Date", "Fiche", "Ce qui se passe"), rows)
