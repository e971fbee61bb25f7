"""Les tableaux et les notes écrits à la main : des lignes égales, des en-têtes, des notes appelées."""

import re
from collections.abc import Iterator

from macros.checks.pages import CODE, Text
from macros.checks.rendered import Finder, rendered
from macros.reading.captions import CAPTION

Fault = tuple[int, str]

SEPARATOR = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
BAR = re.compile(r"(?<!\\)\|")
CALLED = re.compile(r"\[\^([^\]\s]+)\]")
DEFINED = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:")
FOOTNOTE = re.compile(r'id="fnref\d*:([^"]+)"')

COUNT = "ligne de {} dans un tableau de {} : ajoutez ou retirez une barre. Exemple : | Commune | 912 |"
HEADLESS = (
    "tableau sans ligne d'en-têtes : nommez chaque colonne, puis tracez la ligne de tirets. "
    "Exemple : | Commune | Habitants | puis | --- | --- |"
)
UNTITLED = "tableau sans titre ; nommez-le juste au-dessus. Exemple : Tableau : Les aides, par département"
ABSENT = "la note [^{0}] n'est pas écrite ; écrivez-la en bas de la page. Exemple : [^{0}]: Le texte."
ORPHAN = "la note [^{0}] n'est appelée nulle part ; appelez-la ou retirez-la. Exemple : un mot[^{0}]"
SILENT = "la note [^{0}] est vide ; écrivez-la sur cette ligne. Exemple : [^{0}]: Le texte."
TWICE = (
    "la note [^{0}] est écrite deux fois ; donnez un autre nom à celle-ci. Exemple : [^{0}-bis]: Le texte."
)


def tableaux(draft: Text) -> Iterator[Fault]:
    """Chaque tableau a des en-têtes, et autant de cases à chaque ligne (RGAA 5.6)."""
    for table in blocks(draft):
        (line, head), *rest = table
        if not rest or not SEPARATOR.fullmatch(rest[0][1]):
            if len(table) > 1 or head.rstrip().endswith("|"):
                yield line, HEADLESS
            continue
        if not any(cells(head)) or not all(cells(head)[1:]):
            yield line, HEADLESS
        width = len(cells(head))
        for number, text in rest:
            if len(cells(text)) != width:
                yield number, COUNT.format(counted(len(cells(text)), "case"), counted(width, "colonne"))


def titres_de_tableaux(draft: Text) -> Iterator[Fault]:
    """Chaque tableau a son titre, juste au-dessus (RGAA 5.4)."""
    before = ""
    starts = {table[0][0] for table in blocks(draft)}
    for line, text in draft.lines():
        if line in starts and not before.startswith(CAPTION):
            yield line, UNTITLED
        before = text.strip() or before


def blocks(draft: Text) -> Iterator[list[tuple[int, str]]]:
    """Les suites de lignes qui se veulent des tableaux : une barre au début, ou des tirets dessous."""
    lines = [(line, CODE.sub("x", text)) for line, text in draft.lines()]
    table: list[tuple[int, str]] = []
    for rank, (line, text) in enumerate([*lines, (0, "")]):
        below = lines[rank + 1][1] if rank + 1 < len(lines) else ""
        ruled = "|" in below and "|" in text and SEPARATOR.fullmatch(below) is not None
        if text.lstrip().startswith("|") or (text.strip() and (table or ruled)):
            table.append((line, text))
        elif table:
            yield table
            table = []


def cells(text: str) -> list[str]:
    """Les cases d'une ligne, sans ses bords."""
    return [cell.strip() for cell in BAR.split(text.strip().removeprefix("|").removesuffix("|"))]


def counted(number: int, word: str) -> str:
    """Un nombre et son mot, accordé."""
    return f"{number} {word}{'s' if number > 1 else ''}"


def notes(draft: Text) -> Iterator[Fault]:
    """Une note s'écrit et s'appelle : ni appel sans note, ni note sans appel."""
    page = rendered(draft.source.body)
    find = Finder(draft)
    for name in CALLED.findall("".join(page.read.words)):
        yield find.line(f"[^{name}]"), ABSENT.format(name)
    called, seen = set(FOOTNOTE.findall(page.html)), set[str]()
    for line, text in draft.lines():
        match = DEFINED.match(text)
        if match and match[1] not in called:
            yield line, ORPHAN.format(match[1])
        elif match and match[1] in seen:
            yield line, TWICE.format(match[1])
        elif match and not text[match.end() :].strip():
            yield line, SILENT.format(match[1])
        elif match:
            seen.add(match[1])
