"""Les ancres et les liens, quand plusieurs pages n'en font plus qu'une."""

from collections.abc import Collection
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree, html

BASE = "http://guide/"


def anchor(address: str, inside: str = "") -> str:
    """L'ancre d'une page, ou d'un endroit d'une page, dans le document assemblé."""
    page = f"page-{address.strip('/').replace('/', '--') or 'accueil'}"
    return f"{page}--{inside}" if inside else page


def rename(main: html.HtmlElement, address: str) -> None:
    """Donne à chaque endroit de la page un nom que nul autre n'a ; le premier à le porter le garde."""
    seen: set[str] = set()
    for element in main.iter(etree.Element):
        name = element.attrib.pop("id", None)
        if name and name not in seen:
            seen.add(name)
            element.set("id", anchor(address, name))


def redirect(main: html.HtmlElement, address: str, held: Collection[str]) -> None:
    """Un lien vers une page du document devient un renvoi ; vers une autre page du guide, un simple texte."""
    for link in list(main.iter("a")):
        target, inside = urldefrag(urljoin(BASE + address, link.get("href", "")))
        if not target.startswith(BASE):
            continue
        page = unquote(urlsplit(target).path.lstrip("/"))
        if page in held:
            link.set("href", f"#{anchor(page, unquote(inside))}")
        else:
            link.drop_tag()


def repair(document: html.HtmlElement) -> None:
    """Un renvoi vers un endroit que le livret n'a pas mène au début de sa page."""
    known = {str(name) for name in document.xpath("//@id")}
    for link in document.iter("a"):
        href = link.get("href", "")
        if href.startswith("#") and href[1:] not in known:
            link.set("href", href.rpartition("--")[0])
