"""Les adresses d'une page : chacune mène à une page du guide, ou à un autre site, sans rien charger."""

import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from html import unescape
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from macros.building.words import say
from macros.checks.pages import WORD, Draft, Text, here
from macros.checks.rendered import Finder, rendered
from macros.reading.braces import Word, words
from macros.reading.loading import read_page
from macros.reading.problems import Unknown

Fault = tuple[int, str]

TRACKED = re.compile(r"[?&](?:utm_[a-z]+|fbclid|gclid|mc_eid)=")
"""Ce qu'un lien partagé garde de la personne qui l'a reçu."""

SKIPPED = re.compile(r"[\x00-\x20\x7f]")
"""Ce que le navigateur efface d'une adresse avant de la lire."""

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
WEB = ("http:", "https:")
ID = re.compile(r"\bid=[\"']?([^\s\"'>]+)")
NOTES = ("#fn:", "#fnref:")
"""Les renvois que Markdown pose lui-même entre une note et son appel."""

MADE = ("docs/accessibilite/etat.svg",)

SHORTENERS = frozenset(
    (
        *("bit.ly", "buff.ly", "cutt.ly", "goo.gl", "is.gd", "lc.cx", "lnkd.in", "ow.ly", "rb.gy"),
        *("shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com", "urlz.fr"),
    )
)
"""Les sites qui raccourcissent une adresse."""

PRIVATE = (".local", ".lan", ".home", ".internal", ".intranet", ".localhost", ".test", ".invalid")
"""Ce qui finit le nom d'une machine que personne ne joint de chez soi."""

ADVICE = "adresse « {} » refusée : {}. Exemple : [la fiche](../obligations/open-data.md)"
EMPTY = "elle est vide"
STRANGE = "un lien mène à une page du guide ou à un site en https"
LOADED = "une image se range dans le guide, car un autre site saurait qui lit la page"
ABSOLUTE = "écrivez le chemin depuis cette page, sans barre oblique au début"
OUTSIDE = "elle sort du dossier docs/"
HOSTLESS = "elle ne nomme aucun site"
NOWHERE = "elle ne mène nulle part"
NEARBY = "seul votre réseau la connaît"
FOLLOWED = "elle dit d'où vient le lecteur, à partir de « {} »"
SHORTENED = "elle est raccourcie et cache où elle mène"
ABSENT = "le lien mène à {}, qui n'existe pas ; corrigez son chemin. Exemple : ../lexique/index.md"
NOT_A_PAGE = "le lien mène à {}, qui est un dossier ; nommez sa page. Exemple : {}/index.md"
NO_ANCHOR = "le lien mène à « #{} », absent de {} ; reprenez le titre visé. Exemple : #le-contexte"


def adresses(draft: Text) -> Iterator[Fault]:
    """Chaque adresse d'une page, telle que le navigateur la lira."""
    for line, name, value in written_addresses(draft):
        if message := strange(SKIPPED.sub("", value), name):
            yield line, message


def liens(draft: Draft) -> Iterator[Fault]:
    """Chaque adresse du guide mène à une page, et à un endroit de cette page."""
    for line, name, value in written_addresses(draft):
        message = "" if strange(SKIPPED.sub("", value), name) else astray(draft, value)
        if message:
            yield line, message


def written_addresses(draft: Text) -> Iterator[tuple[int, str, str]]:
    """Les adresses d'une page : la ligne, l'attribut, la valeur."""
    find = Finder(draft)
    for _, name, value in rendered(draft.source.body).attributes("href", "src", "cite", "action", "data"):
        if not value.startswith(NOTES):
            yield find.line(f"({value})" if value in ("", "#") else value), name, value


def strange(value: str, name: str) -> str:
    """Ce qu'une adresse a d'inadmissible, sans regarder où elle mène."""
    scheme = SCHEME.match(value)
    if scheme and scheme[0].lower() in WEB:
        reason = LOADED if name != "href" else unreachable(host(value)) or followed(value)
    elif scheme and scheme[0].lower() == "mailto:" and name == "href":
        reason = ""
    elif scheme:
        reason = STRANGE
    elif value.startswith(("//", "\\", "/\\")):
        reason = STRANGE if name == "href" else LOADED
    elif value.startswith(("?", "#")):
        reason = NOWHERE if value.startswith("?") or value == "#" else ""
    else:
        reason = ABSOLUTE if value.startswith("/") else EMPTY if not value else ""
    return ADVICE.format(value[:60], reason) if reason else ""


def followed(value: str) -> str:
    """Ce qu'une adresse porte de trop, et qui suit le lecteur."""
    found = TRACKED.search(value)
    return FOLLOWED.format(found[0]) if found else ""


def host(value: str) -> str:
    """Le site que nomme une adresse ; rien si elle n'en nomme pas, ou mal."""
    try:
        parts = urlsplit(value)
        return "" if parts.username or parts.port == 0 else parts.hostname or ""
    except ValueError:
        return ""


def unreachable(site: str) -> str:
    """Pourquoi un lecteur n'irait pas à ce site, ou sans savoir où il va."""
    if not site:
        return HOSTLESS
    if site in SHORTENERS:
        return SHORTENED
    with suppress(ValueError):
        return "" if ip_address(site).is_global else NEARBY
    return "" if "." in site and not site.endswith(PRIVATE) else NEARBY


def astray(draft: Draft, value: str) -> str:
    """Ce qui manque au bout d'une adresse du guide : la page, ou l'ancre dans la page."""
    if SCHEME.match(value):
        return ""
    target, _, anchor = value.partition("#")
    place = draft.source.path
    if target:
        file = unquote(target.partition("?")[0])
        place = posixpath.normpath(posixpath.join(posixpath.dirname(place), file))
    if not place.startswith("docs/"):
        return ADVICE.format(value[:60], OUTSIDE)
    if place in draft.made:
        return ""
    path = draft.root / place
    if path.is_dir():
        return NOT_A_PAGE.format(place, target.rstrip("/"))
    if not path.is_file() and place not in MADE:
        return ABSENT.format(place)
    if anchor and path.suffix == ".md":
        there = draft if not target else replace(draft, source=read_page(draft.root, path))
        return "" if unquote(anchor) in anchors(there) else NO_ANCHOR.format(anchor, place)
    return ""


def anchors(draft: Draft) -> set[str]:
    """Les ancres d'une page : celles de ses titres, et celles de ce que disent ses mots."""
    outputs = iter([output(draft, word) for word in words(draft.source.body)])
    body = WORD.sub(lambda _: next(outputs, ""), draft.source.body)
    return set(map(unescape, ID.findall(rendered(body).html)))


def output(draft: Draft, word: Word) -> str:
    """Ce qu'un mot affiche dans une page ; rien s'il est mal employé, ce qu'une autre vérification dit."""
    try:
        return say(word.name, draft.corpus, here(draft), word.args)
    except Unknown:
        return ""
