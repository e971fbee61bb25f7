"""Lire une page comme une personne : son texte, ses encadrés, ses tableaux, typographie mise à part."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lxml.html import HtmlElement

from macros.corpus.facts import Corpus
from macros.models.lexique import Terme
from macros.models.profils import Profil
from macros.texts.french import MONTHS
from macros.texts.typography import typeset
from tests.built import Built

HIDDEN = frozenset({"script", "style", "svg", "template", "noscript"})
INLINE = frozenset(
    {"a", "abbr", "b", "code", "dfn", "em", "i", "q", "small", "span", "strong", "sup", "time"}
)
"""Ce qui ne coupe pas une ligne : `l'<span>open data</span>` se lit d'un trait."""

SPACES = re.compile(r"\s+")
LOOSE = re.compile(r"\s+([:;!?%»,.)\]])|([«(\[])\s+")


@dataclass(frozen=True)
class Row:
    """Une ligne de tableau : le titre au-dessus, le nom de la ligne, le lien qu'il porte, et ses cases."""

    title: str
    name: str
    href: str
    cells: Mapping[str, str]

    @property
    def text(self) -> str:
        """Toute la ligne."""
        return " ".join([self.name, *self.cells.values()])


@dataclass(frozen=True)
class Guide:
    """Ce qu'un contrôle reçoit : les faits, le jour, et de quoi lire une page ou un fichier publiés."""

    corpus: Corpus
    today: date
    page: Callable[[str], HtmlElement]
    file: Callable[[str], str]

    @cached_property
    def reader(self) -> "Reader":
        """La lecture qui connaît le lexique de ce guide."""
        return Reader(self.corpus.lexique.values())

    def said(self, element: HtmlElement) -> str:
        """Ce que dit un élément."""
        return self.reader.read(spoken(element))

    def title(self, address: str) -> str:
        """Le titre d'une page, vide si elle n'en a pas."""
        return " ".join(self.said(heading) for heading in self.page(address).iter("h1"))

    def text(self, address: str) -> str:
        """Ce que dit une page."""
        return self.said(self.page(address))

    def missing(self, text: str, expected: Mapping[str, str | None]) -> Iterator[str]:
        """Ce qu'un texte devait dire et ne dit pas, par nom."""
        for name, words in expected.items():
            if words and self.reader.sentence(words) not in text:
                yield f"{name} : « {words} » ne se lit pas"

    def box(self, address: str) -> dict[str, str]:
        """Les encadrés d'une page : intitulé, valeur."""
        lines = self.page(address).xpath(".//dl[contains(@class, 'faits')][not(ancestor::template)]/div")
        return {self.said(line.find("dt")): self.said(line.find("dd")) for line in lines}

    def rows(self, address: str) -> list[Row]:
        """Les lignes de tous les tableaux d'une page."""
        return [self.row(line) for line in self.page(address).xpath(".//tbody/tr")]

    def row(self, line: HtmlElement) -> Row:
        """Une ligne, sous les en-têtes de son tableau."""
        table = next(line.iterancestors("table"))
        _, *heads = [self.said(cell) for cell in table.xpath("./thead//th")]
        titles = line.xpath("preceding::h2[1] | preceding::h3[1]")
        return Row(
            title=self.said(titles[-1]) if titles else "",
            name=self.said(line[0]),
            href=next((str(link) for link in line[0].xpath(".//a/@href")), ""),
            cells=dict(zip(heads, [self.said(cell) for cell in line[1:]], strict=False)),
        )

    def blocks(self, address: str) -> list[str]:
        """Ce qui se lit d'un coup d'œil : une ligne de liste ou de tableau, un paragraphe, un encadré."""
        found = self.page(address).xpath(
            ".//li[not(.//li)] | .//p | .//tbody/tr | .//dl[contains(@class, 'faits')]"
        )
        return [self.said(block) for block in found]

    def apart(self, blocks: Iterable[str], first: str, others: Mapping[str, str | None]) -> Iterator[str]:
        """Ce qui devait se lire dans le même bloc qu'un texte, et s'en trouve séparé ou absent."""
        near = [block for block in blocks if self.reader.sentence(first) in block]
        if not near:
            yield f"« {first} » ne se lit pas"
            return
        faults = [list(self.missing(block, others)) for block in near]
        yield from (f"près de « {first} » : {fault}" for fault in min(faults, key=len))

    def under(self, address: str, heading: str) -> str:
        """Ce qui se lit sous un intertitre de niveau 2, jusqu'au suivant."""
        wanted = self.reader.sentence(heading)
        found, inside = [], False
        for element in self.page(address).iter("h2", "h3", "p", "ul", "ol", "dl", "table"):
            if element.tag == "h2":
                inside = self.said(element) == wanted
            if inside:
                found.append(self.said(element))
        return " ".join(found)


