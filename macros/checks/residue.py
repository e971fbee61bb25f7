"""Ce que Markdown n'a pas compris dans une page, et que le lecteur verrait tel quel : crochets, étoiles."""

import re
from collections.abc import Iterator
from html import unescape

from macros.checks.pages import FENCED, Text
from macros.checks.rendered import Finder, rendered

Fault = tuple[int, str]

LEFT: tuple[tuple[str, str], ...] = (
    (
        r"\]\s+\([^)\s]*\)|\]\([^)\n]*$",
        "« {} » : ce lien ne se fait pas ; ni espace avant la parenthèse, ni parenthèse ouverte. "
        "Exemple : [le lexique](../lexique/index.md)",
    ),
    (
        r"\[[^\[\]\n]+\]\s?\[[^\]\n]*\]|\[\[[^\]\n]*\]\]",
        "« {} » : ce renvoi ne mène nulle part ; écrivez l'adresse. "
        "Exemple : [le lexique](../lexique/index.md)",
    ),
    (
        r"https?://\S+|\bwww\.[\w-]+\.\S+",
        "adresse nue « {} » : dites en mots où elle mène. Exemple : [le site de la CNIL](https://www.cnil.fr/)",
    ),
    (r"\*\*|__", "« {} » reste seul : ouvrez et fermez le gras sans espace. Exemple : **un mot**"),
    (
        r"^ *#{2,6}\s",
        "« {} » : un titre commence au bord de sa ligne, après une ligne vide. Exemple : ## Le contexte",
    ),
    (
        r"^(?:[-+]\s*|[*]\s+)\w|^(?:(?<=\n)1\.|1\.(?=\S)|1[)/]|a\)|[→➔➜▶►✓✔✗▪◦‣])\s*\w",
        "« {} » : une liste commence après une ligne vide, par un tiret et une espace, ou par « 1. ». "
        "Exemple : - un disque",
    ),
    (
        r"^\s*(?:`{3,}|~{3,})",
        "bloc de code jamais fermé : reprenez ses signes « {} » seuls sur une ligne, à la fin. Exemple : ```",
    ),
    (r"^\s*\[[ xX]\]\s", "case à cocher « {} » : une page ne se remplit pas. Exemple : - Un disque"),
    (
        r"~~|-{2,}8<-{2,}|==(?=\S)|\^\[|%%|\{\+\+|^!!!|^:::|(?<!\w):[a-z_]+:(?!\w)|\{[:.#][^}\n]*\}?"
        r"|<!--|-->|<%|%>|^\*\[[^\]\n]+\]:|(?<!\w)\$[^$\s][^$\n]*\$(?!\w)",
        "« {} » : ce signe n'est pas du Markdown du guide ; retirez-le. Exemple : **un mot**",
    ),
)
"""Chaque reste, et la phrase qui dit quoi écrire à sa place."""

KNOWN = [(re.compile(pattern, re.MULTILINE), said) for pattern, said in LEFT]
INDENTED = re.compile(r"(?:^|\n[ \t]*\n)(?:\t| {4,})(?P<code>\S[^\n]*)")
"""Ce qui peut se lire comme du code : quatre espaces ou une tabulation, après une ligne vide."""

SHOWN = re.compile(r"<pre><code>(?P<code>[^\n<]*)")
SHIFTED = (
    "« {} » : quatre espaces au bord font d'un texte du code ; retirez-les. "
    "Exemple : - un disque, ou un bloc entre deux lignes de ```"
)

CUT = 40
"""Les signes d'un reste que l'on redit ; une adresse peut être sans fin."""


def restes(draft: Text) -> Iterator[Fault]:
    """Chaque signe de mise en forme que la page montrerait, au lieu de mettre en forme."""
    find = Finder(draft)
    for text in rendered(draft.source.body).read.words:
        for pattern, said in KNOWN:
            for match in pattern.finditer(text):
                clue = match[0].strip()
                yield find.line(clue), said.format(clue[:CUT] + ("…" if len(clue) > CUT else ""))


def decales(draft: Text) -> Iterator[Fault]:
    """Un texte décalé, que Markdown prend pour du code ; un vrai bloc de code se met entre deux clôtures."""
    body = FENCED.sub("", draft.source.body)
    if INDENTED.search(body):
        find = Finder(draft)
        for match in SHOWN.finditer(rendered(body).html):
            clue = unescape(match["code"]).strip()
            yield find.line(clue), SHIFTED.format(clue[:CUT])
