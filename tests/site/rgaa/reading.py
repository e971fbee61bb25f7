"""Ce que les contrôles du référentiel partagent : parcourir les pages, nommer un élément, dire les fautes."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps

from lxml import html

from macros.models.lexique import Terme
from macros.texts.french import folded
from tests.built import Page, visible

Element = html.HtmlElement
Seen = tuple[str, str]
"""Une faute : la page ou le fichier où elle est, et ce qu'on y voit."""

SPACES = re.compile(r"[\s\u00a0\u202f]+")
DATA = ("index-recherche",)
"""Les scripts qui ne portent que des textes du guide : leurs mots ne sont pas du code."""


SHEET, SCRIPT = "assets/guide.css", "assets/guide.js"
TABLES, CHART, PLAN, DELEGUE = "barometre/", "barometre/", "plan-du-site/", "obligations/rgpd-delegue/"
PROFILE = "ma-collectivite/commune-moins-de-3500-habitants/"
FILES, FORM = "modeles/declaration-accessibilite/", "declaration-accessibilite/generateur/"
"""Les pages et les fichiers où l'on plante des fautes."""

Check = Callable[["Reading"], Iterable[Seen]]
Fault = tuple[str, str, str]
"""Une faute à planter : la page ou le fichier, ce que l'on remplace (motif), ce que l'on met."""

FAULTS: dict[str, tuple[Fault, ...]] = {}
"""Les fautes que chaque contrôle doit voir."""


@dataclass(frozen=True)
class Reading:
    """Le site construit : ses pages par adresse, ses scripts et sa feuille, le lexique, ses fichiers."""

    pages: Mapping[str, Page]
    scripts: Mapping[str, str]
    sheet: str
    terms: tuple[Terme, ...]
    files: frozenset[str]

    def all(self, path: str) -> Iterator[tuple[Page, Element]]:
        """Les éléments que désigne un chemin XPath, sur toutes les pages, hors des modèles `template`."""
        for page in self.pages.values():
            for element in page.tree.xpath(path):
                if not any(parent.tag == "template" for parent in element.iterancestors()):
                    yield page, element

    def seen(self, path: str) -> Iterator[Seen]:
        """Les mêmes éléments, dits comme des fautes."""
        for page, element in self.all(path):
            yield page.address, shown(element)

    def written(self, pattern: str) -> Iterator[Seen]:
        """Ce que le code de nos scripts contient et ne devrait pas."""
        for name, text in self.scripts.items():
            if not name.startswith(DATA):
                yield from ((f"assets/{name}", found[0]) for found in re.finditer(pattern, text))


def control(*faults: Fault) -> Callable[[Check], Callable[[Reading], None]]:
    """Un contrôle, et les fautes qu'il doit voir : sa liste est vide, ou sa docstring dit quoi corriger."""

    def checked(check: Check) -> Callable[[Reading], None]:
        FAULTS[check.__name__] = faults

        @wraps(check)
        def test(reading: Reading) -> None:
            seen = sorted({f"/{place} : {what}" for place, what in check(reading)})
            assert not seen, "\n".join(
                [f"{len(seen)} faute(s). {' '.join((check.__doc__ or '').split())}", *seen]
            )

        return test

    return checked


def shown(element: Element) -> str:
    """Une balise ouvrante et le début de son texte, assez pour la retrouver."""
    attributes = "".join(f' {key}="{element.get(key)}"' for key in map(str, element.attrib))
    return f"<{element.xpath('name()')}{attributes[:120]}>{visible(element)[:60]}"


def name(element: Element) -> str:
    """Le nom que lit un lecteur d'écran : aria-labelledby, aria-label, alt, contenu, puis title."""
    root = element.getroottree().getroot()
    ids = element.get("aria-labelledby", "").split()
    parts = [visible(found) or text(found) for id_ in ids for found in root.xpath("//*[@id=$id]", id=id_)]
    inner = [
        visible(element),
        *element.xpath(".//img/@alt"),
        *element.xpath("./*[local-name()='title']/text()"),
    ]
    choices = (
        " ".join(parts),
        element.get("aria-label", ""),
        element.get("alt", ""),
        " ".join(inner),
        element.get("title", ""),
    )
    return next((choice.strip() for choice in choices if choice.strip()), "")


def text(element: Element) -> str:
    """Tout le texte d'un élément, même dans un dessin."""
    return SPACES.sub(" ", "".join(element.itertext())).strip()


def plain(words: str) -> str:
    """Un texte pour comparer : sans casse, accents, apostrophe courbe ni espace de typographie."""
    joined = SPACES.sub(" ", folded(words).replace("’", "'"))
    return re.sub(r"(?<=[('@]) | (?=[),.])", "", joined).strip(" .…")


def akin(title: str, heading: str) -> bool:
    """Vrai si l'un des deux titres reprend au moins un mot plein de l'autre."""
    first, second = (set(re.findall(r"\w{5,}", plain(words))) for words in (title, heading))
    return bool(first & second) or plain(title) == plain(heading)