def published(corpus: Corpus, site: Built, today: date) -> Guide:
    """Un site construit, avec les faits dont il est fait."""
    return Guide(
        corpus,
        today,
        lambda address: site.pages[address].main,
        lambda address: (site.root / address).read_text(encoding="utf-8"),
    )


class Reader:
    """Ramène un texte à ce qu'il dit : casse, espaces, apostrophes, et sigles toujours abrégés."""

    def __init__(self, terms: Iterable[Terme]) -> None:
        self.forms = [(form, introductions(form, term)) for term in terms for form in written(term)]
        self.kept: dict[str, str] = {}

    def read(self, text: str) -> str:
        """Le texte d'une page ; un texte déjà lu ne se relit pas."""
        if text not in self.kept:
            self.kept[text] = self.reduced(text)
        return self.kept[text]

    def reduced(self, text: str) -> str:
        """Le texte ramené à ce qu'il dit."""
        text = simple(text)
        for form, pattern in self.forms:
            if form in text:
                text = pattern.sub(form, text)
        return text.casefold()

    def sentence(self, text: str) -> str:
        """Une phrase des faits, telle que `read` la retrouvera : le point final peut manquer."""
        return self.read(text).rstrip(".")


def simple(text: str) -> str:
    """Le texte sans ce que pose la typographie."""
    text = SPACES.sub(" ", typeset(text).replace("’", "'"))
    return LOOSE.sub(lambda match: match[1] or match[2], text).strip()


def written(term: Terme) -> Iterator[str]:
    """Les écritures d'un sigle."""
    if term.sorte == "sigle":
        yield from (simple(form) for form in (term.ecriture, *term.variantes))


def introductions(form: str, term: Terme) -> re.Pattern[str]:
    """Un sigle écrit en toutes lettres, ou redit par son nom : « développé (SIGLE) », « loi SREN »."""
    long, plural, short = simple(term.developpe), simple(term.pluriel or ""), re.escape(form)
    before = "|".join(re.escape(words) for words in (long, plural) if words)
    noun = re.escape(long.partition(" ")[0])
    return re.compile(
        rf"(?i:{before}) [(\[]{short}[)\]]|(?<!\w){short} [(\[](?i:{re.escape(long)})[)\]]"
        rf"|\b(?i:{noun}) {short}\b"
    )


def spoken(element: HtmlElement) -> str:
    """Le texte visible d'un élément ; un bloc se détache de ses voisins."""
    if not isinstance(element.tag, str) or element.tag in HIDDEN or element.get("hidden") is not None:
        return ""
    inside = (element.text or "") + "".join(spoken(child) + (child.tail or "") for child in element)
    return inside if element.tag in INLINE else f" {inside} "


def on(day: date) -> str:
    """Une date telle qu'une page l'écrit : 1er mars 2026."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def moment(written: str) -> str:
    """Une année, un mois ou un jour, tels qu'une page les écrit : 2024, décembre 2024, 8 novembre 2024."""
    year, *others = [int(part) for part in written.split("-")]
    if len(others) == 2:
        return on(date(year, *others))
    return " ".join([*(MONTHS[month - 1] for month in others), str(year)])


def thousands(value: float) -> str:
    """Un nombre tel qu'une page l'écrit : 3 500, ou 8,1."""
    return f"{value:,.10g}".replace(",", " ").replace(".", ",")


def sheet(id: str) -> str:
    """L'adresse d'une fiche d'obligation."""
    return f"obligations/{id.replace('_', '-')}/"


def profile_page(profile: Profil) -> str:
    """L'adresse de la page d'une tranche."""
    return f"ma-collectivite/{profile.slug}/"
