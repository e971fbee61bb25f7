"""Rendre inoffensif un texte reçu : ni mot du guide, ni HTML, ni lien, ni coordonnées ; les mots restent.

C'est le seul endroit qui nettoie : la page, le ticket, le papier et le terminal ne rendent que des réponses.
"""

import re

from macros.contributions.letters import readable
from macros.contributions.persons import traces

SWAPS = str.maketrans(
    {
        "{": "(",
        "}": ")",
        "[": "(",
        "]": ")",
        "<": "‹",
        ">": "›",
        "`": "'",
        "|": "/",
        "\\": "/",
    }
)
"""Les signes par lesquels un texte devient un mot du guide, un lien, une image, du HTML ou du code."""

ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]{1,31};)")
NO_PICTURE = "(image retirée)"

HIDDEN = re.compile(r"<!--.{0,4000}?-->", re.DOTALL)
PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)|<img\b[^>\n]{0,2000}>", re.IGNORECASE)
TAG = re.compile(
    r"</?(?:[abiup]|br|hr|em|strong|div|span|font|center|table|thead|tbody|t[rdh]|[uo]l|li|h[1-6]|code|pre|kbd"
    r"|su[bp]|blockquote|details|summary)(?: [^<>\n]{0,1000})?/?>",
    re.IGNORECASE,
)
RULE = re.compile(r"^ *\|?(?: *:?-{2,}:? *\|)+(?: *:?-{2,}:?)? *(?:\n|$)", re.MULTILINE)
ROW = re.compile(r"^ *\|(.+)\| *$", re.MULTILINE)
"""Ce qu'apporte un texte collé d'une page : commentaires, images, mise en forme, tableaux."""

HEADING = re.compile(r"^[# ]+")
FENCE = re.compile(r"^[~# ]+")
RULER = re.compile(r"[-=*_+.:# ]+")
BULLET = re.compile(r"^[-*+•–—] +")
NUMBER = re.compile(r"([0-9]{1,2})[.)] +")
RUNS = re.compile(" +")


def unpasted(text: str) -> str:
    """Le texte sans ce qu'un copier-coller apporte : une image se dit retirée, une mise en forme se tait."""
    text = RULE.sub("", TAG.sub("", PICTURE.sub(NO_PICTURE, HIDDEN.sub("", text))))
    return ROW.sub(r"\1", text)


def clean(text: str) -> str:
    """Le texte sans rien qui s'exécute, s'affiche comme un lien ou désigne une personne."""
    text = ENTITY.sub("et ", unpasted(readable(text)).translate(SWAPS))
    for trace in traces(text):
        text = trace.pattern.sub(trace.instead, text)
    return text


def line(text: str) -> str:
    """Un texte reçu, nettoyé, sur une seule ligne."""
    return RUNS.sub(" ", HEADING.sub("", clean(text).replace("\n", " "))).strip(" ")


def lines(text: str) -> list[str]:
    """Les lignes non vides d'un texte reçu, nettoyées, sans tiret devant."""
    told = (BULLET.sub("", line(part), count=1) for part in clean(text).split("\n"))
    return [part for part in told if part]


def story(text: str) -> str:
    """Un récit en Markdown : des paragraphes et des listes, jamais un titre ni un tableau."""
    blocks: list[tuple[str, list[str]]] = []
    for kind, words in map(shape, clean(text).split("\n")):
        if kind and blocks and blocks[-1][0] == kind:
            blocks[-1][1].append(words)
        else:
            blocks.append((kind, [words]))
    return "\n\n".join("\n".join(words) for kind, words in blocks if kind)


def shape(raw: str) -> tuple[str, str]:
    """La sorte d'une ligne (`texte`, `liste`, `suite` numérotée, ou rien) et ses mots."""
    words = FENCE.sub("", line(raw)).strip(" ")
    if not words or RULER.fullmatch(words):
        return "", ""
    if BULLET.match(words):
        return "liste", "- " + BULLET.sub("", words, count=1)
    if match := NUMBER.match(words):
        return "suite", f"{int(match[1])}. {words[match.end() :]}"
    return "texte", words
