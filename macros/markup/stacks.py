"""Les tableaux sur un petit écran : chaque ligne est une pile, et chaque case y dit le nom de sa colonne."""

import re

from markupsafe import Markup

TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
COLUMN = re.compile(r"<th\b[^>]*scope=\"col\"[^>]*>(.*?)</th>", re.DOTALL)
CELL = re.compile(r"<(t[hd])\b([^>]*)>")


def stacked(page: str) -> str:
    """La page, ses tableaux prêts à s'empiler."""
    return TABLE.sub(lambda found: stackable(found[0]), page)


def stackable(table: str) -> str:
    """Le tableau dont chaque balise dit le rôle que la mise en piles lui ôterait, et chaque case sa colonne.

    Sous l'en-tête d'une ligne, une seule donnée se comprend sans le nom de sa colonne.
    """
    names = [Markup(header).striptags() for header in COLUMN.findall(table)]
    said = names if len(names) > 2 else []
    return ROW.sub(lambda row: told(row[0], said), table).replace("<table", '<table role="table"', 1)


def told(row: str, names: list[str]) -> str:
    """Une ligne qui dit son rôle, et le nom de la colonne de chaque case."""
    columns = iter(names)
    cells = CELL.sub(lambda cell: named(cell[1], cell[2], next(columns, "")), row)
    return cells.replace("<tr", '<tr role="row"', 1)


def named(tag: str, written: str, column: str) -> str:
    """La balise ouvrante d'une case, avec son rôle ; une donnée porte aussi le nom de sa colonne."""
    if tag == "td":
        said = Markup(' data-colonne="{}"').format(column) if column else ""
        return f'<td{written} role="cell"{said}>'
    return f'<th{written} role="{"column" if "col" in written else "row"}header">'
