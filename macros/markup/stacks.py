"""Les tableaux sur un petit écran : chaque ligne est une pile, et chaque case y dit le nom de sa colonne."""

import re

from markupsafe import Markup

TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
COLUMN = re.compile(r"<th\b[^>]*scope=\"col\"[^>]*>(.*?)</th>", re.DOTALL)
CELL = re.compile(r"<(t[hd])\b([^>]*)>")


def stacked(page: str) -> str:
    """La page, ses tableaux prêts à s'empiler."""
    return TABLE.sub(lambda table: stackable(table[0]), page)


def stackable(table: str) -> str:
    """Le tableau dont chaque case dit sa colonne ; ses balises gardent leur sens.

    Sous l'en-tête d'une ligne, une seule donnée se comprend sans le nom de sa colonne.
    """
    names = [Markup(header).striptags() for header in COLUMN.findall(table)]
    return ROW.sub(lambda row: labelled_row(row[0], names), table) if len(names) > 2 else table


def labelled_row(row: str, names: list[str]) -> str:
    """Une ligne où chaque case dit le nom de sa colonne."""
    columns = iter(names)
    return CELL.sub(lambda cell: labelled_cell(cell[1], cell[2], next(columns, "")), row)


def labelled_cell(tag: str, written: str, column: str) -> str:
    """La balise ouvrante d'une case ; une donnée porte le nom de sa colonne."""
    said = Markup(' data-colonne="{}"').format(column) if tag == "td" and column else ""
    return f"<{tag}{written}{said}>"
