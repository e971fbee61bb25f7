"""Les empreintes d'une page construite : une par chose que l'on y regarde, pour dire ce qui est à revoir."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import starmap
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from lxml import etree, html

from macros.markup.here import INDEX
from macros.markup.html import COMPUTED, INVENTORY
from macros.models.rgaa import Empreintes
from macros.proofs.sobriete import file
from macros.reading.digest import digest
from macros.texts.french import MONTHS

CONTENT = "main"
OWN = f"{CONTENT}, .fil"
"""Ce qui n'est qu'à une page : son contenu, et le chemin qui y mène."""

TEXT = "texte"

FREE = frozenset(
    (
        *("id", "for", "name", "value", "title", "alt", "content", "placeholder", "datetime", "headers"),
        *("list", "min", "max", "maxlength", "action", "popovertarget", "style"),
        *("aria-label", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"),
        *("d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "points"),
        *("width", "height", "viewbox", "transform"),
    )
)
"""Les attributs qui nomment, comptent ou mesurent : une forme n'en garde que la présence."""

SAID = ("lang", "alt", "title", "aria-label", "placeholder")
"""Les attributs qu'une personne lit ou entend, et la langue de ce qu'ils disent."""

NUMBER = re.compile(rf"\d+(?:er\b)?(?:[\s.,]\d+)*|\b(?:{'|'.join(MONTHS)})\b")
"""Un nombre ou un mois : un compte qui monte, une date qui change ne sont pas un texte à relire."""

CODE = re.compile(r"(?:^|/)(assets/[\w./-]+\.(css|js))$")

NAMING = etree.XPath("//@*[contains(., 'assets/')]")
"""Les attributs d'une page qui nomment une ressource."""

Shape = dict[str, "Shape"]
"""Une forme : chaque sorte d'enfant une fois, avec sa forme à elle."""


def of_page(site: Path, address: str, part: str = CONTENT) -> Empreintes:
    """Les empreintes de ce qu'un sélecteur désigne dans une page d'un site construit."""
    tree = parsed(site, address)
    chosen, (styles, scripts) = tree.cssselect(part), code(site, tree)
    seen = {
        "structure": outline(chosen, (COMPUTED,)),
        "texte": words([*tree.xpath("/html/head/title"), *chosen]),
        "styles": styles,
        "scripts": scripts,
    }
    for content in list(tree.iter(CONTENT)):
        content.drop_tree()
    seen["entourage"] = outline(body(tree), (COMPUTED,)) + words(body(tree))
    return Empreintes(**{look: digest([text]) for look, text in seen.items()})


def of_tools(site: Path, address: str) -> tuple[str, str]:
    """Les empreintes de ce que lisent les outils : le contenu d'une page et son code ; ce qui l'entoure."""
    tree = parsed(site, address)
    own = tree.cssselect(OWN)
    content = [outline(own, ()), words(own), *code(site, tree)]
    for part in own:
        part.drop_tree()
    return digest(content), digest([outline(body(tree), ()), words(body(tree))])


def parsed(site: Path, address: str) -> html.HtmlElement:
    """Une page construite, analysée."""
    return html.document_fromstring(file(site, address).read_text("utf-8"))


def body(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """Ce qu'une page montre."""
    return list(tree.iter("body"))


def outline(elements: Iterable[html.HtmlElement], hidden: Collection[str]) -> str:
    """La forme d'éléments, sans les blocs des classes `hidden` ; l'ordre et le nombre n'y comptent pas."""
    shape: Shape = {}
    for element in elements:
        add(shape, element, hidden)
    return spelled(shape)


def add(shape: Shape, element: html.HtmlElement, hidden: Collection[str]) -> None:
    """Ajoute un élément à une forme : d'un modèle déjà vu, il n'apporte que ce qu'il a de plus."""
    if not isinstance(element.tag, str) or classed(element, hidden):
        return
    inside = shape if element.tag == "abbr" else shape.setdefault(opened(element), {})
    written = filled(element.text)
    for child in element:
        written = written or filled(child.tail)
        add(inside, child, hidden)
    if written:
        inside.setdefault(TEXT, {})


def filled(text: str | None) -> bool:
    """Vrai d'un texte qui a plus que des espaces."""
    return text is not None and text.strip() != ""


def spelled(shape: Shape) -> str:
    """Une forme en un texte stable."""
    return "".join(f"<{kind}>{spelled(inside)}</>" for kind, inside in sorted(shape.items()))


def opened(element: html.HtmlElement) -> str:
    """Une balise et ses attributs, sans ce qui change d'un exemplaire à l'autre."""
    return " ".join([str(element.tag), *sorted(starmap(attribute, element.items()))])


@lru_cache(maxsize=16_384)
def attribute(name: str, value: str) -> str:
    """Un attribut : où mène un lien, la présence de ce qui nomme ou mesure, la valeur du reste."""
    if name in ("href", "src"):
        return f"{name}={target(value)}"
    if name in FREE or name.startswith("data-"):
        return name
    return f"{name}={plain(value)}"


def target(address: str) -> str:
    """La sorte d'un lien : vers une ancre, le guide ou ailleurs, avec le format d'un document."""
    parts = urlsplit(address)
    suffix = PurePosixPath(parts.path).suffix
    if parts.scheme or parts.netloc:
        return "ailleurs.pdf" if suffix.lower() == ".pdf" else "ailleurs"
    return f"guide{suffix}" if parts.path else "ancre"


def words(elements: Iterable[html.HtmlElement]) -> str:
    """Le texte d'éléments, dans l'ordre, avec ses balises et la langue de ses mots."""
    pieces: list[str] = []
    for element in elements:
        say(element, pieces)
    return "\0".join(map(plain, "".join(pieces).split("\0")))


def say(element: html.HtmlElement, pieces: list[str]) -> None:
    """Ajoute les morceaux de texte d'un élément ; ni liste, ni état, ni date que la construction écrit."""
    if not isinstance(element.tag, str) or element.tag == "time" or classed(element, (COMPUTED, INVENTORY)):
        return
    edge = "" if element.tag == "abbr" else "\0"
    if edge:
        pieces.append("\0".join(["", element.tag, *(element.get(name, "") for name in SAID), ""]))
    pieces.append(element.text or "")
    for child in element:
        say(child, pieces)
        pieces.append(child.tail or "")
    pieces.append(edge)


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Un texte aux espaces unifiées, sans nombre ni mois."""
    return NUMBER.sub("0", " ".join(text.split()))


def classed(element: html.HtmlElement, names: Collection[str]) -> bool:
    """Vrai si un élément porte une de ces classes."""
    given = element.get("class")
    return given is not None and any(name in names for name in given.split())


def code(site: Path, tree: html.HtmlElement) -> tuple[str, str]:
    """Les feuilles de style et les scripts qu'une page nomme, sauf l'index de recherche, qui est du texte."""
    named = (CODE.search(part) for value in NAMING(tree) for part in value.split())
    places = {mention[1]: mention[2] for mention in named if mention and mention[1] != INDEX}
    styles, scripts = (
        sorted(one for one, kind in places.items() if kind == asked) for asked in ("css", "js")
    )
    return joined(site, styles), joined(site, scripts)


def joined(site: Path, places: Iterable[str]) -> str:
    """Le texte de fichiers, bout à bout."""
    return "\0".join((site / place).read_text("utf-8") for place in places)
