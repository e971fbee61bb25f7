"""Les faits d'une collection en tableau, tels qu'ils sont écrits : la page dit les colonnes."""

from datetime import date
from enum import Enum

from markupsafe import Markup

from macros.corpus.facts import Corpus, nearest
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import inventory
from macros.models.base import Fait
from macros.reading.problems import Unknown
from macros.texts.french import number


@inventory
def tableau_de_faits(corpus: Corpus, here: Here, collection: str, titre: str, *colonnes: str) -> Markup:
    """Un fait par ligne, une colonne par « En-tête : champ » ; refuse un champ qui demande une vue."""
    items = facts(corpus, collection)
    pairs = [column(told) for told in colonnes]
    rows = [[cell(item, field) for _, field in pairs] for item in items]
    return html.table(titre, [header for header, _ in pairs], rows)


def facts(corpus: Corpus, name: str) -> list[Fait]:
    """Les faits d'une collection ; refuse ce qui n'en est pas une, en proposant la plus proche."""
    lists = {field: held for field, held in vars(corpus).items() if isinstance(held, dict)}
    if name not in lists:
        raise Unknown(f"collection inconnue : « {name} »{nearest(name, lists)}")
    return list(lists[name].values())


def column(told: str) -> tuple[str, str]:
    """L'en-tête et le champ d'une colonne."""
    header, _, field = told.rpartition(" : ")
    if not header:
        raise Unknown(f"colonne « {told} » : en-tête et champ attendus. Exemple : Noté le : vu_le")
    return header, field


def cell(item: Fait, field: str) -> Content:
    """Ce que dit un champ : un texte, un nombre, un jour ; vide s'il est vide."""
    if field not in type(item).model_fields:
        raise Unknown(f"champ inconnu : « {field} »{nearest(field, type(item).model_fields)}")
    match getattr(item, field):
        case None:
            return ""
        case date() as day:
            return html.day(day)
        case int() | float() as count if not isinstance(count, bool):
            return number(count)
        case str() as text if not isinstance(text, Enum):
            return text
    raise Unknown(f"le champ « {field} » ne se montre pas seul. Exemple : Noté le : vu_le")
