"""Peser un site construit, page par page : octets compressés, requêtes, éléments, part de texte."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from statistics import median
from urllib.parse import urldefrag, urljoin, urlsplit

import brotli

from macros.proofs import ecoindex

FIRST_FLIGHT = 14_600
"""Les octets qu'un serveur envoie avant d'attendre une réponse : dix paquets (RFC 6928)."""

LOADED = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})
"""Les liens que le navigateur suit sans qu'on le lui demande."""

SCRIPTS = "data-script"
"""Les scripts qu'une page fait charger par celui du guide, sans attendre de geste."""

SILENT = frozenset({"script", "style", "template", "noscript", "head"})
"""Ce qui ne se lit pas à l'écran."""

BASE = "http://guide/"


@dataclass(frozen=True)
class Weight:
    """Le poids d'une page : à la première visite, puis quand on y arrive depuis l'accueil."""

    address: str
    page_bytes: int
    first_bytes: int
    first_requests: int
    next_bytes: int
    next_requests: int
    elements: int
    text: float
    styled_bytes: int

    @property
    def ecoindex(self) -> float:
        """L'EcoIndex de la première visite."""
        return ecoindex.score(self.elements, self.first_requests, self.first_bytes)

    @property
    def grade(self) -> str:
        """La lettre de cet EcoIndex."""
        return ecoindex.grade(self.ecoindex)


class Counter(HTMLParser):
    """Compte les éléments d'une page, lit son texte et note ce qu'elle fait charger."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements = 0
        self.text: list[str] = []
        self.loaded: list[str] = []
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Un élément de plus, et peut-être une adresse à charger."""
        self.elements += 1
        values = {name: value or "" for name, value in attrs}
        if tag in SILENT and not self.silent:
            self.silent = tag
        self.loaded += values.get(SCRIPTS, "").split()
        followed = tag == "link" and LOADED.intersection(values.get("rel", "").split())
        self.loaded += [values.get("href", "")] if followed else [values["src"]] if "src" in values else []

    def handle_endtag(self, tag: str) -> None:
        """La fin de ce qui ne se lit pas."""
        if tag == self.silent:
            self.silent = ""

    def handle_data(self, data: str) -> None:
        """Du texte lu à l'écran."""
        if not self.silent:
            self.text.append(data)


def weights(site: Path) -> list[Weight]:
    """Le poids de chaque page d'un site construit, celle des adresses inconnues comprise, par adresse."""
    known = set(resources(site, ""))
    return [weigh(site, address, known) for address in sorted(addresses(site))]


def addresses(site: Path) -> Iterator[str]:
    """Les adresses des pages d'un site : vide pour l'accueil, `404.html` pour les adresses inconnues."""
    for path in sorted(site.rglob("index.html")):
        folder = path.parent.relative_to(site).as_posix()
        yield "" if folder == "." else f"{folder}/"
    yield from (name for name in ("404.html",) if (site / name).is_file())


def weigh(site: Path, address: str, known: Iterable[str]) -> Weight:
    """Le poids d'une page ; `known` est ce que le navigateur garde déjà d'une visite de l'accueil."""
    counter = read(site, address)
    page = compressed(file(site, address))
    loaded = {place: compressed(site / place) for place in resources(site, address)}
    fresh = {place: size for place, size in loaded.items() if place not in set(known)}
    size = file(site, address).stat().st_size
    return Weight(
        address=address,
        page_bytes=page,
        first_bytes=page + sum(loaded.values()),
        first_requests=1 + len(loaded),
        next_bytes=page + sum(fresh.values()),
        next_requests=1 + len(fresh),
        elements=counter.elements,
        text=100 * len(" ".join("".join(counter.text).split()).encode()) / size,
        styled_bytes=page + sum(size for place, size in loaded.items() if place.endswith(".css")),
    )


def resources(site: Path, address: str) -> list[str]:
    """Les fichiers du site qu'une page fait charger, chacun une fois."""
    urls = (urldefrag(urljoin(BASE + address, href))[0] for href in read(site, address).loaded)
    return list(dict.fromkeys(urlsplit(url).path.lstrip("/") for url in urls if url.startswith(BASE)))


def read(site: Path, address: str) -> Counter:
    """Une page, comptée."""
    counter = Counter()
    counter.feed(file(site, address).read_text(encoding="utf-8"))
    counter.close()
    return counter


def file(site: Path, address: str) -> Path:
    """Le fichier d'une page."""
    return site / address if address.endswith(".html") else site / address / "index.html"


def compressed(path: Path) -> int:
    """Les octets d'un fichier après la compression brotli la plus forte."""
    return squeezed(path, path.stat().st_mtime_ns)


@cache
def squeezed(path: Path, changed: int) -> int:
    """Le même, compté une fois tant que le fichier ne change pas."""
    return len(brotli.compress(path.read_bytes(), quality=11))


def middle(values: Iterable[float]) -> float:
    """La médiane, au dixième."""
    return round(median(values), 1)


def heaviest(weighed: Iterable[Weight], count: int) -> list[Weight]:
    """Les pages les plus lourdes à la première visite."""
    return sorted(weighed, key=lambda one: -one.first_bytes)[:count]


def in_first_flight(weighed: Iterable[Weight]) -> list[Weight]:
    """Les pages qui arrivent, mises en forme, dans le premier vol de paquets."""
    return [one for one in weighed if one.styled_bytes <= FIRST_FLIGHT]
