"""Les pages qu'une édition laisse : elles quittent le site construit, et aucun lien n'y mène plus."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html

from macros.models.edition import Edition

NOWHERE = "http://guide"
"""L'adresse d'un guide qui n'en a pas encore."""

LINK = re.compile(r'<a\b[^>]*\shref="([^"]*)"')
ADDRESS = re.compile(r"<url>.*?</url>\s*", re.DOTALL)
PLACE = re.compile(r"<loc>([^<]*)</loc>")
CARDS = frozenset({"carte", "porte"})

Left = Callable[[str], bool]


def trimmed(site: Path, edition: Edition, base: str) -> None:
    """Retire d'un site construit les pages que l'édition laisse ; rien si elle n'en laisse pas."""
    if not edition.pages_laissees:
        return
    for place in edition.pages_laissees:
        shutil.rmtree(site / place, ignore_errors=True)
    for path in sorted(site.rglob("*.html")):
        folder = path.relative_to(site).parent.as_posix()
        address = "" if folder == "." else f"{folder}/"
        before = path.read_bytes()
        if (after := lightened(before, address, edition, base)) != before:
            path.write_bytes(after)
    plan = site / "sitemap.xml"
    if plan.exists():
        plan.write_text(listed(plan.read_text("utf-8"), edition, base), encoding="utf-8")


def lightened(page: bytes, address: str, edition: Edition, base: str) -> bytes:
    """Une page sans ses liens vers celles que l'édition laisse ; la même, à l'octet, si elle n'en a pas."""

    def aimed(href: str) -> bool:
        return edition.left(target(address, href, base))

    text = page.decode()
    return unlinked(text, aimed) if edition.pages_laissees and any(map(aimed, LINK.findall(text))) else page


def target(address: str, href: str, base: str) -> str:
    """L'adresse dans le site où mène un lien, même écrit depuis la racine ; ailleurs, reste entière."""
    home = f"{base or NOWHERE}/"
    return unquote(urldefrag(urljoin(home + address, href)).url).removeprefix(home)


def unlinked(text: str, aimed: Left) -> bytes:
    """Une page où les liens laissés sont de simples mots ; l'entrée d'un menu, ou une carte, s'en va."""
    page = html.document_fromstring(text)
    for link in list(page.iter("a")):
        if aimed(link.get("href", "")):
            drop(link)
    return bytes(html.tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>"))


def drop(link: html.HtmlElement) -> None:
    """Ôte un lien, et avec lui ce qui n'était là que pour lui."""
    for around in link.iterancestors():
        if CARDS & set(around.get("class", "").split()):
            return around.drop_tree()
        if around.tag == "li":
            alone = around.xpath("ancestor::nav") or plain_text(around) == plain_text(link)
            return around.drop_tree() if alone else link.drop_tag()
    return link.drop_tag()


def plain_text(element: html.HtmlElement) -> str:
    """Le texte d'un élément, espaces réduites."""
    return " ".join(element.text_content().split())


def listed(plan: str, edition: Edition, base: str) -> str:
    """Le plan du site pour les moteurs de recherche, sans les pages laissées."""

    def kept(entry: re.Match[str]) -> str:
        where = PLACE.search(entry[0])
        address = where[1].removeprefix(base).lstrip("/") if where else ""
        return "" if edition.left(address) else entry[0]

    return ADDRESS.sub(kept, plan)
