"""Lire une liste de collectivités : un CSV ou un ODS, avec ou sans en-tête, chaque ligne à son numéro."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.corpus.facts import Corpus, nearest
from macros.exports.liste import CODE, DEPARTEMENT, NAMED, NOM, PHRASES, colonnes
from macros.reading.problems import Problem, Problems
from macros.texts.french import folded


@dataclass(frozen=True)
class Demande:
    """Une ligne de la liste : son numéro, la collectivité qu'elle nomme, et ce qu'elle en dit."""

    ligne: int
    code: str
    nom: str
    departement: str
    dits: Mapping[str, str]


def read(path: Path, corpus: Corpus) -> list[Demande]:
    """Les lignes d'une liste ; dit une colonne inconnue, ou un fichier illisible."""
    rows = [(rank, cells) for rank, cells in enumerate(cells_of(path), start=1) if any(cells)]
    if not rows:
        raise Problems([Problem(path.name, 1, PHRASES["vide_fichier"])])
    return parsed(rows, path.name, corpus)


def parsed(rows: Sequence[tuple[int, Sequence[str]]], name: str, corpus: Corpus) -> list[Demande]:
    """Les demandes de lignes numérotées ; une liste sans en-tête n'a que des codes."""
    first, head = rows[0]
    if head[0][:2].isdigit() or head[0][:2].upper() in ("2A", "2B"):
        return [Demande(rank, cells[0], "", "", {}) for rank, cells in rows]
    meant = colonnes(corpus)
    names = [meant.get(folded(cell).strip(), "") for cell in head]
    faults = [
        Problem(name, first, PHRASES["colonne"].format(cell, nearest(cell, meant)))
        for cell, name_of in zip(head, names, strict=True)
        if cell and not name_of
    ]
    if not faults and not {CODE, NOM} & set(names):
        faults = [Problem(name, first, PHRASES["sans_colonne"])]
    if faults:
        raise Problems(faults)
    return [row_request(rank, dict(zip(names, cells, strict=False))) for rank, cells in rows[1:]]


def row_request(rank: int, given: Mapping[str, str]) -> Demande:
    """La demande d'une ligne."""
    told = {name: value for name, value in given.items() if value and name not in NAMED.values()}
    return Demande(rank, given.get(CODE, ""), given.get(NOM, ""), given.get(DEPARTEMENT, ""), told)


def cells_of(path: Path) -> Iterator[list[str]]:
    """Les lignes d'un fichier, chacune en cellules."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Problems([Problem(path.name, 1, PHRASES["absent"])]) from None
    if content.startswith(b"PK"):
        yield from (list(map(cell_text, row)) for row in of_ods(path))
    elif b"\0" in content:
        raise Problems([Problem(path.name, 1, PHRASES["illisible"])])
    else:
        yield from of_csv(decoded(content))


def of_csv(text: str) -> Iterator[list[str]]:
    """Les lignes d'un CSV ; son séparateur est celui de sa première ligne."""
    head = text.partition("\n")[0]
    separator = max(";,\t", key=head.count)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        yield [cell.strip() for cell in row] or [""]


def of_ods(path: Path) -> Iterable[Iterable[object]]:
    """Les lignes de la première feuille d'un ODS."""
    from odfdo import Document

    try:
        body = Document(str(path)).body
        tables = body.tables
    except Exception:
        raise Problems([Problem(path.name, 1, PHRASES["illisible"])]) from None
    if not tables:
        raise Problems([Problem(path.name, 1, PHRASES["vide_fichier"])])
    rows: Iterable[Iterable[object]] = tables[0].get_values()
    return rows


def cell_text(value: object) -> str:
    """Une cellule d'ODS en texte ; un tableur a pu ôter le zéro d'un code, il lui est rendu."""
    if value is None:
        return ""
    text = str(value).strip().removesuffix(".0")
    return text.zfill(5) if text.isdigit() and len(text) == 4 else text


def decoded(content: bytes) -> str:
    """Un texte en UTF-8, ou tel que l'écrit Excel."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
